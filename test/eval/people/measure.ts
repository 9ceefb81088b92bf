import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diplomacy } from '../../../src/domains/diplomacy/diplomacy.ts';
import { compareNames, type Likeness } from '../../../src/lookup/same-person.ts';
import { distance } from '../../../src/text/edit-distance.ts';

/** A person with every spelling, as `people.tsv` has them. */
export interface Spelled {
  language: string;
  spellings: string[];
}

export const people = (): Spelled[] =>
  readFileSync(fileURLToPath(new URL('people.tsv', import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language = '', spellings = ''] = line.split('\t');
      return { language, spellings: spellings.split('|') };
    });

/** Different people whose names are compared with one person's: the nearest by letters. */
const NEIGHBOURS = 6;
const FAR = 99;

export interface Measured {
  /** Pairs of one person, those taken for two, and of these the ones not even called similar. */
  same: number;
  missed: [string, string][];
  lost: number;
  /** Pairs of two people with like names, and those taken for one. */
  different: number;
  mixed: [string, string][];
}

/** Compares each name with its other spellings, titled and turned round, and with the nearest names of other people. */
export function measure(
  all: readonly Spelled[],
  compare: (a: string, b: string) => Likeness = (a, b) => compareNames(a, b, diplomacy),
): Measured {
  const found: Measured = { same: 0, missed: [], lost: 0, different: 0, mixed: [] };
  for (const one of all) {
    for (const [a, b] of pairsOf(written(one))) {
      found.same++;
      const said = compare(a, b);
      if (said !== 'same') found.missed.push([a, b]);
      if (said === 'different') found.lost++;
    }
    for (const other of neighbours(one, all))
      for (const a of one.spellings)
        for (const b of other.spellings) {
          found.different++;
          if (compare(a, b) === 'same') found.mixed.push([a, b]);
        }
  }
  return found;
}

/** Spellings as documents have them: with titles, and in capitals. */
function written({ language, spellings }: Spelled): string[] {
  const latin = spellings.find((name) => /^[A-Z]/.test(name) && !name.includes(','));
  const hangul = spellings.find((name) => /[가-힣]/.test(name));
  const more = [
    ...(latin ? [`Ambassador ${latin}`, `Dr. ${latin}`, latin.toUpperCase()] : []),
    ...(hangul ? [`${hangul} 장관`] : []),
    ...(latin && language === 'ko' && latin.includes(' ') ? [latin.split(' ').reverse().join(' ')] : []),
  ];
  return [...spellings, ...more];
}

const pairsOf = (names: readonly string[]): [string, string][] =>
  names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as [string, string]));

const latinOf = ({ spellings }: Spelled): string =>
  (spellings.find((name) => /[a-z]/i.test(name)) ?? spellings[0]!).toLowerCase();

function neighbours(one: Spelled, all: readonly Spelled[]): Spelled[] {
  const own = latinOf(one);
  return all
    .filter((other) => other !== one)
    .map((other) => ({ other, off: distance(own, latinOf(other), FAR) }))
    .sort((a, b) => a.off - b.off)
    .slice(0, NEIGHBOURS)
    .map(({ other }) => other);
}
