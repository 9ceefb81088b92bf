import { blockAt } from '../documents/structure.ts';
import type { Block } from '../documents/types.ts';
import { units } from '../documents/units.ts';
import type { Context } from '../library/context.ts';
import type { Span } from '../text/span.ts';
import { citeSpan, outlineOf, visibleDocument } from './cite.ts';
import { quotedBlocks } from './quote-blocks.ts';
import type { SpanRef } from './recall.ts';
import type { Citation, QuotedBlock } from './types.ts';

/** A quote with what stands around it: `text` is `document.text.slice(start, end)`. */
export interface Surroundings {
  text: string;
  start: number;
  end: number;
  /** The quote within `text`. */
  quote: [start: number, end: number];
  citation: Citation;
  /** As of a quote. */
  blocks?: QuotedBlock[];
  /** More stands before or after. */
  before: boolean;
  after: boolean;
}

/** Characters shown on either side of a quote at most: a table or a block of code may be all of a document. */
const FARTHEST = 4_000;

/** The span with `paragraphs` whole paragraphs before and after it. Null as in `recall`; the hash may be its beginning. */
export function surroundings(
  context: Context,
  input: { span: Omit<SpanRef, 'highlights'>; paragraphs: number; collections: readonly string[] },
): Surroundings | null {
  const { span } = input;
  const document = visibleDocument(context, span.document, input.collections);
  if (document === undefined || !context.library.documents[document]!.hash.startsWith(span.hash)) return null;
  const text = context.library.text(document);
  const { blocks, removed } = context.library.structure(document);
  const { paragraphs } = outlineOf(context, document);
  const firstAt = Math.max(0, blockAt(paragraphs, span.start));
  const lastAt = Math.max(firstAt, blockAt(paragraphs, span.end - 1));
  const first = Math.max(0, firstAt - input.paragraphs);
  const last = Math.min(paragraphs.length - 1, lastAt + input.paragraphs);
  const wide = {
    start: Math.min(span.start, paragraphs[first]?.start ?? span.start),
    end: Math.max(span.end, paragraphs[last]?.end ?? span.end),
  };
  const { start, end } = near({ text, blocks }, span, wide);
  const layout = quotedBlocks({ text, blocks, removed }, { start, end });
  return {
    text: text.slice(start, end),
    start,
    end,
    quote: [span.start - start, span.end - start],
    citation: citeSpan(context, document, span.start, span.end),
    ...(layout && { blocks: layout }),
    before: first > 0 || start > wide.start,
    after: last < paragraphs.length - 1 || end < wide.end,
  };
}

/** What of a wide span lies near the quote: whole rows, statements and sentences. */
function near(source: { text: string; blocks: readonly Block[] }, span: Span, wide: Span): Span {
  if (span.start - wide.start <= FARTHEST && wide.end - span.end <= FARTHEST) return wide;
  const within = {
    start: Math.max(wide.start, span.start - FARTHEST),
    end: Math.min(wide.end, span.end + FARTHEST),
  };
  const parts = units(source, within);
  return {
    start: Math.min(span.start, parts[0]?.start ?? span.start),
    end: Math.max(span.end, parts.at(-1)?.end ?? span.end),
  };
}
