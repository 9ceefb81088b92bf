import type { Span } from '../documents/types.ts';
import type { Context } from '../engine/context.ts';
import { citeSpan } from '../search/reading/cite.ts';
import type { Quote } from '../search/types.ts';

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
