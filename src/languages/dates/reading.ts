import {
  addDays,
  addMonths,
  day,
  lastDate,
  monthOf,
  monthSpan,
  weekday,
  weekSpan,
  yearOf,
  yearSpan,
} from './calendar.ts';

export type Precision =
  | 'day'
  | 'week'
  | 'part of month'
  | 'month'
  | 'quarter'
  | 'half'
  | 'part of year'
  | 'year'
  | 'period';

/** What an expression says before it is set against a reference day. */
export type Reading =
  | { precision: Precision; from: string; to: string }
  /** Month and date (1–12, 1–31) of the first and the last day; which year is left open. `lean` is what its words say of it. */
  | { precision: Precision; yearless: [Monthday, Monthday]; lean: Lean }
  /** Counted from the day of the document or question. */
  | { precision: Precision; relative: (reference: string) => [from: string, to: string] };

export type Monthday = [month: number, date: number];
export type Lean = 'past' | 'future' | null;

/**
 * A rule's pattern in which the words of a date stand a few characters of white space apart at most: looking for a date
 * after each of many spaces would take the square of their number.
 */
export const fewSpaces = (pattern: string): string =>
  pattern.replaceAll('\\s*', '\\s{0,4}').replaceAll('\\s+', '\\s{1,4}');

export interface Rule {
  /** Global and Unicode; the match is the expression as it stands in the text. */
  pattern: RegExp;
  read(groups: Record<string, string | undefined>, match: string): Reading | null;
}

type Part = 'early' | 'mid' | 'late' | null;

/** Dates of the parts of a month: the Korean 초순, 중순, 하순, which English usage follows closely enough. */
const MONTH_PARTS: Record<'early' | 'mid' | 'late', [number, number]> = {
  early: [1, 10],
  mid: [11, 20],
  late: [21, 31],
};
/** First and last month of the seasons; winter ends in the next year. */
export const SEASONS = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  winter: [12, 2],
} as const satisfies Record<string, readonly [number, number]>;
/** Months of the parts of a year. */
const YEAR_PARTS: Record<'early' | 'mid' | 'late', [number, number]> = {
  early: [1, 4],
  mid: [5, 8],
  late: [9, 12],
};

/** 2-digit years are not read: too many other numbers look like them. */
export const toYear = (text: string | undefined): number | null => (text ? Number(text) : null);

/** A day or a span of days, with or without its year. */
export function daysReading(
  year: number | null,
  from: Monthday,
  to: Monthday,
  lean: Lean = null,
): Reading | null {
  const precision: Precision = from[0] === to[0] && from[1] === to[1] ? 'day' : 'period';
  if (year === null)
    return day(2024, ...from) && day(2024, ...to) ? { precision, yearless: [from, to], lean } : null;
  const start = day(year, ...from);
  const crosses = to[0] < from[0];
  const end = day(crosses ? year + 1 : year, ...to);
  return start && end ? { precision, from: start, to: end } : null;
}

/** A month, part of one, or a span of months. */
export function monthsReading(
  year: number | null,
  first: number,
  last: number,
  parts: [Part, Part] = [null, null],
  lean: Lean = null,
): Reading | null {
  if (first < 1 || first > 12 || last < 1 || last > 12) return null;
  const from: Monthday = [first, parts[0] ? MONTH_PARTS[parts[0]][0] : 1];
  const until = parts[1] ? MONTH_PARTS[parts[1]][1] : 31;
  const to: Monthday = [last, Math.min(until, lastDate(year ?? 2023, last))];
  const precision: Precision = parts[0] || parts[1] ? 'part of month' : first === last ? 'month' : 'period';
  const reading = daysReading(year, from, to, lean);
  return reading ? { ...reading, precision } : null;
}

export function yearReading(first: number, last: number, part: Part = null): Reading | null {
  if (last < first) return null;
  const [from, to] = part ? YEAR_PARTS[part] : [1, 12];
  return {
    precision: part ? 'part of year' : first === last ? 'year' : 'period',
    from: monthSpan(first, from)[0],
    to: monthSpan(last, to)[1],
  };
}

