import type { Domain } from '../domains/types.ts';
import { differ, languageOf } from '../languages/all.ts';
import { foreignAgreement } from '../languages/ko/names/foreign.ts';
import { isKoreanName, plainlySameName, SAME_NAME, sameName } from '../languages/ko/names.ts';
import { distance } from '../text/edit-distance.ts';

/**
 * What two names are to each other: spellings of one person's name; names that one could take for the other though
 * they are somebody else's, or may be; neither.
 */
export type Likeness = 'same' | 'similar' | 'different';

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

const isHangul = (text: string): boolean => languageOf(text).code === 'ko';
const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

/** How alike two names are: order, hyphens, capitals, initials, titles (of the domain) and romanisation do not matter. */
export function compareNames(a: string, b: string, domain: Domain): Likeness {
  const [one, other] = [bare(a, domain), bare(b, domain)];
  if (one === '' || other === '') return 'different';
  if (differ(one, other)) return acrossScripts(one, other);
  if (isHangul(one)) return hangulNames(one, other);
  if (!isLatin(one) || !isLatin(other)) return spaceless(one) === spaceless(other) ? 'same' : 'different';
  const korean = isKoreanName(one) && isKoreanName(other);
  const latin = latinNames(wordsOf(one), wordsOf(other), korean ? (a, b) => a === b : isSpelling);
  if (latin === 'same' || !korean) return latin;
  if (plainlySameName(one, other)) return 'same';
  return sameName(one, other) >= SAME_NAME ? 'similar' : latin;
}

const spaceless = (text: string): string => text.replace(/[\s·・]+/gu, '');

/** A name without forms of address and titles, "Last, First" put in order. */
function bare(name: string, domain: Domain): string {
  const plain = withoutBrackets(name.normalize('NFC')).trim();
  const [last, first, ...more] = plain.split(',').map((part) => part.trim());
  const ordered =
    first && last && more.length === 0 && !SUFFIXES.has(key(first)) ? `${first} ${last}` : plain;
  const words = ordered.split(/[\s,]+/).filter(Boolean);
  const kept = words.filter((word, i) =>
    isHangul(word)
      ? i === 0 || !domain.isTitleWord(word)
      : !domain.isTitleWord(key(word)) && !SUFFIXES.has(key(word)),
  );
  // Somebody may be called King or Dean: a name is not all titles.
  return (
    kept.length === 0 || (kept.length === 1 && words.length === 2 && !isHangul(ordered)) ? words : kept
  ).join(' ');
}

/** What stands in brackets after a name is another spelling of it, or where the person is from. */
function withoutBrackets(name: string): string {
  const open = name.indexOf('(');
  return open > 0 ? name.slice(0, open) : name;
}

