import { leadOf } from '../documents/lead.ts';
import { blockAt, blocksIn, cellsOf, rowsOf } from '../documents/structure.ts';
import type { Block, BlockKind, Structure } from '../documents/types.ts';
import type { Span } from '../text/span.ts';

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

type Source = { text: string } & Pick<Structure, 'blocks'>;

/**
 * A quote as blocks: prose, items with their own numbers, code with its language, tables as cells under their header,
 * and before them what has to be read with the quote. What is not next to what stands above it is marked as cut.
 */
export function quoteBlocks({ text, blocks }: Source, quote: Span): QuoteBlock[] {
  const touched = blocksIn(blocks, quote);
  const first = touched[0];
  if (!first) return [];
  const index = blockAt(blocks, first.start);
  const lead = leadOf(text, blocks, index, Math.max(quote.start, first.start))
    .filter(({ end }) => first.kind !== 'table' && end <= quote.start)
    .map((span) => asLead(blocks, span));
  const own = touched.map((block) => asBlock(text, block, quote));
  return withCuts(text, [...lead, ...own]);
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

/** Cells of the header, and of the rows that a span touches; whether rows between them are left out. */
function cellsWithin(text: string, block: Block, span: Span): Pick<QuoteBlock, 'header' | 'rows' | 'cut'> {
  const cells = cellsOf(block);
  const touched = rowsOf(text, block).map(({ start, end }) => start < span.end && end > span.start);
  const header = block.table!.header < cells.length ? block.table!.header : 0;
  const from = touched.indexOf(true, header);
  return {
    header: cells.slice(0, header),
    rows: cells.filter((_, i) => i >= header && touched[i]),
    cut: from > header,
  };
}

function withCuts(text: string, shown: QuoteBlock[]): QuoteBlock[] {
  return shown.map((block, i) => {
    const before = shown[i - 1];
    return before && text.slice(before.end, block.start).trim() !== '' ? { ...block, cut: true } : block;
  });
}
