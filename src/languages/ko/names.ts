import { familiesOfLatin, familyOfHangul, familySpellings, familyWeight } from './names/families.ts';
import { foreignAgreement, foreignKeys } from './names/foreign.ts';
import { isHangul } from './names/jamo.ts';
import { type Reading, readSyllable, spellSyllable, syllableClass } from './names/syllables.ts';

/** Two names with a score of at least this are taken for one. */
export const SAME_NAME = 0.5;

/** Most syllables of a Korean given name. */
const MAX_GIVEN = 2;
/** Spellings a syllable adds to `variants`, most usual first. */
const SPELLINGS_PER_SYLLABLE = 6;
/** Score of two names in different scripts whose consonants agree; below 1 since vowels are not looked at. */
const FOREIGN_SCORE = 0.8;
const NEAR_FOREIGN_SCORE = 0.6;

/** One way to read a name as Korean: the family (Southern Hangul form) and what each given syllable may be. */
interface KoreanReading {
  family: string;
  weight: number;
  given: (readonly Reading[])[];
}

const romanisedKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’‘ʼ]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/wh(?=[aeiou])/g, 'hw')
    .trim();

const letters = (text: string): string => romanisedKey(text).replace(/[^a-z가-힣ㄱ-ㆎ]/g, '');

/** All ways to read one Latin word as one or two Korean syllables. */
function readGiven(word: string): (readonly Reading[])[][] {
  const ways: (readonly Reading[])[][] = [];
  const whole = readSyllable(word);
  if (whole.length > 0) ways.push([whole]);
  for (let cut = 1; cut < word.length; cut++) {
    const first = readSyllable(word.slice(0, cut));
    const second = first.length > 0 ? readSyllable(word.slice(cut)) : [];
    if (second.length > 0) ways.push([first, second]);
  }
  return ways;
}

function readLatinOrder(family: string, given: readonly string[]): KoreanReading[] {
  const families = familiesOfLatin(family);
  if (families.length === 0 || given.length === 0 || given.length > MAX_GIVEN) return [];
  const ways = given.length === 1 ? readGiven(given[0]!) : [given.map(readSyllable)];
  return ways
    .filter((way) => way.every((syllable) => syllable.length > 0))
    .flatMap((way) =>
      families.map((name) => ({ family: name, weight: familyWeight(name, family), given: way })),
    );
}

/** Every way to read a full name as Korean, the likelier order first; empty for a name that cannot be Korean. */
function readKorean(name: string): KoreanReading[] {
  const trimmed = name.normalize('NFC').trim();
  if (isHangul(trimmed)) {
    const hangul = [...trimmed.replace(/\s/g, '')];
    for (const length of [2, 1]) {
      const family = familyOfHangul(hangul.slice(0, length).join(''));
      const given = hangul.slice(length);
      if (family && given.length > 0 && given.length <= MAX_GIVEN)
        return [{ family, weight: 1, given: given.map((syllable) => [{ syllable, weight: 1 }]) }];
    }
    return [];
  }
  const words = romanisedKey(trimmed)
    .split(/[\s,]+/)
    .map((word) => word.split('-').map(letters).filter(Boolean))
    .filter((word) => word.length > 0);
  if (words.length < 2 || words.length > 3) return [];
  const first = words[0]!;
  const last = words[words.length - 1]!;
  const order = first.length === 1 ? readLatinOrder(first[0]!, words.slice(1).flat()) : [];
  const reverse = last.length === 1 ? readLatinOrder(last[0]!, words.slice(0, -1).flat()) : [];
  // "Ki-moon Ban": a hyphen marks the given name, so the other order is the only one.
  return first.length > 1 ? reverse : [...order, ...reverse];
}

/** Whether the text can be read as a full Korean name (family and given name) in either script. */
export const isKoreanName = (name: string): boolean => readKorean(name).length > 0;

/**
 * Keys under which a full name is filed: two names that may be one share a key. The first is the likeliest reading.
 * Coarse by design (김정은 and 김종운 share one): confirm with `sameName`.
 */
export function nameKeys(name: string): string[] {
  const keys = new Set<string>();
  for (const { family, given } of readKorean(name))
    keys.add(`k:${family}:${given.map((syllable) => syllableClass(syllable[0]!.syllable)).join('.')}`);
  // Hangul that reads as a Korean name may still be a foreign one (오바마); Latin letters leave no such doubt.
  if (keys.size === 0 || isHangul(name)) for (const key of foreignKeys(name)) keys.add(key);
  if (keys.size === 0) keys.add(`l:${letters(name)}`);
  return [...keys];
}

export const nameKey = (name: string): string => nameKeys(name)[0]!;

function sameSyllable(a: readonly Reading[], b: readonly Reading[]): number {
  let best = 0;
  for (const first of a)
    for (const second of b)
      if (first.syllable === second.syllable) best = Math.max(best, first.weight * second.weight);
  return best;
}

