import { hasHangul } from '../../../src/languages/ko/hangul.ts';
import { soundsLike, soundsOf } from '../../../src/query/translation/sounds.ts';
import { englishFor } from '../../../src/query/translation/table.ts';
import type { ReadWord } from './words.ts';

/** How two words can go together; the order is the order of the bits. */
export const MATCHES = [
  'exact',
  'stem',
  'value',
  'part',
  'translation',
  'looseTranslation',
  'sound',
  'sequence',
  'otherValue',
] as const;

const BIT = Object.fromEntries(MATCHES.map((name, i) => [name, 1 << i])) as Record<
  (typeof MATCHES)[number],
  number
>;

/** Share of a translation in the table from which it counts, and from which it counts in full. */
const LOOSE = 0.12;
const GOOD = 0.3;
/** A part of a word that says something: letters of one in spaced scripts. */
const SHORTEST_PART = 4;
const SHORTEST_HANGUL_PART = 2;

/** Compares the words of sentences with those of one question. */
export interface Matcher {
  /** `[words × question words]` bits by the order of `MATCHES`, row after row. */
  match(sentence: readonly ReadWord[]): Uint16Array;
}

/**
 * @param vocabulary all words that will be compared, for names that are written in the other language by their sound
 */
export function matcherOf(question: readonly ReadWord[], vocabulary: Iterable<ReadWord>): Matcher {
  const spoken = transcriptions(question, vocabulary);
  const translated = question.map((word) => translationsOf(word));
  const known = new Map<string, Uint16Array>();
  const rowOf = (word: ReadWord): Uint16Array => {
    let row = known.get(word.form);
    if (!row) {
      const other = translationsOf(word);
      row = Uint16Array.from(question, (asked, q) => {
        const share = Math.max(translated[q]?.get(word.stem) ?? 0, other?.get(asked.stem) ?? 0);
        return compare(asked, word) | translationBits(share) | (spoken[q]?.has(word.form) ? BIT.sound : 0);
      });
      known.set(word.form, row);
    }
    return row;
  };
  return {
    match: (sentence) => {
      const width = question.length;
      const bits = new Uint16Array(sentence.length * width);
      for (const [t, word] of sentence.entries()) bits.set(rowOf(word), t * width);
      markSequences(bits, sentence.length, width);
      return bits;
    },
  };
}

const translationBits = (share: number): number =>
  share >= GOOD ? BIT.translation : share >= LOOSE ? BIT.looseTranslation : 0;

function compare(asked: ReadWord, word: ReadWord): number {
  if (asked.form === word.form) return BIT.exact | BIT.stem | (asked.value === null ? 0 : BIT.value);
  let bits = 0;
  if (asked.stem === word.stem) bits |= BIT.stem;
  if (asked.value !== null && word.value !== null)
    bits |= asked.value === word.value ? BIT.value : BIT.otherValue;
  if (bits === 0 && sharesPart(asked.stem, word.stem)) bits |= BIT.part;
  return bits;
}

/** Whether one word holds the other, or both begin alike for most of the shorter; in Chinese script, any character. */
function sharesPart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (/\p{Script=Han}/u.test(short))
    return Array.from(short).some(
      (character) => /\p{Script=Han}/u.test(character) && long.includes(character),
    );
  const least = hasHangul(short) ? SHORTEST_HANGUL_PART : SHORTEST_PART;
  if (short.length < least || /\d/.test(short)) return false;
  if (long.includes(short)) return true;
  const alike = Math.max(least, Math.ceil(0.7 * short.length));
  return long.startsWith(short.slice(0, alike));
}

/** A match whose neighbours match too: the words stand in the sentence as they do in the question. */
function markSequences(bits: Uint16Array, length: number, width: number): void {
  const matched = (t: number, q: number) => (bits[t * width + q]! & (BIT.stem | BIT.value)) !== 0;
  for (let t = 0; t + 1 < length; t++)
    for (let q = 0; q + 1 < width; q++) {
      if (!matched(t, q) || !matched(t + 1, q + 1)) continue;
      bits[t * width + q]! |= BIT.sequence;
      bits[(t + 1) * width + q + 1]! |= BIT.sequence;
    }
}

/** English stems of Korean words met so far, with their shares. */
const cache = new Map<string, Map<string, number>>();
const CACHE_LIMIT = 50_000;

function translationsOf(word: ReadWord): Map<string, number> | null {
  if (!hasHangul(word.form)) return null;
  let found = cache.get(word.form);
  if (!found) {
    found = new Map();
    for (const piece of englishFor(word.form))
      for (const { terms, share } of piece)
        if (share >= LOOSE) found.set(terms[0]!, Math.max(share, found.get(terms[0]!) ?? 0));
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(word.form, found);
  }
  return found;
}

/** For each word of the question, the forms in the other script that sound alike. */
function transcriptions(
  question: readonly ReadWord[],
  vocabulary: Iterable<ReadWord>,
): readonly (Set<string> | undefined)[] {
  const latin = new Set<string>();
  const hangul = new Map<string, string>();
  for (const { form, stem, rarity } of vocabulary) {
    if (hasHangul(form)) hangul.set(form, stem);
    else if (rarity >= RARE) latin.add(form);
  }
  const sounds = question.some(({ form }) => hasHangul(form)) ? soundsOf([...latin]) : undefined;
  const asked = soundsOf(question.filter(({ rarity }) => rarity >= RARE).map(({ form }) => form));
  const bySound = new Map<string, Set<string>>();
  if (asked.size > 0)
    for (const [form, root] of hangul)
      for (const { terms } of soundsLike(asked, root))
        bySound.set(terms[0]!, (bySound.get(terms[0]!) ?? new Set()).add(form));
  return question.map(({ form, stem }) =>
    hasHangul(form)
      ? sounds && new Set(soundsLike(sounds, stem).map(({ terms }) => terms[0]!))
      : bySound.get(form),
  );
}

/** Frequent words are no names. */
const RARE = 100;
