import { matches } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import { addDays, day, daysBetween, monthSpan, yearOf } from './dates/calendar.ts';
import type { Lean, Monthday, Precision, Reading, Rule } from './dates/reading.ts';
import { ENGLISH, ENGLISH_QUESTION } from './en/dates.ts';
import { KOREAN } from './ko/dates.ts';

/** A date or period as it stands in a text (`text.slice(start, end)`), and the days it means. */
export interface DateMention extends Span {
  text: string;
  /** First and last day, `YYYY-MM-DD`; null where the year cannot be told. */
  from: string | null;
  to: string | null;
  precision: Precision;
  /** Where the year is from: the text itself, the document's date, or nowhere. */
  yearFrom: 'text' | 'document' | 'none';
  /** `MM-DD` of the first and the last day where the text gives no year, or null. */
  yearless: { from: string; to: string } | null;
}

/** What a document tells about the years its dates leave out. */
export interface Reference {
  /** Day of publication, `YYYY-MM-DD`. */
  published?: string | null;
  /** The one year the document is about where it has no date of publication (a year in its title). */
  year?: number | null;
}

/** A month and day without year is taken for the one nearest to publication if that is at most so many days away. */
const SAFE_DAYS = 150;

/** Said of what happens every year: no one year can be meant. */
const EVERY_YEAR =
  /\b(?:usually|normally|typically|generally|annual(?:ly)?|every|each|always|traditionally)\b|매년|해마다|보통|통상|매해|연례/iu;

/** How many characters around a mention tell of it: about a sentence. */
const SURROUNDINGS = 120;

const two = (value: number): string => String(value).padStart(2, '0');
const monthday = ([month, date]: Monthday): string => `${two(month)}-${two(date)}`;

interface Found extends Span {
  reading: Reading;
}

/** Four digits alone on their line are as likely a page's counter as a year. */
function standsAlone(text: string, match: RegExpExecArray): boolean {
  if (!/^\d{4}$/.test(match[0])) return false;
  const [before, after] = [text[match.index - 1], text[match.index + 4]];
  return (before === undefined || before === '\n') && (after === undefined || after === '\n');
}

function find(text: string, rules: readonly Rule[], question: boolean): Found[] {
  const found: Found[] = [];
  for (const { pattern, read } of rules)
    for (const match of matches(text, pattern)) {
      const reading = read(match.groups ?? {}, match[0]);
      const lead = match[0].length - match[0].trimStart().length;
      if (reading && (question || !standsAlone(text, match)))
        found.push({ start: match.index + lead, end: match.index + match[0].trimEnd().length, reading });
    }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const one of found) {
    const last = kept[kept.length - 1];
    if (!last || one.start >= last.end) kept.push(one);
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one;
  }
  return kept;
}

/** Only texts with a digit, or a word that all expressions without one hold, are looked at closely. */
const ENGLISH_HINT =
  /\d|day|week|month|year|quarter|morrow|tonight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|spring|summer|autumn|fall|winter/i;
const KOREAN_HINT = /\d|[년월일주달해제늘레봄]|요일|반기|여름|가을|겨울/;

function allFound(text: string, question: boolean): Found[] {
  const rules: Rule[] = [];
  if (ENGLISH_HINT.test(text)) rules.push(...ENGLISH, ...(question ? ENGLISH_QUESTION : []));
  if (/[가-힣]/.test(text) && KOREAN_HINT.test(text)) rules.push(...KOREAN);
  return rules.length > 0 ? find(text, rules, question) : [];
}

/** The span of days in the year that lies nearest to the reference and agrees with the words' lean, or null when none is safe. */
function nearestYear(span: [Monthday, Monthday], lean: Lean, published: string): [string, string] | null {
  let best: [string, string] | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (let year = yearOf(published) - 1; year <= yearOf(published) + 1; year++) {
    const dates = inYear(span, year);
    if (!dates) continue;
    const [from, to] = dates;
    if ((lean === 'past' && from > published) || (lean === 'future' && to < published)) continue;
    const away = Math.abs(
      from > published ? daysBetween(published, from) : to < published ? daysBetween(to, published) : 0,
    );
    if (away < distance) [best, distance] = [dates, away];
  }
  return distance <= (lean ? 366 : SAFE_DAYS) ? best : null;
}

