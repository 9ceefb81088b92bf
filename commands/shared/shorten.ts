import { sentences } from '../../src/languages/sentences.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Quote } from '../../src/reading/types.ts';

/** A quote as shown: markup, and whether sentences of it are left out. */
export interface Shown {
  markup: string;
  shortened: boolean;
}

interface Range {
  start: number;
  end: number;
}

/** Stands for sentences left out; outside the quoted words. */
const ELLIPSIS = '…';

/**
 * The quote in at most `budget` characters of markup. Sentences are dropped whole, never cut: the one that holds the
 * first highlight stays, then its neighbours as long as they fit. Null when not even that one fits.
 */
export function shorten(quote: Pick<Quote, 'text' | 'highlights'>, budget: number): Shown | null {
  const whole = quoted(quote.text, quote.highlights);
  if (whole.length <= budget) return { markup: whole, shortened: false };
  const spans = sentences(quote.text);
  const marked = quote.highlights[0]?.[0] ?? 0;
  let first = Math.max(
    0,
    spans.findIndex((span) => marked < span.end),
  );
  let last = first;
  let best = render(quote, spans, first, last, budget);
  if (!best) return null;
  for (;;) {
    const after = last + 1 < spans.length ? render(quote, spans, first, last + 1, budget) : null;
    const before = !after && first > 0 ? render(quote, spans, first - 1, last, budget) : null;
    if (after) last++;
    else if (before) first--;
    best = after ?? before ?? best;
    if (!after && !before) return { markup: best, shortened: true };
  }
}

function render(
  quote: Pick<Quote, 'text' | 'highlights'>,
  spans: readonly Range[],
  first: number,
  last: number,
  budget: number,
): string | null {
  const start = spans[first]?.start ?? 0;
  const end = spans[last]?.end ?? quote.text.length;
  const inside = quote.highlights
    .map(([from, to]): [number, number] => [Math.max(from, start) - start, Math.min(to, end) - start])
    .filter(([from, to]) => from < to);
  const lines = [
    ...(first > 0 ? [`> ${ELLIPSIS}`] : []),
    quoted(quote.text.slice(start, end), inside),
    ...(last < spans.length - 1 ? [`> ${ELLIPSIS}`] : []),
  ];
  const markup = lines.join('\n');
  return markup.length <= budget ? markup : null;
}
