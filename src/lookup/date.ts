import { parseQuestionPeriod } from '../languages/dates.ts';
import type { Context } from '../library/context.ts';
import { Problem } from '../problem.ts';
import { byDate, quoteAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { LINES } from './person.ts';
import type { DayCard, Line } from './types.ts';

export interface DateInput {
  /** A day or period in words: "March 2019", 2019년 3월, "last week", 2019-03-20. */
  on?: string | null;
  /** Or its two ends, each in words; either may be left out. */
  from?: string | null;
  to?: string | null;
  collections: readonly string[];
  limit?: number;
  /** Day that "last week" counts from; the engine's clock when left out. */
  today?: string;
}

/**
 * What the documents say of a day or period: sentences that name it, by date, and what was published then.
 *
 * @throws Problem when no day can be read from the input.
 */
export function lookupDate(context: Context, input: DateInput): DayCard {
  const today = input.today ?? context.now().toISOString().slice(0, 10);
  const { from, to, yearless } = periodOf(input, today);
  const visible = visibleDocuments(context.library, input.collections);
  const { library } = context;
  const lines: Line[] = [];
  namedIndex(context).forEach((named, document) => {
    if (!visible.has(document)) return;
    const spans = new Map<number, { start: number; end: number; from: string; to: string; text: boolean }>();
    for (const date of named.dates) {
      if (date.publication || date.from === null || date.to === null || spans.has(date.sentence)) continue;
      if (!within(date.from, date.to, from, to, yearless)) continue;
      spans.set(date.sentence, {
        start: date.start,
        end: date.end,
        from: date.from,
        to: date.to,
        text: date.yearFrom === 'text',
      });
    }
    for (const [sentence, date] of spans)
      lines.push({
        date: date.from,
        to: date.to,
        dateFrom: date.text ? 'text' : 'document',
        quote: quoteAt(library, document, named.sentences[sentence]!, [date]),
      });
  });
  const published = library.documents
    .filter(
      (entry, i) =>
        visible.has(i) &&
        entry.published !== null &&
        within(entry.published, entry.published, from, to, yearless),
    )
    .map(({ id, title, published: day, path }) => ({ id, title, published: day!, path }))
    .sort((a, b) =>
      a.published < b.published ? -1 : a.published > b.published ? 1 : a.path < b.path ? -1 : 1,
    );
  return {
    kind: 'date',
    from,
    to,
    yearless,
    lines: lines.sort(byDate).slice(0, input.limit ?? LINES),
    published,
  };
}

/** Spans longer than the period asked for say too little of it ("2019" of a day in 2019): only those inside it, or that it lies in by months, count. */
const LONGEST_AROUND = 31;

function within(
  first: string,
  last: string,
  from: string | null,
  to: string | null,
  yearless: DayCard['yearless'],
): boolean {
  if (yearless) {
    const day = first.slice(5);
    return (
      first.slice(0, 4) === last.slice(0, 4) &&
      day <= yearless.to &&
      last.slice(5) >= yearless.from &&
      last.slice(5) <= yearless.to
    );
  }
  if ((to !== null && first > to) || (from !== null && last < from)) return false;
  const inside = (from === null || first >= from) && (to === null || last <= to);
  return inside || (Date.parse(last) - Date.parse(first)) / 86_400_000 <= LONGEST_AROUND;
}

function periodOf({ on, from, to }: DateInput, today: string): Pick<DayCard, 'from' | 'to' | 'yearless'> {
  if (on) {
    const period = read(on, today);
    return { from: period.from, to: period.to, yearless: period.yearless };
  }
  if (!from && !to) throw new Problem('date', 'no day was given', 'say on: "March 2019", or from: and to:');
  const [first, last] = [from ? read(from, today) : null, to ? read(to, today) : null];
  if (first?.yearless || last?.yearless)
    throw new Problem('date', 'a day without its year', 'add the year to from: and to:');
  const period = { from: first?.from ?? null, to: last?.to ?? last?.from ?? null, yearless: null };
  return period.from && period.to && period.from > period.to
    ? { from: last!.from, to: first!.to, yearless: null }
    : period;
}

function read(text: string, today: string) {
  const period = parseQuestionPeriod(text, today);
  if (!period)
    throw new Problem(
      'date',
      `"${text}" is not a day or period`,
      'write it like 2019-03-20, "March 2019", "last week" or 2019년 3월',
    );
  return period;
}
