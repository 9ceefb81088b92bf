import { citationOf } from '../answering/quote.ts';
import type { DocumentPost, Domain } from '../domains/types.ts';
import { languageOf } from '../languages/all.ts';
import type { Library } from '../library/types.ts';
import type { Quote } from '../reading/types.ts';
import type { Span } from '../text/span.ts';
import type { NamedIndex } from './named-index.ts';
import type { CountryLabel, Line } from './types.ts';

/** The passage a place of a document lies in (the nearest one before it where it lies between two). */
export function passageAt(library: Library, document: number, offset: number): number {
  const [first, end] = library.documents[document]!.passages;
  let [low, high] = [first, end - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (library.passage(middle).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A span of a document as a quote; `highlights` are offsets in the document. */
export function quoteAt(
  library: Library,
  document: number,
  span: Span,
  highlights: readonly Span[] = [],
): Quote {
  const passage = passageAt(library, document, span.start);
  return {
    text: library.text(document).slice(span.start, span.end),
    start: span.start,
    end: span.end,
    highlights: highlights.map(({ start, end }) => [
      Math.max(start, span.start) - span.start,
      Math.min(end, span.end) - span.start,
    ]),
    score: 0,
    citation: citationOf(library, passage, span.start, span.end),
    also: [],
  };
}

/**
 * A sentence as a line. Its day is the one day or month the sentence names, if it names exactly one and that is not ahead of
 * publication; else the day of publication.
 */
export function lineAt(
  library: Library,
  index: NamedIndex,
  document: number,
  sentence: number,
  highlights: readonly Span[],
): Line {
  const named = index[document]!;
  const { published } = library.documents[document]!;
  const said = named.dates.filter(
    (date) =>
      date.sentence === sentence && date.from !== null && ['day', 'month', 'period'].includes(date.precision),
  );
  const one = said.length === 1 && !said[0]!.publication ? said[0]! : null;
  // A month goes on after the day it is told of; a period that ends later lies ahead.
  const last = one && (one.precision === 'period' ? one.to! : one.from!);
  const past = one && last && (published === null || last <= published);
  const span = widened(named.sentences[sentence]!, highlights);
  const quote = quoteAt(library, document, span, highlights);
  if (past) return { date: one.from, to: one.to, dateFrom: 'text', quote };
  return { date: published, to: published, dateFrom: published ? 'document' : null, quote };
}

/** A post signed below a name lies outside the sentence: the quote takes it in. */
const widened = (sentence: Span, highlights: readonly Span[]): Span => ({
  start: Math.min(sentence.start, ...highlights.map(({ start }) => start)),
  end: Math.max(sentence.end, ...highlights.map(({ end }) => end)),
});

/** By day, undated last, then in order of document and place. */
export function byDate(a: Line, b: Line): number {
  const key = (line: Line): string => line.date ?? '9999';
  const place = ({ quote }: Line): string =>
    `${quote.citation.path}\n${String(quote.start).padStart(12, '0')}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}

/** By day; of one day what is in the language of what was asked first. */
export function inLanguageOf(asked: string): (a: Line, b: Line) => number {
  const language = languageOf(asked).code;
  const other = ({ quote }: Line): number => Number(quote.citation.language !== language);
  return (a, b) => (a.date === b.date ? other(a) - other(b) : 0) || byDate(a, b);
}

export function countryLabel(domain: Domain, code: string | null): CountryLabel | null {
  const names = code === null ? null : domain.countryNames(code);
  return names && { code: code!, ...names };
}

/** Whether a document may be seen. */
export const visibleDocuments = (library: Library, collections: readonly string[]): Set<number> => {
  const seen = new Set(collections);
  return new Set(library.documents.flatMap(({ collection }, i) => (seen.has(collection) ? [i] : [])));
};

export interface PostRecord {
  document: number;
  post: DocumentPost;
}
