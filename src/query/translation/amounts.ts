import { stem } from '../../languages/en/stem.ts';
import type { Word } from '../../languages/tokens.ts';
import type { Expansion } from './expansion.ts';

/** Months and round amounts, which the two languages write in different words: 3월 and March, 3억 and 300 million. */

/** Stems, as the index knows them. */
const MONTHS = [
  'januari',
  'februari',
  'march',
  'april',
  'mai',
  'june',
  'juli',
  'august',
  'septemb',
  'octob',
  'novemb',
  'decemb',
];
const KOREAN_UNITS: [string, number][] = [
  ['조', 1e12],
  ['억', 1e8],
  ['천만', 1e7],
  ['백만', 1e6],
  ['만', 1e4],
  ['천', 1e3],
];
const ENGLISH_UNITS: [string, number][] = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
  ['thousand', 1e3],
];

export interface AmountMatch {
  first: number;
  last: number;
  expansions: Expansion[];
}

export function matchAmounts(words: readonly Word[]): AmountMatch[] {
  const found: AmountMatch[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    const month = word.script === 'latin' ? MONTHS.indexOf(stem(word.form)) : -1;
    if (month >= 0 && word.form !== 'may') found.push(match(i, i, [[String(month + 1), '월']]));
    if (word.script !== 'number' || !next) continue;
    const value = Number(word.form);
    if (!Number.isFinite(value)) continue;
    if (next.form.startsWith('월') && value >= 1 && value <= 12)
      found.push(match(i, i + 1, [[MONTHS[value - 1]!]]));
    const korean = KOREAN_UNITS.find(([unit]) => next.script === 'hangul' && next.form.startsWith(unit));
    if (korean) found.push(match(i, i + 1, englishAmounts(Math.round(value * korean[1]))));
    const english = ENGLISH_UNITS.find(([unit]) => next.form === unit);
    if (english) found.push(match(i, i + 1, koreanAmounts(Math.round(value * english[1]))));
  }
  return found;
}

const match = (first: number, last: number, ways: string[][]): AmountMatch => ({
  first,
  last,
  expansions: ways.map((terms) => ({ terms, share: 1, origin: 'number' as const })),
});

/** 300,000,000 → "300 million", "300000000". */
function englishAmounts(value: number): string[][] {
  const ways = [[String(value)]];
  for (const [unit, size] of ENGLISH_UNITS) {
    if (value >= size) {
      ways.push([String(value / size), unit]);
      break;
    }
  }
  return ways;
}

/** 300,000,000 → 3억; 12,500,000 → 1250만 and 1천250만. */
function koreanAmounts(value: number): string[][] {
  const ways: string[][] = [[String(value)]];
  for (const [unit, size] of KOREAN_UNITS) {
    if (value >= size && unit.length === 1 && unit !== '천') {
      ways.push([String(value / size), unit], [String(Math.floor(value / size)), unit]);
      break;
    }
  }
  return ways;
}
