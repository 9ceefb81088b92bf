import { blockAt, rowsOf } from '../../documents/structure.ts';
import { units } from '../../documents/units.ts';
import { sentences } from '../../languages/sentences.ts';
import type { Context } from '../../library/context.ts';
import { citeSpan } from '../../reading/cite.ts';
import type { Quote } from '../../reading/types.ts';
import type { Span } from '../../text/span.ts';

/** Documents whose sentences are kept. */
const KEPT = 400;

/**
 * Where whole units begin and end that hold a place: rows of a table and statements of code, which sentences may run
 * across. Null in prose.
 */
function unitAt(context: Context, document: number, at: number): Span | null {
  const { blocks } = context.library.structure(document);
  const block = blocks[blockAt(blocks, at)];
  if (block?.kind !== 'table' && block?.kind !== 'code') return null;
  const text = context.library.text(document);
  const parts = block.kind === 'table' ? rowsOf(text, block) : units({ text, blocks: [block] });
  return parts.find(({ start, end }) => at >= start && at < end) ?? null;
}

/** The whole sentences that `spans` of a document touch, as one quote with the spans as its highlights. */
export function quoteSpans(
  context: Context,
  document: number,
  spans: readonly [number, number][],
  score: number,
): Quote {
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  const touched = documentSentences(context, document).filter(
    ({ start, end }) => start < last && end > first,
  );
  const [begun, ended] = [unitAt(context, document, first), unitAt(context, document, last - 1)];
  const start = Math.min(first, (begun ?? touched[0])?.start ?? first);
  const end = Math.max(last, (ended ?? touched.at(-1))?.end ?? last);
  return {
    text: context.library.text(document).slice(start, end),
    start,
    end,
    highlights: spans.map(([from, to]) => [from - start, to - start]),
    score,
    citation: citeSpan(context, document, start, end),
    also: [],
  };
}

/** The sentences of a document, in order. */
export function documentSentences(context: Context, document: number): Span[] {
  const kept = context.memo('verify:sentences', () => new Map<number, Span[]>());
  let known = kept.get(document);
  if (!known) {
    known = sentences(context.library.text(document));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(document, known);
  }
  return known;
}
