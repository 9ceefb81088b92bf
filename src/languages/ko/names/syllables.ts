import { compose, decompose, INITIALS, VOWELS } from './jamo.ts';

/**
 * How Korean syllables are spelled in Latin letters, and back. Sources: Revised Romanization of Korean (Ministry of
 * Culture and Tourism, 2000), McCune–Reischauer (1939) with and without its marks, the North's usage (ch for ㅈ, o for ㅓ),
 * and the customary spellings of passports (Young, Hyun, Sook). A weight says how usual a spelling is: 1 for the
 * Revised Romanization, less for the others; weights of a name's syllables are multiplied.
 */
type Spellings = Record<string, [spelling: string, weight: number][]>;

const list = (text: string): [string, number][] =>
  text.split(' ').map((entry) => {
    const [spelling = '', weight = '1'] = entry.split('/');
    return [spelling === '-' ? '' : spelling, Number(weight)];
  });

const INITIAL_SPELLINGS: Spellings = Object.fromEntries(
  Object.entries({
    ㄱ: 'g k/0.95',
    ㄲ: 'kk gg/0.8 k/0.7',
    ㄴ: 'n',
    ㄷ: 'd t/0.95',
    ㄸ: 'tt dd/0.8 t/0.7',
    ㄹ: 'r l/0.9 rh/0.7',
    ㅁ: 'm',
    ㅂ: 'b p/0.95',
    ㅃ: 'pp bb/0.8 p/0.7',
    ㅅ: 's sh/0.9',
    ㅆ: 'ss s/0.8',
    ㅇ: '-',
    ㅈ: 'j ch/0.9 z/0.6',
    ㅉ: 'jj tch/0.8',
    ㅊ: 'ch',
    ㅋ: 'k',
    ㅌ: 't th/0.8',
    ㅍ: 'p',
    ㅎ: 'h',
  }).map(([letter, text]) => [letter, list(text)]),
);

const VOWEL_SPELLINGS: Spellings = Object.fromEntries(
  Object.entries({
    ㅏ: 'a ah/0.8',
    ㅐ: 'ae ai/0.8 ay/0.8 e/0.7',
    ㅑ: 'ya',
    ㅒ: 'yae',
    ㅓ: 'eo o/0.78 u/0.9 uh/0.8',
    ㅔ: 'e ay/0.7 ei/0.7',
    ㅕ: 'yeo you/0.95 yo/0.78 yu/0.85',
    ㅖ: 'ye yeh/0.7',
    ㅗ: 'o oh/0.9',
    ㅘ: 'wa',
    ㅙ: 'wae oae/0.7',
    ㅚ: 'oe oi/0.9 we/0.7',
    ㅛ: 'yo yoh/0.8',
    ㅜ: 'u oo/0.95 woo/0.9 ou/0.8',
    ㅝ: 'wo weo/0.9',
    ㅞ: 'we',
    ㅟ: 'wi wee/0.8',
    ㅠ: 'yu yoo/0.95 you/0.9',
    ㅡ: 'eu u/0.9',
    ㅢ: 'ui eui/0.95 i/0.8 ee/0.8',
    ㅣ: 'i ee/0.9 yi/0.7',
  }).map(([letter, text]) => [letter, list(text)]),
);

const FINAL_SPELLINGS: Spellings = Object.fromEntries(
  Object.entries({
    '': '-',
    ㄱ: 'k g/0.9 ck/0.8',
    ㄴ: 'n',
    ㄷ: 't d/0.9',
    ㄹ: 'l r/0.7',
    ㅁ: 'm',
    ㅂ: 'p b/0.9',
    ㅅ: 't s/0.9',
    ㅇ: 'ng',
    ㅎ: '- h/0.8',
    ㄲ: 'k',
    ㅆ: 't',
    ㅈ: 't',
    ㅊ: 't',
    ㅋ: 'k',
    ㅌ: 't',
    ㅍ: 'p',
    ㄺ: 'k l/0.7',
    ㄼ: 'l',
    ㄻ: 'm',
  }).map(([letter, text]) => [letter, list(text)]),
);

