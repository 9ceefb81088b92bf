import { isoDay, validDay } from './stated.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const NUMERIC = /(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})(?!\d)/;
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s{0,3}(\\d{1,2})(?:st|nd|rd|th)?\\.?,?\\s{1,3}(\\d{4})\\b`, 'i');
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s{1,3}${MONTH},?\\s{1,3}(\\d{4})\\b`, 'i');
const ALL = [NUMERIC, MONTH_FIRST, DAY_FIRST];

/** What stands between the two days of a period: a wave, a word, or a dash before what looks like another day. */
const RANGE =
  /^[.\s일]{0,12}(?:\([^()]{0,6}\))?\s{0,9}(?:~|∼|〜|\b(?:to|until|through)\b|부터|에서|[-–—]\s*(?:(?:19|20)\d{2}|\d{1,2}[./]\s?\d|\d{1,2}\s[a-z]{3}|[a-z]{3,9}\.?\s\d))/iu;
/** Before a day: it is the end of a period, or a deadline. */
const UNTIL =
  /(?:~|∼|〜|\d[^\p{L}]{0,6}[-–—]|\b(?:to|until|by|due|deadline|expires?|expiry)\b|마감|기한|까지)[:\s]*$/iu;
/** After a day: the same. */
const DEADLINE = /^[.\s일]{0,12}(?:\([^()]{0,6}\))?\s{0,9}(?:까지|이내|한\b|마감)/u;
/** Characters before and after a day that are looked at. */
const CONTEXT = 40;

/** The first day with a year in a line, `YYYY-MM-DD`. */
export function dayIn(line: string): string | null {
  const found = placeOf(line);
  return found?.day ?? null;
}

/** The day of a line that names one day, not a period or a deadline: `YYYY-MM-DD`, else null. */
export function publicationDay(line: string): string | null {
  const found = placeOf(line);
  return found && !isPeriod(line, found) ? found.day : null;
}

/** A line without its days. */
export const withoutDays = (line: string): string =>
  ALL.reduce((rest, pattern) => rest.replace(pattern, ''), line);

interface Place {
  day: string | null;
  start: number;
  end: number;
}

function isPeriod(line: string, { start, end }: Place): boolean {
  const before = line.slice(Math.max(0, start - CONTEXT), start);
  const after = line.slice(end, end + CONTEXT);
  return RANGE.test(after) || UNTIL.test(before) || DEADLINE.test(after);
}

function placeOf(line: string): Place | null {
  const compact = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})\s*$/.exec(line);
  if (compact) return { day: isoDay(compact.slice(1).join('-')), start: 0, end: line.length };
  for (const [i, pattern] of ALL.entries()) {
    const match = pattern.exec(line);
    if (!match) continue;
    const [one, two, three] = [match[1]!, match[2]!, match[3]!];
    const day =
      i === 0
        ? validDay(Number(one), Number(two), Number(three))
        : i === 1
          ? validDay(Number(three), monthNumber(one), Number(two))
          : validDay(Number(three), monthNumber(two), Number(one));
    return { day, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
