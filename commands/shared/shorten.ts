import { statements } from '../../src/documents/cut/statements.ts';
import { sentences } from '../../src/languages/sentences.ts';
import type { Locale } from '../../src/locale.ts';
import type { Quote, QuotedBlock } from '../../src/reading/types.ts';
import { drawBlocks, LEFT_OUT } from './draw-blocks.ts';

/** A quote as shown: markup, and whether parts of it are left out. */
export interface Shown {
  markup: string;
  shortened: boolean;
}

interface Range {
  start: number;
  end: number;
}

type Given = Pick<Quote, 'text' | 'highlights' | 'blocks'>;

/**
 * The quote in at most `budget` characters of markup. Sentences, rows and statements are dropped whole, never cut: the
 * one that holds the first highlight stays, then its neighbours as long as they fit. Null when not even that one fits.
 */
export function shorten(quote: Given, budget: number, locale: Locale): Shown | null {
  const blocks = quote.blocks ?? [{ kind: 'paragraph', level: 0, text: quote.text, at: 0, cut: false }];
  const { highlights } = quote;
  const draw = (shown: readonly QuotedBlock[]) => drawBlocks(shown, { highlights, locale, bar: '> ' });
  const whole = draw(blocks);
  if (whole.length <= budget) return { markup: whole, shortened: false };
  const own = blocks.filter(({ at }) => at !== null);
  const parts = own.flatMap(partsOf);
  const marked = highlights[0]?.[0] ?? 0;
  let first = Math.max(
    0,
    parts.findIndex((part) => marked < part.end),
  );
  let last = first;
  const render = (from: number, to: number): string | null => {
    if (from < 0 || to >= parts.length) return null;
    const shown = within(own, { start: parts[from]!.start, end: parts[to]!.end });
    const markup = [
      ...(from > 0 ? [`> ${LEFT_OUT}`] : []),
      draw(shown),
      ...(to < parts.length - 1 ? [`> ${LEFT_OUT}`] : []),
    ].join('\n');
    return markup.length <= budget ? markup : null;
  };
  let best = parts.length > 0 ? render(first, last) : null;
  if (!best) return null;
  for (;;) {
    const after = render(first, last + 1);
    const before = after ? null : render(first - 1, last);
    if (after) last++;
    else if (before) first--;
    best = after ?? before ?? best;
    if (!after && !before) return { markup: best, shortened: first > 0 || last < parts.length - 1 };
  }
}

/** The parts of a block that are dropped whole, as ranges of the quote's text. */
function partsOf(block: QuotedBlock): Range[] {
  const { kind, text, rows } = block;
  const at = block.at!;
  const moved = ({ start, end }: Range): Range => ({ start: start + at, end: end + at });
  if (rows) {
    const found = rows.flatMap((row) => rangeOf(row) ?? []);
    return found.length > 0 ? found : [moved({ start: 0, end: text.length })];
  }
  if (kind === 'code') return statements(text, { start: 0, end: text.length }).map(moved);
  return sentences(text).map(moved);
}

/** Where the cells of a row stand; null for a row without a cell in the quote. */
function rangeOf(row: NonNullable<QuotedBlock['rows']>[number]): Range | null {
  const cells = row.flatMap(({ text, at }) => (at === null ? [] : [{ start: at, end: at + text.length }]));
  const [first, last] = [cells[0], cells.at(-1)];
  return first && last && last.end > first.start ? { start: first.start, end: last.end } : null;
}

/** The blocks as far as they lie in a range. */
function within(blocks: readonly QuotedBlock[], { start, end }: Range): QuotedBlock[] {
  const found: QuotedBlock[] = [];
  for (const block of blocks) {
    const at = block.at!;
    if (at >= end || at + block.text.length <= start) continue;
    if (block.rows) {
      const rows = block.rows.filter((row) => {
        const range = rangeOf(row);
        return range !== null && range.start < end && range.end > start;
      });
      found.push({ ...block, rows, cut: block.cut && rows[0] === block.rows[0] });
      continue;
    }
    const from = Math.max(at, start);
    const text = block.text.slice(from - at, Math.min(end - at, block.text.length));
    found.push({ ...block, at: from, text });
  }
  return found.map((block, i) => (i === 0 && !block.rows ? { ...block, cut: false } : block));
}