function sameKorean(a: KoreanReading, b: KoreanReading): number {
  if (a.family !== b.family || a.given.length !== b.given.length) return 0;
  return a.given.reduce(
    (score, syllable, i) => score * sameSyllable(syllable, b.given[i]!),
    a.weight * b.weight,
  );
}

/** Share of the weight of its likeliest reading that another reading of a spelling needs to be a usual one. */
const USUAL = 0.8;

/** Whether a syllable both spellings may stand for is the likeliest one of one of them, and usual for the other. */
function plainlySame(a: readonly Reading[], b: readonly Reading[]): boolean {
  const likeliest = (readings: readonly Reading[]): number =>
    Math.max(...readings.map(({ weight }) => weight));
  const [first, second] = [likeliest(a), likeliest(b)];
  return a.some((one) =>
    b.some((other) => {
      const [share, its] = [one.weight / first, other.weight / second];
      return one.syllable === other.syllable && Math.max(share, its) === 1 && Math.min(share, its) >= USUAL;
    }),
  );
}

/**
 * Whether two full Korean names are one beyond what `sameName` says: each syllable that both spellings share is what one
 * of them stands for first. Kim Jae-song and Kim Jae-sung may both be 재성, but neither spelling means that first.
 */
export function plainlySameName(a: string, b: string): boolean {
  const others = readKorean(b);
  return readKorean(a).some((one) =>
    others.some(
      (other) =>
        one.family === other.family &&
        one.given.length === other.given.length &&
        one.given.every((syllable, i) => plainlySame(syllable, other.given[i]!)),
    ),
  );
}

/** Names in different scripts by their consonants; exact agreement scores more than one letter's difference. */
function sameForeign(a: string, b: string): number {
  if (/[가-힣]/.test(a) === /[가-힣]/.test(b)) return 0;
  const agreement = foreignAgreement(a, b);
  return agreement === 'exact' ? FOREIGN_SCORE : agreement === 'near' ? NEAR_FOREIGN_SCORE : 0;
}

/**
 * How well two full names go together, 0 (different people) … 1 (the same letters): Hangul against any Latin spelling,
 * two Latin spellings against each other, family name first or last. 0 for Kim Jong-un and Kim Jong-nam.
 */
export function sameName(a: string, b: string): number {
  if (letters(a) === letters(b)) return 1;
  const words = (name: string) => romanisedKey(name).split(/\s+/).sort().join(' ');
  if (words(a) === words(b)) return 1;
  const [ones, others] = [readKorean(a), readKorean(b)];
  let best = ones.length > 0 && others.length > 0 ? 0 : sameForeign(a, b);
  for (const one of ones) for (const other of others) best = Math.max(best, sameKorean(one, other));
  return best;
}

/** Whether a Latin or Hangul family name may be the other's: 최 and Choi, Ri and Lee, Lavrov and 라브로프. */
export function sameFamily(a: string, b: string): boolean {
  const families = (name: string): readonly string[] => {
    const hangul = familyOfHangul(name.trim());
    return hangul ? [hangul] : familiesOfLatin(letters(name));
  };
  if (letters(a) === letters(b)) return true;
  const [first, second] = [families(a), families(b)];
  if (first.length > 0 && second.length > 0) return first.some((name) => second.includes(name));
  return sameForeign(a, b) > 0;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Latin spellings of a Hangul full name, likeliest first, at most `limit`: "Choi Young-jin" for 최영진. Family name first;
 * given name hyphenated. Empty for a name that is not Korean.
 */
export function variants(hangul: string, limit = 60): string[] {
  const reading = isHangul(hangul) ? readKorean(hangul)[0] : undefined;
  if (!reading) return [];
  const given = reading.given.map((syllable) =>
    spellSyllable(syllable[0]!.syllable).slice(0, SPELLINGS_PER_SYLLABLE),
  );
  const names: { text: string; weight: number }[] = [];
  for (const family of familySpellings(reading.family))
    for (const [first, one] of given[0]!)
      for (const [second, two] of given[1] ?? [['', 1] as [string, number]])
        names.push({
          text: `${capital(family)} ${capital(first)}${second ? `-${second}` : ''}`,
          weight: familyWeight(reading.family, family) * one * two,
        });
  return names
    .filter(({ weight }) => weight >= SAME_NAME)
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map((name) => name.text);
}

/** One Latin name in every way it is written: "Jae-ryong Ji", "Ji Jaeryong", "Ji Jae Ryong" for "Ji Jae-ryong". */
export function writings(latin: string): string[] {
  const words = latin.trim().split(/\s+/);
  const given = words.slice(1).join('-').split('-');
  if (words.length < 2 || !isKoreanName(latin)) return [latin];
  const family = words[0]!;
  const spaced = given.map(capital).join(' ');
  const joined = capital(given.join('').toLowerCase());
  const hyphened = capital(given.join('-').toLowerCase());
  return [
    ...new Set([
      latin,
      `${family} ${hyphened}`,
      `${hyphened} ${family}`,
      `${family} ${joined}`,
      `${joined} ${family}`,
      `${family} ${spaced}`,
      `${spaced} ${family}`,
    ]),
  ];
}
