import { differ, languageOf } from '../languages/all.ts';
import { skeleton } from '../languages/ko/names/foreign.ts';
import { isKoreanName, nameKeys, SAME_NAME, sameName } from '../languages/ko/names.ts';
import type { Context } from '../library/context.ts';
import { distance } from '../text/edit-distance.ts';
import { namedIndex } from './named-index.ts';

/** A person of the library: those of its documents whose names are one. */
export interface LibraryPerson {
  id: number;
  /** Document and index in its `people`. */
  parts: { document: number; person: number }[];
}

export interface PeopleIndex {
  people: LibraryPerson[];
  /** Person of the library by document and index in the document's `people`. */
  of: ReadonlyMap<string, number>;
  /** Candidates for a name, by `nameKeys`: to be confirmed with `sameName`. */
  byKey: ReadonlyMap<string, number[]>;
}

/** Two Latin spellings are taken for one person from this score on: "Ban Ki Moon" and "Ban Ki-moon", not 영수 and 용수. */
const SAME_SPELLING = 0.95;

/** Korean names are joined with how they are spelled in Latin letters. */
const hangul = (name: string): boolean => languageOf(name).code === 'ko';

export const partKey = (document: number, person: number): string => `${document}:${person}`;

/** People of the whole library with their spellings put together; in memory. */
export function peopleIndex(context: Context): PeopleIndex {
  return context.memo('people', () => make(context));
}

interface Cluster {
  /** Spellings of one script, the most used first. */
  names: string[];
  parts: LibraryPerson['parts'];
}

function make(context: Context): PeopleIndex {
  const clusters: Cluster[] = [];
  const byKey = new Map<string, number[]>();
  const named = namedIndex(context);
  named.forEach(({ people }, document) => {
    people.forEach(({ name, mentions }, person) => {
      if (!mentions.some(({ full }) => full) && !isFamiliar(name)) return;
      const keys = nameKeys(name);
      const found = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))].find((id) =>
        clusters[id]!.names.some((other) => !differ(other, name) && sameName(other, name) >= SAME_SPELLING),
      );
      const id = found ?? clusters.push({ names: [], parts: [] }) - 1;
      const cluster = clusters[id]!;
      if (!cluster.names.includes(name)) cluster.names.push(name);
      cluster.parts.push({ document, person });
      for (const key of keys)
        if (!byKey.get(key)?.includes(id)) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    });
  });
  return joined(clusters, byKey);
}

/** Names of one word are kept when they are long enough to be somebody's ("Lavrov", 라브로프). */
const isFamiliar = (name: string): boolean => name.length >= languageOf(name).words.shortestName;

/** Joins each Hangul name to the Latin spelling that fits it best, and only to that. */
function joined(clusters: readonly Cluster[], keys: ReadonlyMap<string, number[]>): PeopleIndex {
  const to = clusters.map((_, id) => id);
  const taken = new Set<number>();
  const pairs: { hangul: number; latin: number; score: number }[] = [];
  clusters.forEach(({ names }, id) => {
    if (!hangul(names[0]!)) return;
    const candidates = [...new Set(names.flatMap(nameKeys).flatMap((key) => keys.get(key) ?? []))];
    for (const latin of candidates) {
      if (hangul(clusters[latin]!.names[0]!)) continue;
      const score = Math.max(
        ...names.flatMap((name) => clusters[latin]!.names.map((other) => sameName(name, other))),
      );
      if (score >= SAME_NAME) pairs.push({ hangul: id, latin, score });
    }
  });
  pairs.sort((a, b) => b.score - a.score || a.hangul - b.hangul || a.latin - b.latin);
  for (const { hangul: id, latin } of pairs) {
    if (to[id] !== id || taken.has(latin)) continue;
    to[id] = latin;
    taken.add(latin);
  }
  const people: LibraryPerson[] = [];
  const number = new Map<number, number>();
  const of = new Map<string, number>();
  clusters.forEach((cluster, id) => {
    const root = to[id]!;
    if (!number.has(root)) number.set(root, people.push({ id: people.length, parts: [] }) - 1);
    const person = people[number.get(root)!]!;
    person.parts.push(...cluster.parts);
    for (const part of cluster.parts) of.set(partKey(part.document, part.person), person.id);
  });
  const byKey = new Map(
    [...keys].map(([key, ids]) => [key, [...new Set(ids.map((id) => number.get(to[id]!)!))]]),
  );
  return { people, of, byKey };
}