/** Quarter 1–4 or half 1–2 of a year; `offset` counts years from the reference where the year is not said. */
export function fractionReading(
  kind: 'quarter' | 'half',
  index: number,
  year: number | null,
  offset = 0,
): Reading | null {
  const months = kind === 'quarter' ? 3 : 6;
  if (index < 1 || index > 12 / months) return null;
  const span = (y: number): [string, string] => [
    monthSpan(y, (index - 1) * months + 1)[0],
    monthSpan(y, index * months)[1],
  ];
  if (year !== null) return { precision: kind, from: span(year)[0], to: span(year)[1] };
  return { precision: kind, relative: (reference) => span(yearOf(reference) + offset) };
}

/** The week, month or year so many away from the reference's own, or part of it. */
export function unitReading(
  unit: 'day' | 'week' | 'month' | 'year',
  offset: number,
  part: Part = null,
): Reading {
  const precision: Precision =
    part && unit === 'year' ? 'part of year' : part && unit === 'month' ? 'part of month' : unit;
  return {
    precision,
    relative: (reference) => {
      if (unit === 'day') return [addDays(reference, offset), addDays(reference, offset)];
      if (unit === 'week') return weekSpan(addDays(reference, 7 * offset));
      if (unit === 'month') {
        const [from, to] = monthSpan(yearOf(reference), monthOf(reference) + offset);
        if (!part) return [from, to];
        const [first, last] = MONTH_PARTS[part];
        return [addDays(from, first - 1), part === 'late' ? to : addDays(from, last - 1)];
      }
      const year = yearOf(reference) + offset;
      if (!part) return yearSpan(year);
      const [first, last] = YEAR_PARTS[part];
      return [monthSpan(year, first)[0], monthSpan(year, last)[1]];
    },
  };
}

/** A month of the year so many away from the reference's. */
export function monthOfYearReading(month: number, offset: number): Reading | null {
  if (month < 1 || month > 12) return null;
  return { precision: 'month', relative: (reference) => monthSpan(yearOf(reference) + offset, month) };
}

export function dayOfYearReading(month: number, date: number, offset: number): Reading | null {
  if (!day(2024, month, date)) return null;
  return {
    precision: 'day',
    relative: (reference) => {
      const iso =
        day(yearOf(reference) + offset, month, date) ?? monthSpan(yearOf(reference) + offset, month)[1];
      return [iso, iso];
    },
  };
}

/** A day of the week: the latest one not after the reference, or, leaning to the future, the first one after it. */
export function weekdayReading(index: number, lean: Lean | 'last week' | 'next week'): Reading {
  return {
    precision: 'day',
    relative: (reference) => {
      let iso = addDays(reference, -((weekday(reference) - index + 7) % 7));
      if (lean === 'future') iso = addDays(iso, 7);
      if (lean === 'last week') iso = addDays(weekSpan(addDays(reference, -7))[0], (index + 6) % 7);
      if (lean === 'next week') iso = addDays(weekSpan(addDays(reference, 7))[0], (index + 6) % 7);
      return [iso, iso];
    },
  };
}

type Unit = 'day' | 'week' | 'month' | 'year';

const shift = (reference: string, unit: Unit, count: number): string =>
  unit === 'day' || unit === 'week'
    ? addDays(reference, count * (unit === 'week' ? 7 : 1))
    : addMonths(reference, count * (unit === 'year' ? 12 : 1));

/** "Three days ago": the one day, week, month or year that lies there. */
export function agoReading(unit: Unit, count: number): Reading {
  return {
    precision: unit,
    relative: (reference) => {
      const iso = shift(reference, unit, -count);
      if (unit === 'month') return monthSpan(yearOf(iso), monthOf(iso));
      if (unit === 'year') return yearSpan(yearOf(iso));
      return unit === 'week' ? weekSpan(iso) : [iso, iso];
    },
  };
}

/** "The last 50 years", "the next two years": from there to the reference day or the other way round. */
export function stretchReading(unit: Unit, count: number, lean: 'past' | 'future'): Reading {
  return {
    precision: 'period',
    relative: (reference) =>
      lean === 'past'
        ? [shift(reference, unit, -count), reference]
        : [reference, shift(reference, unit, count)],
  };
}
