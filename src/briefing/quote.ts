import type { Context } from '../library/context.ts';
import { citeSpan } from '../reading/cite.ts';
import type { Quote } from '../reading/types.ts';
import type { Span } from '../text/span.ts';

/** A span of a document as a quote; `highlights` are offsets in the document. */
export function quoteOf(
  context: Context,
  document: number,
  { start, end }: Span,
  highlights: readonly Span[] = [],
): Quote {
  return {
    text: context.library.text(document).slice(start, end),
    start,
    end,
    highlights: highlights.map((span) => [span.start - start, span.end - start]),
    score: 0,
    citation: citeSpan(context, document, start, end),
    also: [],
  };
}
