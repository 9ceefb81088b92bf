import { sentences } from '../../languages/sentences.ts';
import type { Context } from '../../library/context.ts';
import { citeSpan } from '../../reading/cite.ts';
import type { Quote } from '../../reading/types.ts';
import type { Span } from '../../text/span.ts';

/** Documents whose sentences are kept. */
const KEPT = 400;

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
  const start = Math.min(first, touched[0]?.start ?? first);
  const end = Math.max(last, touched.at(-1)?.end ?? last);
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
