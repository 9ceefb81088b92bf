import { withoutParticle } from '../../languages/ko/hangul.ts';
import { beginnings } from './predicates.ts';

interface Entry<T> {
  /** A verb or adjective: what stands behind it in a word is its ending. */
  predicate: boolean;
  value: T;
}

/** Headwords with what is known of each, by every way a word of a question can begin with them. */
export type KoreanEntries<T> = Map<string, Entry<T>[]>;

/** Letters of the longest headword that is looked for. */
const LONGEST = 12;
/** What follows a verb of one syllable: 내나요, 받는다. Anything else is another word: 내용. */
const ENDING = /^(?:[나는고면려야어아았었지게기을은습자던니거]|도록)/u;

/** The headword without the 다 of verbs and adjectives. */
export function baseOf(headword: string): { base: string; predicate: boolean } {
  const predicate = headword.length > 1 && headword.endsWith('다');
  return { base: predicate ? headword.slice(0, -1) : headword, predicate };
}

/** Adds what is known of a headword, in NFC. */
export function addEntry<T>(entries: KoreanEntries<T>, headword: string, value: T): void {
  const { base, predicate } = baseOf(headword);
  for (const start of predicate ? beginnings(base) : [base]) {
    const known = entries.get(start);
    if (known) known.push({ predicate, value });
    else entries.set(start, [{ predicate, value }]);
  }
}

/** What is known of each part of a word, in order; empty where no headword begins it. Of nouns written together each is a part. */
export function partsOf<T>(entries: KoreanEntries<T>, word: string): T[] {
  const found: T[] = [];
  let rest = word.normalize('NFC');
  while (rest !== '') {
    const match = longestAt(entries, rest, found.length === 0);
    if (!match) break;
    found.push(...match.entries.map(({ value }) => value));
    rest = match.entries.every(({ predicate }) => predicate) ? '' : rest.slice(match.length);
    if (isParticle(rest)) break;
  }
  return found;
}

function longestAt<T>(entries: KoreanEntries<T>, word: string, first: boolean) {
  for (let length = Math.min(LONGEST, word.length); length >= 2; length--) {
    const known = entries.get(word.slice(0, length));
    if (known) return { entries: known, length };
  }
  if (!first) return null;
  const rest = word.slice(1);
  const fitting = (entries.get(word.slice(0, 1)) ?? []).filter(({ predicate }) =>
    predicate ? ENDING.test(rest) : rest === '' || isParticle(rest),
  );
  return fitting.length > 0 ? { entries: fitting, length: 1 } : null;
}

/** `withoutParticle` leaves two syllables of every word. */
const isParticle = (rest: string): boolean => withoutParticle(`가가${rest}`) === '가가';