const key = (word: string): string => word.toLowerCase().replace(/[.’']$/u, '');

/** Words without accents, apostrophes and hyphens. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/[\p{M}’'ʼ`-]/gu, '')
    .toLowerCase()
    .replace(/ø/gu, 'o')
    .replace(/ł/gu, 'l')
    .replace(/ß/gu, 'ss')
    .split(/[\s.]+/)
    .filter(Boolean);

/** Letters that transcriptions of one sound differ in: y and i, doubled letters, long vowels. */
function sound(word: string): string {
  return word
    .replace(/(.)\1+/gu, '$1')
    .replace(/ou|oh(?=[^aeiou]|$)/gu, 'o')
    .replace(/kh/gu, 'h')
    .replace(/ph/gu, 'f')
    .replace(/ck/gu, 'k')
    .replace(/(?:[yi]|j(?=$))+/gu, 'i')
    .replace(/ei/gu, 'e');
}
/** Shorter words say too little once sounds are put together. */
const SOUNDED = 5;

const isSpelling = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= SOUNDED && sound(a) === sound(b));
const isInitial = (a: string, b: string): boolean => a.length === 1 && b.startsWith(a);
type Spelled = (a: string, b: string) => boolean;

function latinNames(a: readonly string[], b: readonly string[], spelled: Spelled): Likeness {
  const sorted = (words: readonly string[]): string => [...words].sort().join(' ');
  if (sorted(a) === sorted(b) || a.join('') === b.join('')) return 'same';
  for (const other of [b, [...b.slice(-1), ...b.slice(0, -1)], [...b.slice(1), ...b.slice(0, 1)]])
    if (isOneWriting(a, other, spelled)) return 'same';
  return isSimilar(a, b) ? 'similar' : 'different';
}

/** First and last words agree, one of them in full; middle names agree as far as both have them. */
function isOneWriting(a: readonly string[], b: readonly string[], spelled: Spelled): boolean {
  const mayBe = (one: string, other: string): boolean =>
    spelled(one, other) || isInitial(one, other) || isInitial(other, one);
  if (a.length < 2 || b.length < 2) return false;
  const ends: [string, string][] = [
    [a[0]!, b[0]!],
    [a.at(-1)!, b.at(-1)!],
  ];
  if (!ends.every(([one, other]) => mayBe(one, other))) return false;
  if (!ends.some(([one, other]) => one.length > 1 && other.length > 1)) return false;
  const [short, long] = [a.slice(1, -1), b.slice(1, -1)].sort((one, other) => one.length - other.length);
  return short!.every((word, i) => mayBe(word, long![i]!));
}

/** Letters of a word that may differ, and from which length on. */
const SLIP = { most: 2, from: 5 };

/** A part in common at the same end, with the rest not wholly different; or hardly any letter apart; or a part alone. */
function isSimilar(a: readonly string[], b: readonly string[]): boolean {
  const [whole, other] = [a.join(''), b.join('')];
  const off =
    Math.abs(whole.length - other.length) > SLIP.most ? SLIP.most + 1 : distance(whole, other, SLIP.most);
  if (off <= SLIP.most && Math.min(whole.length, other.length) > SLIP.from) return true;
  return a.some((word) => word.length > 1 && b.includes(word));
}

function hangulNames(a: string, b: string): Likeness {
  const [one, other] = [spaceless(a), spaceless(b)];
  if (one === other) return 'same';
  const [words, others] = [a.split(/[\s·]+/), b.split(/[\s·]+/)];
  if (words.length === others.length && [...words].sort().join() === [...others].sort().join()) return 'same';
  if (words.some((word) => word.length > 1 && others.includes(word))) return 'similar';
  if (one.length !== other.length)
    return one.includes(other) || other.includes(one) ? 'similar' : 'different';
  const off = [...one].filter((syllable, i) => syllable !== other[i]).length;
  return off === 1 && one.length >= 3 ? 'similar' : 'different';
}

/** Chinese and Japanese names by their sounds: pinyin q, x, zh and c; Japanese fu and tsu, which Hangul writes 후 and 쓰. */
function romanised(latin: string): string[] {
  const plain = latin.toLowerCase();
  const pinyin = plain
    .replace(/zh/gu, 'j')
    .replace(/q|c(?!h)/gu, 'ch')
    .replace(/x/gu, 's');
  const hepburn = plain.replace(/fu/gu, 'hu').replace(/tsu/gu, 'su');
  return [pinyin, hepburn].filter((other) => other !== plain);
}

function acrossScripts(a: string, b: string): Likeness {
  if (isKoreanName(a) && isKoreanName(b)) {
    const score = sameName(a, b);
    if (score >= SAME_NAME) return 'same';
  }
  const [hangul, latin] = isHangul(a) ? [a, b] : [b, a];
  if (!isLatin(latin)) return 'different';
  const found = [latin, ...romanised(latin)].map((spelling) => foreignAgreement(hangul, spelling));
  const agreement = found.includes('exact') ? 'exact' : found.includes('near') ? 'near' : 'none';
  // Two Korean names of which the consonants happen to agree are two people.
  if (isKoreanName(hangul) && isKoreanName(latin)) return agreement === 'none' ? 'different' : 'similar';
  return agreement === 'exact' ? 'same' : agreement === 'near' ? 'similar' : 'different';
}
