import type { Piece } from './types.ts';

/** Fewer letters than this tell nothing. */
const FEWEST = 40;
/** Share of characters that no map gives a meaning to, above which a text is none. */
const MOST_STRANGE = 0.3;
/** Share of vowels among the letters of words in Latin script: 0.35 to 0.5 in the languages of Europe. */
const FEWEST_VOWELS = 0.2;
/** Share of letters beyond A to Z among those of Latin script: at most 0.25 in Vietnamese and Czech. */
const MOST_ACCENTED = 0.6;
/** Share of neighbouring letters that are of two scripts. */
const MOST_MIXED = 0.2;

/** Characters of each font that are looked at. */
const SAMPLE = 2_000;

const STRANGE = /[\p{Co}\p{Cn}\ufffd\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;
/** Japanese changes between its scripts within words; its long vowel mark is of none. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const SCRIPTS = [
  'Latin',
  'Hangul',
  'Han',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Thai',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Gujarati',
  'Lao',
  'Khmer',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Myanmar',
  'Tibetan',
].map((name) => (name === 'Han' ? JAPANESE : new RegExp(`\\p{Script=${name}}`, 'u')));

/**
 * Whether the letters of a text say nothing, because the file has no map from its fonts' glyphs to characters: then
 * they are control characters, of private use, of any script in turn, or words without vowels.
 */
export function isUnmapped(text: string): boolean {
  const visible = text.replace(/\s+/gu, '');
  if (visible.length < FEWEST) return strangeIn(visible) > 0.5 * visible.length;
  if (strangeIn(visible) > MOST_STRANGE * visible.length) return true;
  const letters = visible.match(/\p{L}/gu) ?? [];
  if (letters.length < FEWEST) return letters.length < 0.05 * visible.length && !/\d/.test(visible);
  return isMixed(visible) || (isLatin(letters) && !isPlausible(letters));
}

const strangeIn = (text: string): number => text.match(STRANGE)?.length ?? 0;

const isLatin = (letters: readonly string[]): boolean =>
  letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length > 0.8 * letters.length;

function isPlausible(letters: readonly string[]): boolean {
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  const plain = latin.map((letter) => letter.normalize('NFD')[0]!.toLowerCase());
  const vowels = plain.filter((letter) => 'aeiouyıæøœ'.includes(letter)).length;
  const accented = latin.filter((letter) => !/[a-z]/i.test(letter)).length;
  return vowels >= FEWEST_VOWELS * latin.length && accented <= MOST_ACCENTED * latin.length;
}

/** Whether scripts change within words all the time. */
function isMixed(text: string): boolean {
  let pairs = 0;
  let mixed = 0;
  let last = -1;
  for (const letter of text) {
    const script = /\p{L}/u.test(letter) ? SCRIPTS.findIndex((pattern) => pattern.test(letter)) : -2;
    if (script >= -1 && last >= -1) {
      pairs += 1;
      if (script !== last) mixed += 1;
    }
    last = script;
  }
  return pairs >= FEWEST && mixed > MOST_MIXED * pairs;
}

/** Share of the text, by length, that stands in fonts without a map. */
export function unmappedShare(pieces: readonly Piece[]): number {
  const texts = new Map<string, { sample: string; length: number }>();
  let all = 0;
  for (const { font, text } of pieces) {
    const known = texts.get(font) ?? { sample: '', length: 0 };
    if (known.sample.length < SAMPLE) known.sample += ` ${text}`;
    known.length += text.length;
    texts.set(font, known);
    all += text.length;
  }
  let unmapped = 0;
  for (const { sample, length } of texts.values()) if (isUnmapped(sample)) unmapped += length;
  return all === 0 ? 0 : unmapped / all;
}
