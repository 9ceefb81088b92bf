import type { Library } from '../library/types.ts';
import type { Question } from './types.ts';

/** What a question may be answered from. */
export interface Scope {
  collections: ReadonlySet<string>;
  /** One byte a passage: 1 if it may be used. */
  mask: Uint8Array;
  /** Passages that may be used. */
  count: number;
  /** Narrower than the collections alone. */
  narrowed: boolean;
}

/** Collections, hard dates and document of a question as a mask over the passages. */
export function scopeOf(library: Library, question: Question): Scope {
  const { since = null, until = null, document = null } = question;
  const collections = new Set(question.collections);
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
  return { collections, mask, count, narrowed: since !== null || until !== null || document !== null };
}

/** Narrows a scope to some of its passages; to none of them, it stays as it is. */
export function keepOnly(scope: Scope, passages: ReadonlySet<number>): void {
  if (passages.size === 0) return;
  scope.mask.fill(0);
  for (const passage of passages) scope.mask[passage] = 1;
  scope.count = passages.size;
  scope.narrowed = true;
}
