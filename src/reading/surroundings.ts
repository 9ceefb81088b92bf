import type { Context } from '../library/context.ts';
import { citeSpan, outlineOf, visibleDocument } from './cite.ts';
import type { SpanRef } from './recall.ts';
import type { Citation } from './types.ts';

/** A quote with what stands around it: `text` is `document.text.slice(start, end)`. */
export interface Surroundings {
  text: string;
  start: number;
  end: number;
  /** The quote within `text`. */
  quote: [start: number, end: number];
  citation: Citation;
  /** More stands before or after. */
  before: boolean;
  after: boolean;
}

/** The span with `paragraphs` whole paragraphs before and after it. Null as in `recall`; the hash may be its beginning. */
export function surroundings(
  context: Context,
  input: { span: Omit<SpanRef, 'highlights'>; paragraphs: number; collections: readonly string[] },
): Surroundings | null {
  const { span } = input;
  const document = visibleDocument(context, span.document, input.collections);
  if (document === undefined || !context.library.documents[document]!.hash.startsWith(span.hash)) return null;
  const text = context.library.text(document);
  const blocks = outlineOf(context, document).paragraphs;
  const firstAt = Math.max(
    0,
    blocks.findLastIndex((block) => block.start <= span.start),
  );
  const lastAt = Math.max(
    firstAt,
    blocks.findLastIndex((block) => block.start < span.end),
  );
  const first = Math.max(0, firstAt - input.paragraphs);
  const last = Math.min(blocks.length - 1, lastAt + input.paragraphs);
  const start = Math.min(span.start, blocks[first]?.start ?? span.start);
  const end = Math.max(span.end, blocks[last]?.end ?? span.end);
  return {
    text: text.slice(start, end),
    start,
    end,
    quote: [span.start - start, span.end - start],
    citation: citeSpan(context, document, span.start, span.end),
    before: first > 0,
    after: last < blocks.length - 1,
  };
}
