import { leadOf } from '../documents/lead.ts';
import { blockAt, blocksIn, cellsOf, rowsOf } from '../documents/structure.ts';
import type { Block, BlockKind, RemovalReason, Structure } from '../documents/types.ts';
import type { Span } from '../text/span.ts';
import type { QuotedBlock, QuotedCell } from './types.ts';

/** A part of a quote as it is shown: offsets in the document's text, clipped to the quote. */
export interface QuoteBlock extends Span {
  kind: BlockKind;
  /** Of a heading or item; 0 for others. */
  level: number;
  mark?: string;
  language?: string;
  /** Of a table: the cells of its header rows, also where the quote begins below them, and of the rows quoted. */
  header?: Span[][];
  rows?: Span[][];
  /** It stands before the quote and is shown with it: the sentence that introduces a list, an item over it. */
  lead: boolean;
  /** Something of the document lies between this and the block before: shown as "[…]". */
  cut: boolean;
}

type Source = { text: string } & Pick<Structure, 'blocks'> & Partial<Pick<Structure, 'removed'>>;

/** What readers of the file see between the two sides, so that these do not stand together. */
const SEEN: ReadonlySet<RemovalReason> = new Set(['furniture']);

/**
 * A quote as blocks: prose, items with their own numbers, code with its language, tables as cells under their header,
 * and before them what has to be read with the quote. What is not next to what stands above it is marked as cut.
 */
export function quoteBlocks({ text, blocks, removed = [] }: Source, quote: Span): QuoteBlock[] {
  const touched = blocksIn(blocks, quote);
  const first = touched[0];
  if (!first) return [];
  const index = blockAt(blocks, first.start);
  const lead = leadOf(text, blocks, index, Math.max(quote.start, first.start))
    .filter(({ end }) => first.kind !== 'table' && end <= quote.start)
    .map((span) => asLead(blocks, span));
  const gaps = removed.filter(({ at, reason }) => at > quote.start && at < quote.end && SEEN.has(reason));
  const own = touched
    .map((block) => asBlock(text, block, quote))
    .flatMap((block) => dividedAt(text, block, gaps));
  return withCuts(text, [...lead, ...own], gaps);
}

/** Prose falls apart where something was left out of its middle. */
function dividedAt(text: string, block: QuoteBlock, gaps: readonly { at: number }[]): QuoteBlock[] {
  if (block.rows || block.kind === 'code') return [block];
  const parts: QuoteBlock[] = [];
  let { start } = block;
  for (const { at } of gaps) {
    if (at <= start || at >= block.end) continue;
    const end = start + text.slice(start, at).trimEnd().length;
    if (end > start) parts.push({ ...block, start, end });
    start = at + text.slice(at, block.end).search(/\S|$/);
  }
  return [...parts, { ...block, start }];
}

function asLead(blocks: readonly Block[], span: Span): QuoteBlock {
  const { kind, level, mark } = blocks[blockAt(blocks, span.start)]!;
  return { ...span, kind, level, ...(mark && { mark }), lead: true, cut: false };
}

function asBlock(text: string, block: Block, quote: Span): QuoteBlock {
  const start = Math.max(block.start, quote.start);
  const end = Math.min(block.end, quote.end);
  const { kind, level, mark, language } = block;
  const shown: QuoteBlock = { start, end, kind, level, lead: false, cut: false };
  if (mark !== undefined && start === block.start) shown.mark = mark;
  if (language !== undefined) shown.language = language;
  if (block.table) Object.assign(shown, cellsWithin(text, block, { start, end }));
  return shown;
}

/** Cells of the header, and of the rows below it that a span touches; whether rows between them are left out. */
function cellsWithin(text: string, block: Block, span: Span): Pick<QuoteBlock, 'header' | 'rows' | 'cut'> {
  const cells = cellsOf(block);
  const touched = rowsOf(text, block).map(({ start, end }) => start < span.end && end > span.start);
  const header = block.table!.header < cells.length ? block.table!.header : 0;
  const from = touched.indexOf(true, header);
  return {
    header: cells.slice(0, header),
    rows: cells.filter((_, i) => i >= header && touched[i]),
    cut: from > header && !touched.slice(0, header).includes(true),
  };
}

function withCuts(text: string, shown: QuoteBlock[], gaps: readonly { at: number }[]): QuoteBlock[] {
  return shown.map((block, i) => {
    const before = shown[i - 1];
    const apart =
      before &&
      (text.slice(before.end, block.start).trim() !== '' ||
        gaps.some(({ at }) => at >= before.end && at <= block.start));
    return apart ? { ...block, cut: true } : block;
  });
}

/**
 * The same as plain data with all words, for those who have no document beside them. Undefined for a quote that is nothing
 * but the words of one paragraph.
 */
export function quotedBlocks(source: Source, quote: Span): QuotedBlock[] | undefined {
  const shown = quoteBlocks(source, quote);
  const [only] = shown;
  if (!only || (shown.length === 1 && PROSE.has(only.kind))) return undefined;
  const { text } = source;
  const cell = ({ start, end }: Span): QuotedCell => ({
    text: text.slice(start, end),
    at: start >= quote.start && end <= quote.end ? start - quote.start : null,
  });
  return shown.map(({ start, end, header, rows, lead, ...block }) => ({
    ...block,
    text: text.slice(start, end),
    at: lead ? null : start - quote.start,
    ...(rows && { header: header!.map((row) => row.map(cell)), rows: rows.map((row) => row.map(cell)) }),
  }));
}

const PROSE: ReadonlySet<BlockKind> = new Set(['paragraph', 'caption', 'byline', 'note']);
