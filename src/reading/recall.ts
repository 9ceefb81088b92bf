import type { Context } from '../library/context.ts';
import { citeSpan, visibleDocument } from './cite.ts';
import type { Quote } from './types.ts';

/** Where a quote stands, without a word of it: what is kept behind buttons. */
export interface SpanRef {
  document: string;
  /** SHA-256 of the file it was quoted from. */
  hash: string;
  start: number;
  end: number;
  /** `[start, end]` relative to the quote. */
  highlights: [number, number][];
}

export function refOf(quote: Quote): SpanRef {
  const { documentId, hash } = quote.citation;
  return { document: documentId, hash, start: quote.start, end: quote.end, highlights: quote.highlights };
}

/**
 * The quotes again, word for word. Null for one whose document is gone, has changed since, or may not be seen.
 */
export function recall(
  context: Context,
  input: { spans: readonly SpanRef[]; collections: readonly string[] },
): (Quote | null)[] {
  return input.spans.map((span) => {
    const document = visibleDocument(context, span.document, input.collections);
    if (document === undefined || context.library.documents[document]!.hash !== span.hash) return null;
    const { start, end, highlights } = span;
    const text = context.library.text(document).slice(start, end);
    return {
      text,
      start,
      end,
      highlights,
      score: 0,
      citation: citeSpan(context, document, start, end),
      also: [],
    };
  });
}