/** Finals that occur in Sino-Korean and native given names; the rest would only add false readings of Latin. */
const READ_FINALS = ['', 'ㄱ', 'ㄴ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅅ', 'ㅇ'];

export interface Reading {
  syllable: string;
  weight: number;
}

let readings: Map<string, Reading[]> | undefined;

function allReadings(): Map<string, Reading[]> {
  const map = new Map<string, Reading[]>();
  for (const initial of INITIALS)
    for (const vowel of VOWELS)
      for (const final of READ_FINALS)
        for (const [spelling, weight] of spellSyllable(compose(initial, vowel, final))) {
          const known = map.get(spelling);
          const reading = { syllable: compose(initial, vowel, final), weight };
          if (known) known.push(reading);
          else map.set(spelling, [reading]);
        }
  return map;
}

/** The Hangul syllables a Latin syllable (lower case, letters a to z only) may stand for; empty when none. */
export function readSyllable(latin: string): readonly Reading[] {
  readings ??= allReadings();
  return readings.get(latin) ?? [];
}

/** Latin spellings of one Hangul syllable with their weights, most usual first. */
export function spellSyllable(character: string): [spelling: string, weight: number][] {
  const syllable = decompose(character);
  if (!syllable) return [];
  const spellings = new Map<string, number>();
  for (const [initial, first] of INITIAL_SPELLINGS[syllable.initial]!)
    for (const [vowel, second] of VOWEL_SPELLINGS[syllable.vowel]!)
      for (const [final, third] of FINAL_SPELLINGS[syllable.final] ?? []) {
        if (vowel === 'woo' && initial !== '') continue;
        const spelling = initial + vowel + final;
        spellings.set(spelling, Math.max(spellings.get(spelling) ?? 0, first * second * third));
      }
  return [...spellings].sort((a, b) => b[1] - a[1]);
}

const VOWEL_CLASS: Record<string, string> = {
  ㅏ: 'a',
  ㅐ: 'e',
  ㅑ: 'ya',
  ㅒ: 'ye',
  ㅓ: 'o',
  ㅔ: 'e',
  ㅕ: 'yo',
  ㅖ: 'ye',
  ㅗ: 'o',
  ㅘ: 'wa',
  ㅙ: 'we',
  ㅚ: 'we',
  ㅛ: 'yo',
  ㅜ: 'o',
  ㅝ: 'wo',
  ㅞ: 'we',
  ㅟ: 'wi',
  ㅠ: 'yo',
  ㅡ: 'o',
  ㅢ: 'i',
  ㅣ: 'i',
};

const CONSONANT_CLASS: Record<string, string> = {
  ㄱ: 'k',
  ㄲ: 'k',
  ㅋ: 'k',
  ㄴ: 'n',
  ㄷ: 't',
  ㄸ: 't',
  ㅌ: 't',
  ㄹ: 'r',
  ㅁ: 'm',
  ㅂ: 'p',
  ㅃ: 'p',
  ㅍ: 'p',
  ㅅ: 's',
  ㅆ: 's',
  ㅇ: '',
  ㅈ: 'c',
  ㅉ: 'c',
  ㅊ: 'c',
  ㅎ: 'h',
  '': '',
};

/** What stays of a syllable when everything that its Latin spellings leave open is dropped: equal for all that may be confused. */
export function syllableClass(character: string): string {
  const syllable = decompose(character);
  if (!syllable) return '?';
  const final = syllable.final === 'ㅇ' ? 'ng' : (CONSONANT_CLASS[syllable.final] ?? '').replace('s', 't');
  return CONSONANT_CLASS[syllable.initial]! + VOWEL_CLASS[syllable.vowel]! + final.replace('h', '');
}
