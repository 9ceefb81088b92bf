import type { Context } from '../library/context.ts';
import { namedIndex } from '../lookup/named-index.ts';
import { quoteOf } from './quote.ts';
import type { Ahead } from './types.ts';

/** A period longer than this is no date to be ready for ("the next two years"), in days. */
const LONGEST_PERIOD = 62;
/** A sentence that names a date is quoted up to this length. */
const LONGEST = 600;

/**
 * Days and periods named in the documents that are not over on `today`, soonest first; one line a sentence, no day
 * told twice by documents of one story.
 */
export function datesAhead(
  context: Context,
  documents: readonly number[],
  storyOf: (document: number) => number,
  today: string,
  limit: number,
): Ahead[] {
  const found = documents.flatMap((document) => {
    const { sentences, dates } = namedIndex(context)[document]!;
    return dates.flatMap(({ sentence, from, to, publication, start, end }) => {
      if (publication || !from || !to || to < today || daysIn(from, to) > LONGEST_PERIOD) return [];
      const span = sentences[sentence]!;
      if (span.end - span.start > LONGEST) return [];
      return [{ from, to, document, span, date: { start, end } }];
    });
  });
  const told = new Set<string>();
  return found
    .sort((a, b) =>
      a.from < b.from
        ? -1
        : a.from > b.from
          ? 1
          : documents.indexOf(a.document) - documents.indexOf(b.document),
    )
    .filter(({ from, to, document, span }) => {
      const keys = [`${storyOf(document)} ${from} ${to}`, `${document} ${span.start}`];
      if (keys.some((key) => told.has(key))) return false;
      for (const key of keys) told.add(key);
      return true;
    })
    .slice(0, limit)
    .map(({ from, to, document, span, date }) => ({
      from,
      to,
      quote: quoteOf(context, document, span, [date]),
    }));
}

const daysIn = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