function inYear([from, to]: [Monthday, Monthday], year: number): [string, string] | null {
  const crosses = to[0] < from[0];
  const start = day(year, ...from);
  const end = day(crosses ? year + 1 : year, ...to) ?? monthSpan(crosses ? year + 1 : year, to[0])[1];
  return start ? [start, end] : null;
}

function mention(text: string, found: Found, reference: Reference): DateMention {
  const { start, end, reading } = found;
  const base = { start, end, text: text.slice(start, end), precision: reading.precision, yearless: null };
  if ('from' in reading) return { ...base, from: reading.from, to: reading.to, yearFrom: 'text' };
  const published = reference.published ?? null;
  if ('relative' in reading) {
    const span = published ? reading.relative(published) : null;
    return { ...base, from: span?.[0] ?? null, to: span?.[1] ?? null, yearFrom: span ? 'document' : 'none' };
  }
  const yearless = { from: monthday(reading.yearless[0]), to: monthday(reading.yearless[1]) };
  const around = text.slice(Math.max(0, start - SURROUNDINGS), end + SURROUNDINGS);
  const span = EVERY_YEAR.test(around)
    ? null
    : published
      ? nearestYear(reading.yearless, reading.lean, published)
      : reference.year
        ? inYear(reading.yearless, reference.year)
        : null;
  return {
    ...base,
    yearless,
    from: span?.[0] ?? null,
    to: span?.[1] ?? null,
    yearFrom: span ? 'document' : 'none',
  };
}

/**
 * Dates and periods of a text in English or Korean, in order, none overlapping. Years left out are taken from `reference`
 * where that is safe: within `SAFE_DAYS` of publication, and not said of every year.
 */
export function dates(text: string, reference: Reference = {}): DateMention[] {
  const found = allFound(text, false);
  // "The 2017 meeting takes place from December 18": without a date of publication, the year of the event's name is the best witness.
  const year = reference.year ?? (reference.published ? null : yearInName(text));
  return found.map((one) => mention(text, one, { ...reference, year }));
}

const NAMED_YEAR = /\b[Tt]he ((?:19|20)\d\d) (?=\p{L})|((?:19|20)\d\d)년도/gu;

/** The year an event is named by in the text ("the 2017 meeting"), when it is one year only. */
export function yearInName(text: string): number | null {
  const years = new Set(matches(text, NAMED_YEAR).map((match) => Number(match[1] ?? match[2])));
  return years.size === 1 ? [...years][0]! : null;
}

export interface QuestionPeriod extends Span {
  text: string;
  /** Days meant, both included; null for an open end. */
  from: string | null;
  to: string | null;
  /** `MM-DD` from and to where a month or day is named without its year: any year may be meant. */
  yearless: { from: string; to: string } | null;
}

const SINCE = /\b(?:since|after|from|starting)\s+(?:the\s+)?$/i;
const BEFORE = /\b(?:before|prior to)\s+(?:the\s+)?$/i;
const UNTIL = /\b(?:until|till|by|up to)\s+(?:the\s+)?$/i;
const KOREAN_SINCE = /^\s*(?:이후|부터|이래|뒤|후(?![가-힣]))/;
const KOREAN_UNTIL = /^\s*까지/;
const KOREAN_BEFORE = /^\s*(?:이전|전(?![가-힣]))/;

/** The first period a question names, counted from `today` (`YYYY-MM-DD`), or null. "since Monday" has no end, "before 2010" no beginning. */
export function parseQuestionPeriod(text: string, today: string): QuestionPeriod | null {
  const found = allFound(text, true)[0];
  if (!found) return null;
  const { start, end, reading } = found;
  const base = { start, end, text: text.slice(start, end) };
  if ('yearless' in reading && !reading.lean)
    return {
      ...base,
      from: null,
      to: null,
      yearless: { from: monthday(reading.yearless[0]), to: monthday(reading.yearless[1]) },
    };
  const { from, to } = mention(text, found, { published: today });
  if (from === null && to === null) return null;
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (SINCE.test(before) || KOREAN_SINCE.test(after)) return { ...base, from, to: null, yearless: null };
  if (from && (BEFORE.test(before) || KOREAN_BEFORE.test(after)))
    return { ...base, from: null, to: addDays(from, -1), yearless: null };
  if (UNTIL.test(before) || KOREAN_UNTIL.test(after)) return { ...base, from: null, to, yearless: null };
  return { ...base, from, to, yearless: null };
}
