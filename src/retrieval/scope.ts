import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';
import type { Limits } from '../query/types.ts';

/** Scopes without dates or a document that are kept: a server has a handful of sets of collections. */
const KEPT_SCOPES = 64;

/** What a question may be answered from. It is kept and handed out again: nobody changes one. */
export interface Scope {
  collections: ReadonlySet<string>;
  /** One byte a passage: 1 if it may be used. */
  mask: Readonly<Uint8Array>;
  /** Passages that may be used. */
  count: number;
  /** Narrower than the collections alone. */
  narrowed: boolean;
  /** What narrows it: hard dates, a document, or passages that alone count. */
  limits: Omit<Limits, 'collections'>;
  only?: ReadonlySet<number> | undefined;
}

/** Collections, hard dates and document of a question as a mask over the passages; the same for every question of one reader. */
export function scopeOf({ library, memo }: Context, limits: Limits): Scope {
  const { since = null, until = null, document = null } = limits;
  const narrowed = since !== null || until !== null || document !== null;
  if (narrowed) return marked(library, limits);
  const scopes = memo('scopes', () => new Map<string, Scope>());
  const key = JSON.stringify([...limits.collections].sort());
  const known = scopes.get(key);
  if (known) return known;
  if (scopes.size >= KEPT_SCOPES) scopes.clear();
  const scope = marked(library, limits);
  scopes.set(key, scope);
  return scope;
}

function marked(library: Library, { since = null, until = null, document = null, ...limits }: Limits): Scope {
  const collections = new Set(limits.collections);
  const mask = new Uint8Array(library.passageCount);
  let count = 0;
  for (const entry of library.documents) {
    if (!collections.has(entry.collection)) continue;
    if (document !== null && entry.id !== document) continue;
    if (since !== null && (entry.published === null || entry.published < since)) continue;
    if (until !== null && (entry.published === null || entry.published > until)) continue;
    const [first, end] = entry.passages;
    mask.fill(1, first, end);
    count += end - first;
  }
  const narrowed = since !== null || until !== null || document !== null;
  return { collections, mask, count, narrowed, limits: { since, until, document } };
}

/** The scope with only some of its passages left; with none of them, it stays as it is. */
export function keepOnly(scope: Scope, passages: ReadonlySet<number>): Scope {
  if (passages.size === 0) return scope;
  const mask = new Uint8Array(scope.mask.length);
  for (const passage of passages) mask[passage] = 1;
  return { ...scope, mask, count: passages.size, narrowed: true, only: passages };
}
