import { stem } from './en/stem.ts';
import { isFunctionWord } from './function-words.ts';
import { isParticle, isSyllable, syllablePairs, withoutParticle } from './ko/hangul.ts';
import { isUnspaced, segments } from './unspaced.ts';

/** A word of a text with its place in it. */
export interface Word {
  /** Folded for matching: NFKC, lower case, no accents, apostrophes, dots or thousands separators. */
  form: string;
  /** `latin`: any script with spaces between words; `unspaced`: Chinese, Japanese, Thai and others without. */
  script: 'latin' | 'number' | 'hangul' | 'unspaced';
  /** UTF-16 offsets in the text as given. */
  start: number;
  end: number;
  /** Glued to the word before by a hyphen: "Six-Party", "Jae-ryong". */
  hyphenated: boolean;
  /** Only white space between this word and the one before. */
  adjacent: boolean;
}

/** One key of the lexical index, with the word it was made from. */
export interface Term {
  term: string;
  word: Word;
}

/**
 * In this order: abbreviations with dots (U.N., D.C.), numbers with separators, Hangul (jamo too, for texts in NFD),
 * words of letters with apostrophes inside. Letters and digits run together (G20, 5th) are one word.
 */
const WORD =
  /(?<![\p{L}\p{N}])\p{Lu}(?:\.\p{Lu})+\.?(?![\p{L}\p{N}])|\d+(?:[,.]\d+)+|[\uac00-\ud7a3\u1100-\u11ff]+|(?:(?![\uac00-\ud7a3\u1100-\u11ff])[\p{L}\p{M}\p{N}])+(?:['’ʼ‘](?:(?![\uac00-\ud7a3\u1100-\u11ff])[\p{L}\p{M}])+)*/gu;

const PLAIN = /^[a-z0-9]+$/;
const HYPHENS = '-‐‑–';
const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;

/** Words of a text in order. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const shouting = isShouting(text);
  let previous = -1;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isUnspaced(match[0])) {
      for (const part of segments(match[0])) {
        const at = start + part.start;
        const glued = previous === at;
        found.push({ ...part, start: at, end: start + part.end, hyphenated: false, adjacent: glued });
        previous = start + part.end;
      }
      continue;
    }
    const script = scriptOf(match[0].charCodeAt(0));
    const form = script === 'hangul' ? match[0].normalize('NFC') : folded(match[0], shouting);
    if (form) {
      const gap = previous < 0 ? null : text.slice(previous, start);
      const hyphenated = gap?.length === 1 && HYPHENS.includes(gap) && script !== 'number';
      const adjacent = gap !== null && (gap === ' ' || /^\s*$/.test(gap));
      found.push({ form, script, start, end, hyphenated, adjacent });
      previous = end;
    }
  }
  return found;
}

/** By a word's first character. */
function scriptOf(code: number): Word['script'] {
  if (isSyllable(code) || (code >= 0x1100 && code <= 0x11ff)) return 'hangul';
  return isDigit(code) ? 'number' : 'latin';
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** WHO and US are no function words; they are kept apart from who and us by a dot at their end. */
function folded(word: string, shouting: boolean): string {
  const form = fold(word);
  return !shouting && isFunctionWord(form) && ABBREVIATION.test(word) ? `${form}.` : form;
}

const ABBREVIATION = /^\p{Lu}(?:\.?\p{Lu})+\.?$/u;

/** Written in capitals throughout: they then say nothing of a word. */
function isShouting(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}\P{L}+\p{Lu}.*\P{L}\p{Lu}/su.test(text);
}

/** Lower case, without accents and punctuation: "Côte" → "cote", "U.N." → "un", "1,998" → "1998", "14th" → "14". */
export function fold(word: string): string {
  let folded = word.toLowerCase();
  if (!PLAIN.test(folded)) {
    folded = folded
      .normalize('NFKD')
      .replace(ACCENTS, '$1')
      .normalize('NFC')
      .replace(/['’ʼ‘]s?$/u, '')
      .replace(/ß/g, 'ss')
      .replace(/[øœæđłı]/g, (letter) => LETTERS[letter]!);
    folded = /^\d/.test(folded) ? folded.replace(/,(?=\d{3}(?!\d))/g, '') : folded.replace(/[.'’ʼ‘]/g, '');
  }
  const ordinal = isDigit(folded.charCodeAt(0)) ? ORDINAL.exec(folded) : null;
  return ordinal ? ordinal[1]! : folded;
}

/** In other scripts marks are vowels or change the letter. */
const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

const LETTERS: Record<string, string> = { ø: 'o', œ: 'oe', æ: 'ae', đ: 'd', ł: 'l', ı: 'i' };

/** Marks a pair of syllables with a space between them: two words in one text, often one word in another. */
export const ACROSS = '_';
/** Marks a Korean word without its particle, beside its pairs. */
export const WHOLE = '^';

/**
 * Keys of the lexical index for a text, in order of its words.
 *
 * English: the Porter stem, and a hyphenated compound also joined ("e-mail" → e, mail, email). Korean: syllable pairs
 * within a word, pairs across a space marked with `_`, the word without its particle marked with `^`, and the syllable
 * right after a number; not the particle of a word in Latin letters.
 */
export function termsOf(text: string): Term[] {
  const found: Term[] = [];
  const all = words(text);
  for (let i = 0; i < all.length; i++) {
    const word = all[i]!;
    const before = all[i - 1];
    if (word.script === 'hangul') {
      if (before?.script === 'latin' && before.end === word.start && isParticle(word.form)) continue;
      if (before?.script === 'hangul' && word.adjacent) {
        found.push({ term: before.form.at(-1)! + ACROSS + word.form[0]!, word });
      }
      // What a number counts: 3월에, 3억원.
      if (before?.script === 'number' && before.end === word.start && word.form.length > 1) {
        found.push({ term: word.form[0]!, word });
      }
      for (const pair of syllablePairs(word.form)) found.push({ term: pair, word });
      if (word.form.length > 2) found.push({ term: WHOLE + withoutParticle(word.form), word });
      continue;
    }
    found.push({ term: word.script === 'latin' ? stem(word.form) : word.form, word });
    if (word.hyphenated && before?.script === 'latin') {
      found.push({ term: stem(before.form + word.form), word });
    }
  }
  return found;
}
