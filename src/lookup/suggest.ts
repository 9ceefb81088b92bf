import { type NamedKind, THING_KINDS, type ThingKind } from '../domains/types.ts';
import { languageOf } from '../languages/all.ts';
import { nameKeys } from '../languages/ko/names.ts';
import type { Context } from '../library/context.ts';
import { documents } from '../reading/sources.ts';
import { allPosts } from './held-posts.ts';
import { visibleDocuments } from './line.ts';
import { comparable, partKey, peopleIndex, spellingsOf } from './people-index.ts';
import { shapeKey, spellingsOfShape, visibleShapes } from './shapes-index.ts';
import { things } from './things-index.ts';
import type { HeldKind } from './types.ts';

export interface SuggestInput {
  kind: NamedKind | 'document' | 'topic';
  typed: string;
  collections: readonly string[];
  /** At most 25, Discord's own limit. */
  limit?: number;
}

/** Discord's limits for suggestions. */
const MOST = 25;
const LONGEST = 100;

interface Named {
  /** Shown and sent. */
  name: string;
  /** Everything it may be found by, folded. */
  keys: string[];
  /** Keys of people's names, for the other script. */
  sounds: string[];
  mentions: number;
  /** Of what is told by its shape: the key it is kept under. */
  sign?: string;
}

/** Names of the library that go on from what is typed, only from documents that may be seen; from memory. */
export function suggest(
  context: Context,
  { kind, typed, collections, limit = MOST }: SuggestInput,
): string[] {
  const most = Math.min(limit, MOST);
  if (kind === 'document')
    return documents(context, { text: typed, collections, limit: most }).map(({ title }) =>
      title.slice(0, LONGEST),
    );
  const names = ranked(listed(context, kind, collections), typed).map(({ name }) => name);
  return [...new Set(names)].slice(0, most);
}

export interface AnyNameInput {
  /** Only names of this kind; left out or null: of every kind that the library holds. */
  kind?: NamedKind | null;
  typed: string;
  collections: readonly string[];
  /** At most 25, Discord's own limit. */
  limit?: number;
}

/** Names of whatever kind the library holds that go on from what is typed, each with its kind. */
export function suggestAny(
  context: Context,
  { kind = null, typed, collections, limit = MOST }: AnyNameInput,
): { name: string; kind: NamedKind }[] {
  const kinds = kind === null ? NAMED_KINDS : [kind];
  const all = kinds.flatMap((one) =>
    listed(context, one, collections).map((named) => ({ ...named, kind: one })),
  );
  const seen = new Set<string>();
  return ranked(all, typed)
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .slice(0, Math.min(limit, MOST))
    .map(({ name, kind: own }) => ({ name, kind: own }));
}

const NAMED_KINDS: readonly NamedKind[] = ['person', 'post', 'organization', 'place', ...THING_KINDS];

/** The kinds of names that the documents of some collections hold, under the domain's own words, the most named first. */
export const kinds = (context: Context, { collections }: { collections: readonly string[] }): HeldKind[] =>
  NAMED_KINDS.map((kind) => ({
    kind,
    ...context.domain.kinds[kind],
    count: listed(context, kind, collections).length,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

/** Names that go on from what is typed: those that sound like it first, then those that begin with it, then those named most. */
function ranked<T extends Named>(all: readonly T[], typed: string): T[] {
  const plain = comparable(typed);
  const sign = shapeKey(typed);
  const keys = new Set(typed.trim().length > 2 ? nameKeys(typed) : []);
  const rank = (one: Named): number => {
    if (plain === '' && sign === '') return 1;
    if (one.sounds.some((key) => keys.has(key))) return 4;
    if (one.sign !== undefined) {
      if (one.sign === sign) return 5;
      return one.sign.startsWith(sign) ? 3 : one.sign.includes(sign) && sign.length > 1 ? 1 : 0;
    }
    if (plain === '') return 0;
    if (one.keys.some((key) => key.startsWith(plain))) return 3;
    if (one.keys.some((key) => key.includes(` ${plain}`))) return 2;
    return plain.length > 1 && one.keys.some((key) => key.includes(plain)) ? 1 : 0;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank > 0)
    .sort((a, b) => b.rank - a.rank || b.one.mentions - a.one.mentions || (a.one.name < b.one.name ? -1 : 1))
    .map(({ one }) => one);
}

/** All names of a kind in the collections; made once for each combination of collections. */
function listed(
  context: Context,
  kind: Exclude<SuggestInput['kind'], 'document'>,
  collections: readonly string[],
): Named[] {
  const key = [...new Set(collections)].sort().join('\n');
  return context.memo(`suggest ${kind}\n${key}`, () => {
    if (kind === 'topic')
      return NAMED_KINDS.filter((one) => one !== 'post' && one !== 'article').flatMap((one) =>
        listed(context, one, collections),
      );
    const visible = visibleDocuments(context.library, collections);
    const found =
      kind === 'person'
        ? people(context, visible)
        : kind === 'post'
          ? posts(context, visible)
          : kind === 'organization' || kind === 'place'
            ? named(context, kind, visible)
            : shapes(context, kind, visible);
    return found.filter(({ name }) => name.length <= LONGEST);
  });
}

function people(context: Context, visible: ReadonlySet<number>): Named[] {
  return peopleIndex(context).people.flatMap((person) => {
    const names = spellingsOf(context, person, visible);
    const mentions = person.parts.filter(({ document }) => visible.has(document)).length;
    return names.length > 0
      ? [{ name: names[0]!, keys: names.map(comparable), sounds: names.flatMap(nameKeys), mentions }]
      : [];
  });
}

function posts(context: Context, visible: ReadonlySet<number>): Named[] {
  const { of } = peopleIndex(context);
  const found = new Map<string, Named>();
  for (const { document, post } of allPosts(context)) {
    if (
      !visible.has(document) ||
      post.holder === null ||
      post.bare ||
      !of.has(partKey(document, post.holder))
    )
      continue;
    const title = post.text.replace(/\s+/g, ' ');
    // "Ambassador" of someone whose place only the sentence tells says nothing by itself.
    if (post.rank === 'ambassador' && /^\S+$/.test(title) && !/[가-힣]{4}/.test(title)) continue;
    const said = post.targets.length + post.fields.length > 0;
    const key = said
      ? `${languageOf(title).code} ${post.rank} ${post.targets} ${post.fields}`
      : comparable(title);
    const known = found.get(key);
    if (known) known.mentions++;
    else found.set(key, { name: title, keys: [comparable(title)], sounds: [], mentions: 1 });
  }
  return [...found.values()];
}

function named(context: Context, kind: 'organization' | 'place', visible: ReadonlySet<number>): Named[] {
  return [...things(context, `${kind}s`).values()].flatMap(({ id, mentions }) => {
    const seen = mentions.filter(({ document }) => visible.has(document)).length;
    const names = context.domain.namesOf(id);
    return seen > 0 ? [{ name: names[0]!, keys: names.map(comparable), sounds: [], mentions: seen }] : [];
  });
}

const shapes = (context: Context, kind: ThingKind, visible: ReadonlySet<number>): Named[] =>
  visibleShapes(context, visible)
    .filter((thing) => thing.kind === kind)
    .map((thing) => ({
      name: spellingsOfShape(thing)[0]!,
      keys: [],
      sounds: [],
      // What is explained somewhere is looked up rather than what is only named.
      mentions: thing.mentions.reduce((sum, { defined }) => sum + (defined ? 3 : 1), 0),
      sign: thing.key,
    }));
