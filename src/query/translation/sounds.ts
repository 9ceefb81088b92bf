import { skeleton } from '../../languages/ko/names/foreign.ts';
import { decompose } from '../../languages/ko/names/jamo.ts';
import type { Expansion } from './expansion.ts';

/** Latin words of the library by their consonants: 워싱턴 and Washington both give AsNTN or the like. */
export type Sounds = Map<string, string[]>;

const SHORTEST_WORD = 4;
const FEWEST_CONSONANTS = 3;
/** Likeness from which a word counts, and how many at most. */
const LIKE_ENOUGH = 0.6;
const MOST_WORDS = 3;

export function soundsOf(vocabulary: readonly string[]): Sounds {
  const sounds: Sounds = new Map();
  for (const word of vocabulary) {
    if (word.length < SHORTEST_WORD || !/^[a-z]+$/.test(word)) continue;
    const key = skeleton(word);
    if (consonants(key) < FEWEST_CONSONANTS) continue;
    const list = sounds.get(key);
    if (list) list.push(word);
    else sounds.set(key, [word]);
  }
  return sounds;
}

const consonants = (key: string) => key.replace(/^A/, '').length;

/** Latin words that a Hangul word may be the transcription of, with their likeness for credit. */
export function soundsLike(sounds: Sounds, hangul: string): Expansion[] {
  const key = skeleton(hangul);
  if (consonants(key) < FEWEST_CONSONANTS) return [];
  const own = spoken(hangul);
  return (sounds.get(key) ?? [])
    .map((word) => ({ word, likeness: likeness(own, simplified(word)) }))
    .filter((found) => found.likeness >= LIKE_ENOUGH)
    .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(({ word, likeness: share }) => ({ terms: [word], share, origin: 'sound' as const }));
}

const VOWELS: Record<string, string> = {
  ㅏ: 'a',
  ㅐ: 'e',
  ㅑ: 'a',
  ㅒ: 'e',
  ㅓ: 'o',
  ㅔ: 'e',
  ㅕ: 'o',
  ㅖ: 'e',
  ㅗ: 'o',
  ㅘ: 'oa',
  ㅙ: 'oe',
  ㅚ: 'oe',
  ㅛ: 'o',
  ㅜ: 'u',
  ㅝ: 'uo',
  ㅞ: 'ue',
  ㅟ: 'ui',
  ㅠ: 'u',
  ㅡ: '',
  ㅢ: 'i',
  ㅣ: 'i',
};
const CONSONANTS: Record<string, string> = {
  ㄱ: 'k',
  ㄲ: 'k',
  ㅋ: 'k',
  ㄴ: 'n',
  ㄷ: 't',
  ㄸ: 't',
  ㅌ: 't',
  ㄹ: 'l',
  ㅁ: 'm',
  ㅂ: 'p',
  ㅃ: 'p',
  ㅍ: 'p',
  ㅅ: 's',
  ㅆ: 's',
  ㅈ: 'c',
  ㅉ: 'c',
  ㅊ: 'c',
  ㅎ: '',
};

/** A Hangul word as Latin sounds, in the few letters that transcription keeps apart. */
function spoken(hangul: string): string {
  let text = '';
  for (const character of hangul) {
    const syllable = decompose(character);
    if (!syllable) continue;
    const end =
      syllable.final === 'ㅇ' ? 'n' : syllable.final === 'ㅅ' ? 't' : (CONSONANTS[syllable.final] ?? '');
    text += (CONSONANTS[syllable.initial] ?? '') + (VOWELS[syllable.vowel] ?? '') + end;
  }
  return text.replace(/(.)\1+/g, '$1');
}

/** A Latin word in the same letters. */
function simplified(word: string): string {
  return word
    .replace(/ng(?=[^aeiouy]|$)/g, 'n')
    .replace(/sch|sh|ss|x/g, 's')
    .replace(/tch|ch|j|z|dg/g, 'c')
    .replace(/ph|[bfv]/g, 'p')
    .replace(/ck|c(?=[aouklrtn]|$)|[gq]/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/th|d/g, 't')
    .replace(/r/g, 'l')
    .replace(/w/g, 'u')
    .replace(/y/g, 'i')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1');
}

/** 1 − edit distance / longer length; a vowel for a vowel costs half. */
function likeness(a: string, b: string): number {
  const vowel = (letter: string) => 'aeiou'.includes(letter);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1]!, b[j - 1]!];
      const change = x === y ? 0 : vowel(x) && vowel(y) ? 0.5 : 1;
      const drop = vowel(x) ? 0.7 : 1;
      const add = vowel(y) ? 0.7 : 1;
      next.push(Math.min(row[j - 1]! + change, row[j]! + drop, next[j - 1]! + add));
    }
    row = next;
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length, 1);
}