/** Spellings of a person in the documents that may be seen, the most used first; a Latin one leads. */
export function spellingsOf(context: Context, person: LibraryPerson, visible: ReadonlySet<number>): string[] {
  const named = namedIndex(context);
  const counts = new Map<string, number>();
  for (const part of person.parts) {
    if (!visible.has(part.document)) continue;
    const { spellings, mentions } = named[part.document]!.people[part.person]!;
    for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + mentions.length);
  }
  const full = (name: string): number => (name.includes(' ') || isKoreanName(name) ? 0 : 1);
  return [...counts]
    .sort(
      (a, b) =>
        full(a[0]) - full(b[0]) ||
        Number(hangul(a[0])) - Number(hangul(b[0])) ||
        b[1] - a[1] ||
        (a[0] < b[0] ? -1 : 1),
    )
    .map(([name]) => name);
}

/** People a typed name may mean, best first: by spelling, by the other script, by family name alone. */
export function findPeople(
  context: Context,
  typed: string,
  visible: ReadonlySet<number>,
): { person: LibraryPerson; score: number }[] {
  const index = peopleIndex(context);
  const wanted = typed.trim();
  const plain = comparable(wanted);
  const candidates = new Map<number, number>();
  const consider = (id: number, score: number): void => {
    if (score > (candidates.get(id) ?? 0)) candidates.set(id, score);
  };
  for (const key of nameKeys(wanted))
    for (const id of index.byKey.get(key) ?? [])
      for (const name of spellingsOf(context, index.people[id]!, visible)) {
        const score = sameName(wanted, name);
        if (score >= SAME_NAME) consider(id, score);
      }
  if (candidates.size === 0)
    for (const person of index.people)
      for (const name of spellingsOf(context, person, visible)) {
        const words = comparable(name).split(' ');
        if (
          plain.length > 1 &&
          (words.includes(plain) || plain.split(' ').every((word) => words.includes(word)))
        )
          consider(person.id, 0.4);
        else if (hangul(name) && plain.length >= 2 && name.includes(plain)) consider(person.id, 0.3);
      }
  if (candidates.size === 0)
    for (const person of index.people)
      for (const name of spellingsOf(context, person, visible))
        if (isNearly(wanted, name)) consider(person.id, NEARLY);
  const weight = (id: number): number =>
    index.people[id]!.parts.filter(({ document }) => visible.has(document)).length;
  return [...candidates]
    .filter(([id]) => weight(id) > 0)
    .sort((a, b) => b[1] - a[1] || weight(b[0]) - weight(a[0]) || a[0] - b[0])
    .map(([id, score]) => ({ person: index.people[id]!, score }));
}

/** Score of a name that is only nearly the one typed. */
const NEARLY = 0.2;
/** Shorter words say too little with a letter wrong. */
const LONG = 5;

/** Whether each word typed is one of the name's, or a letter off one that is long; in the other script, by consonants. */
function isNearly(typed: string, name: string): boolean {
  const words = comparable(typed).split(' ').filter(Boolean);
  const own = comparable(name).split(' ');
  if (words.length === 0 || words.join('').length < 2) return false;
  if (differ(typed, name))
    return (
      !isKoreanName(typed) &&
      !isKoreanName(name) &&
      words.every((word) => own.some((other) => soundsNearly(word, other)))
    );
  return words.every((word) =>
    own.some((other) => word === other || (word.length >= LONG && distance(word, other, 1) <= 1)),
  );
}

function soundsNearly(a: string, b: string): boolean {
  const [first, second] = [skeleton(a), skeleton(b)];
  return Math.min(first.length, second.length) >= 3 && distance(first, second, 1) <= 1;
}

export const comparable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
