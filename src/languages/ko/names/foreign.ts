/**
 * Names that are not Korean, compared across scripts by the consonants that Korean transcription keeps apart
 * (National Institute of Korean Language, Loanword Orthography, 1986): 라브로프 and Lavrov both give LPLP. Vowels, h and
 * the inserted ㅡ are dropped, doubled letters written once.
 */
import { decompose } from './jamo.ts';

const HANGUL: Record<string, string> = {
  ㄱ: 'K',
  ㄲ: 'K',
  ㅋ: 'K',
  ㄴ: 'N',
  ㄷ: 'T',
  ㄸ: 'T',
  ㅌ: 'T',
  ㄹ: 'L',
  ㅁ: 'M',
  ㅂ: 'P',
  ㅃ: 'P',
  ㅍ: 'P',
  ㅅ: 'S',
  ㅆ: 'S',
  ㅈ: 'C',
  ㅉ: 'C',
  ㅊ: 'C',
  ㅇ: '',
  ㅎ: '',
  '': '',
};

const LATIN: [RegExp, string][] = [
  [/ng(?=[^aeiouy]|$)/g, 'n'],
  [/sch|sh|ss|ş|š/g, 'S'],
  [/tch|tsch|ch|zh|j|z|ts|dg/g, 'C'],
  [/ph|pf|[bpfv]/g, 'P'],
  [/ck|c(?=[aou]|[^eiy]|$)|[kgq]/g, 'K'],
  [/[sxc]/g, 'S'],
  [/th|[dt]/g, 'T'],
  [/[lr]/g, 'L'],
  [/n/g, 'N'],
  [/m/g, 'M'],
];

/** Fewest consonants for which equality says anything. */
const MIN_CONSONANTS = 3;

const once = (text: string): string => text.replace(/(.)\1+/g, '$1');

/** Consonant skeleton of one word in Hangul or Latin letters (upper case, `A` in front when it begins with a vowel). */
export function skeleton(word: string): string {
  if (/[가-힣]/.test(word)) {
    const syllables = [...word].map(decompose).filter((syllable) => syllable !== undefined);
    const letters = syllables.map(
      ({ initial, final }) =>
        HANGUL[initial]! + (final === 'ㅇ' ? 'N' : final === 'ㅅ' ? 'T' : (HANGUL[final] ?? '')),
    );
    return (syllables[0]?.initial === 'ㅇ' ? 'A' : '') + once(letters.join(''));
  }
  let text = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const vowel = /^[aeiouyw]/.test(text) ? 'A' : '';
  for (const [pattern, letter] of LATIN) text = text.replace(pattern, letter);
  return vowel + once(text.replace(/[^A-Z]/g, ''));
}

const skeletons = (name: string): string[] =>
  name
    .split(/[\s·-]+/)
    .map(skeleton)
    .filter(Boolean);

/**
 * Keys of a name that is not Korean: all its words in any order, all run together (시진핑, Xi Jinping), and each word that
 * is long enough by itself. Empty when the consonants are too few to tell names apart.
 */
export function foreignKeys(name: string): string[] {
  const words = skeletons(name);
  const all = words.join('');
  if (all.length < MIN_CONSONANTS) return [];
  const single = words.filter((word) => word.length >= MIN_CONSONANTS + 1).map((word) => `w:${word}`);
  return [...new Set([`x:${[...words].sort().join(' ')}`, `j:${all}`, ...single])];
}

/** Whether one may be the other with one letter added, dropped or changed. */
function oneApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(i + (short.length === long.length ? 1 : 0)) === long.slice(i + 1);
}

/**
 * How far the consonants of two names agree: `exact` for all of them, `near` when of two or more words each is at most one
 * letter off and one is exact, `none` otherwise.
 */
export function foreignAgreement(a: string, b: string): 'exact' | 'near' | 'none' {
  const [first, second] = [skeletons(a).sort(), skeletons(b).sort()];
  const enough = (words: string[]) => words.join('').length >= MIN_CONSONANTS;
  if (!enough(first) || !enough(second)) return 'none';
  if (first.join(' ') === second.join(' ') || skeletons(a).join('') === skeletons(b).join('')) return 'exact';
  if (first.length < 2 || first.length !== second.length) return 'none';
  const exact = first.filter((word, i) => word === second[i] && word.length >= MIN_CONSONANTS);
  return exact.length > 0 && first.every((word, i) => oneApart(word, second[i]!)) ? 'near' : 'none';
}
