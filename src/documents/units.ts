import { sentences } from '../languages/sentences.ts';
import type { Span } from '../text/span.ts';
import { statements } from './cut/statements.ts';
import { leadOf } from './lead.ts';
import { blockAt, rowsOf } from './structure.ts';
import type { Block, Structure } from './types.ts';

/** The smallest part of a document that is quoted by itself. */
export interface Unit extends Span {
  kind: 'sentence' | 'item' | 'row' | 'code' | 'heading';
  /** Index of its block in `Structure.blocks`. */
  block: number;
  /** What has to be quoted with it, in order: a table's header, the sentence that introduces a list, the items over it. */
  lead: readonly Span[];
}

/** An item with more sentences than this falls into them. */
const MOST_SENTENCES = 2;
/** Statements this short are taken with the next one, up to so many characters. */
const SHORT_CODE = 120;

/**
 * What can be quoted of a document, or of a span of it (a passage): sentences of prose, list items with their numbers, rows of
 * a table with its header, statements of code, headings. In order, none overlapping another; a unit that reaches out
 * of the span is left out. Offsets are UTF-16, in the document's text.
 */
export function units(
  { text, blocks }: { text: string } & Pick<Structure, 'blocks'>,
  span: Span = { start: 0, end: text.length },
): Unit[] {
  const found: Unit[] = [];
  for (
    let i = Math.max(0, blockAt(blocks, span.start));
    i < blocks.length && blocks[i]!.start < span.end;
    i++
  ) {
    if (blocks[i]!.end <= span.start) continue;
    for (const part of partsOf(text, blocks[i]!, span)) {
      const { start, end } = part;
      if (start < span.start || end > span.end) continue;
      found.push({ ...part, block: i, lead: leadOf(text, blocks, i, start) });
    }
  }
  return found;
}

function partsOf(text: string, block: Block, span: Span): Omit<Unit, 'block' | 'lead'>[] {
  const within = { start: Math.max(block.start, span.start), end: Math.min(block.end, span.end) };
  if (block.kind === 'heading') return [{ start: block.start, end: block.end, kind: 'heading' }];
  if (block.kind === 'table') {
    const { header, rows } = block.table!;
    return rowsOf(text, block)
      .slice(header < rows.length ? header : 0)
      .map((row) => ({ ...row, kind: 'row' as const }));
  }
  if (block.kind === 'code')
    return joined(statements(text, within)).map((part) => ({ ...part, kind: 'code' as const }));
  const parts = sentences(text.slice(within.start, within.end)).map(({ start, end }) => ({
    start: within.start + start,
    end: within.start + end,
  }));
  if (block.kind !== 'item') return parts.map((part) => ({ ...part, kind: 'sentence' as const }));
  if (parts.length <= MOST_SENTENCES && within.start === block.start && within.end === block.end)
    return [{ start: block.start, end: block.end, kind: 'item' }];
  return parts.map((part) => ({ ...part, kind: 'item' as const }));
}

/** Short statements next to each other as one. */
function joined(parts: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last && part.end - last.start <= SHORT_CODE) last.end = part.end;
    else found.push({ ...part });
  }
  return found;
}
