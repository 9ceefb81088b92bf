import { type Lean, SEASONS } from '../dates/reading.ts';
import { SMALL } from '../numbers/words.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const ORDINALS: Record<string, number> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: 4,
  final: 4,
};
export const season = (text: string): readonly [number, number] =>
  SEASONS[text.toLowerCase().replace('fall', 'autumn') as keyof typeof SEASONS];

// A full name keeps a full stop only before a number ("February. 24"); elsewhere the stop ends the sentence.
const MONTH_NAME =
  '(?:(?:January|February|March|April|June|July|August|September|October|November|December|May)\\b(?:\\.(?=\\s?\\d))?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
export const month = (name: string): string => `(?<${name}>${MONTH_NAME})`;
export const date = (name: string): string => `(?<${name}>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[,.]\\d)`;
export const YEAR = '(?<year>(?:1[5-9]|20)\\d\\d)(?!\\d|,\\d|\\.\\d)';
export const WEEKDAY =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\\.';
export const TO =
  '(?:\\s*[-–—~]\\s*|\\s+(?:to|till|until|through)\\s+|(?<=[Bb]etween\\s[^.;]{0,25})\\s+and\\s+)';
export const PART = '(?:[Ee]arly|[Mm]id|[Mm]iddle|[Ll]ate|[Bb]eginning|[Ss]tart|[Ee]nd)';
export const COUNT = `(?<count>\\d{1,3}|an?|${SMALL.slice(1, 13).join('|')})`;

export const monthIndex = (text: string): number => MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
export const dayIndex = (text: string): number => DAYS.indexOf(text.slice(0, 3).toLowerCase());
export const count = (text: string): number =>
  /^an?$/i.test(text) ? 1 : /^\d/.test(text) ? Number(text) : SMALL.indexOf(text.toLowerCase());
export const part = (text: string | undefined): 'early' | 'mid' | 'late' | null =>
  !text ? null : /^(early|beg|start)/i.test(text) ? 'early' : /^mid/i.test(text) ? 'mid' : 'late';
export const offset = (text: string): number =>
  /^(last|past|previous)/i.test(text) ? -1 : /^(next|coming|following|upcoming)/i.test(text) ? 1 : 0;
export const lean = (text: string | undefined): Lean =>
  !text ? null : offset(text) < 0 ? 'past' : offset(text) > 0 ? 'future' : null;

export const LAST = '(?:last|past|previous|next|coming|upcoming|this|this past|this coming)';
export const WEEKDAY_BEFORE = `(?:(?:${WEEKDAY}),?\\s+)?`;
