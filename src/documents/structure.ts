import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Span } from '../text/span.ts';
import type { Block, Heading, Structure } from './types.ts';

/** Blocks with the path of headings that stand over each. Blocks under the same headings share one array. */
export function pathsOf(text: string, blocks: readonly Omit<Block, 'headings'>[]): Block[] {
  let open: { level: number; text: string }[] = [];
  let path: readonly string[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return { ...block, headings: path };
    open = open.filter(({ level }) => level < block.level);
    const over = open.map((heading) => heading.text);
    open.push({ level: block.level, text: text.slice(block.start, block.end) });
    path = [...over, open.at(-1)!.text];
    return { ...block, headings: over };
  });
}

/** Index of the last block that begins at or before `at`; -1 when none does. */
export function blockAt(blocks: readonly Span[], at: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The blocks that a span touches, in order. */
export function blocksIn<T extends Span>(blocks: readonly T[], { start, end }: Span): T[] {
  const found: T[] = [];
  for (let i = Math.max(0, blockAt(blocks, start)); i < blocks.length && blocks[i]!.start < end; i++) {
    if (blocks[i]!.end > start) found.push(blocks[i]!);
  }
  return found;
}

/** The cells of each row of a table block, as spans. */
export function cellsOf(block: Pick<Block, 'table'>): Span[][] {
  return (block.table?.rows ?? []).map((row) => {
    const cells: Span[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) cells.push({ start: row[i]!, end: row[i + 1]! });
    return cells;
  });
}

/** The lines of a table block, one for each row, as spans of the text. */
export function rowsOf(text: string, block: Block): Span[] {
  const rows: Span[] = [];
  let start = block.start;
  while (start <= block.end && rows.length < (block.table?.rows.length ?? 0)) {
    const line = text.indexOf('\n', start);
    const end = line < 0 || line > block.end ? block.end : line;
    rows.push({ start, end });
    start = end + 1;
  }
  return rows;
}

/** Paragraphs numbered from 1 (every block that is no heading), and headings. */
export interface Outline {
  paragraphs: (Span & { number: number })[];
  headings: Heading[];
}

export function outlineOfBlocks(blocks: readonly Block[]): Outline {
  const outline: Outline = { paragraphs: [], headings: [] };
  for (const { kind, level, start, end } of blocks) {
    if (kind === 'heading') outline.headings.push({ level, start, end });
    else outline.paragraphs.push({ start, end, number: outline.paragraphs.length + 1 });
  }
  return outline;
}

/** A structure as it is stored: JSON without the heading paths, deflated (RFC 1951). */
export function encodeStructure({ blocks, links, codes, removed }: Structure): Buffer {
  const stored = blocks.map(({ headings: _, ...block }) => block);
  return deflateRawSync(JSON.stringify({ blocks: stored, links, codes, removed }), { level: 3 });
}

/** @param text of the document, from which the heading paths are made */
export function decodeStructure(stored: Uint8Array, text: string): Structure {
  const { blocks, links, codes, removed } = JSON.parse(inflateRawSync(stored).toString('utf8')) as Structure;
  return { blocks: pathsOf(text, blocks), links, codes, removed };
}
