import { inSequence, type Ordinal, ordinalOf } from '../languages/ordinals.ts';
import type { Block } from './types.ts';

type Draft = Omit<Block, 'headings'>;

/** What else begins a paragraph anew is looked for at its first characters. */
const START = 20;

interface Line {
  start: number;
  ordinal: Ordinal | null;
}

/**
 * Blocks in which paragraphs, and lines of them, that begin with ordinals in sequence ("(a) …", "(b) …"; "제3조", "제4조")
 * are items of their own, one below the other. The text stays as it is: a paragraph falls apart at its line breaks.
 */
export function withTypedItems(text: string, blocks: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  let from = 0;
  // What is under another heading is counted anew.
  for (let i = 0; i <= blocks.length; i++) {
    if (i < blocks.length && blocks[i]!.kind !== 'heading') continue;
    found.push(...section(text, blocks.slice(from, i)));
    if (i < blocks.length) found.push(blocks[i]!);
    from = i + 1;
  }
  return found;
}

function section(text: string, blocks: readonly Draft[]): readonly Draft[] {
  const lines = blocks.map((block) => linesOf(text, block));
  const all = lines.flat();
  if (!all.some(({ ordinal }) => ordinal)) return blocks;
  const styles = inSequence(all.map(({ ordinal }) => ordinal));
  const nesting = new Nesting();
  let at = 0;
  return blocks.flatMap((block, index) => {
    const own = lines[index]!;
    const inBlock = styles.slice(at, at + own.length);
    at += own.length;
    return dividedAt(text, block, own, inBlock, nesting);
  });
}

/** Lines of paragraphs, and of items, which may hold others below them. */
function linesOf(text: string, block: Draft): Line[] {
  if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
  const lines: Line[] = [];
  for (let start = block.start; start < block.end; ) {
    const newline = text.indexOf('\n', start);
    lines.push({ start, ordinal: ordinalOf(text.slice(start, Math.min(start + START, block.end))) });
    start = newline < 0 ? block.end : newline + 1;
  }
  return lines;
}

function dividedAt(
  text: string,
  block: Draft,
  lines: readonly Line[],
  styles: readonly (string | null)[],
  nesting: Nesting,
): Draft[] {
  if (lines.length === 0) return [block.level > 0 ? { ...block, level: nesting.part(block.level) } : block];
  const parts: Draft[] = [];
  lines.forEach(({ start, ordinal }, i) => {
    const style = styles[i];
    if (i === 0 && block.kind === 'item')
      parts.push({ ...block, level: nesting.marked(block.level, ordinal?.style ?? '-') });
    else if (style) {
      const last = parts.at(-1);
      if (last) last.end = last.start + text.slice(last.start, start).trimEnd().length;
      const { mark } = ordinal!;
      parts.push({ ...block, kind: 'item', level: nesting.typed(style), mark, start });
    } else if (i === 0) parts.push({ ...block, level: nesting.part(block.level) });
  });
  return parts;
}

/** How deep items lie: a way of counting that is met within another lies below it. */
class Nesting {
  /** From the outermost: `marked` is the depth of an item that the file itself marks. */
  #open: { style: string; level: number; marked?: number }[] = [];

  /** An item that is only typed as one. */
  typed(style: string): number {
    const known = this.#open.findIndex((one) => one.style === style);
    if (known >= 0) this.#open.length = known + 1;
    else this.#open.push({ style, level: (this.#open.at(-1)?.level ?? 0) + 1 });
    return this.#open.at(-1)!.level;
  }

  /** An item that the file marks: below the typed ones above it, unless it counts as they do. */
  marked(depth: number, style: string): number {
    const beside = this.#open.findIndex(
      (one) =>
        (one.marked !== undefined && one.marked >= depth) ||
        (one.marked === undefined && one.style === style),
    );
    if (beside >= 0) this.#open.length = beside;
    const level = Math.max(depth, (this.#open.at(-1)?.level ?? 0) + 1);
    this.#open.push({ style, level, marked: depth });
    return level;
  }

  /** Words that are no item; 0 for those that are part of none: what follows them is counted anew. */
  part(depth: number): number {
    if (depth === 0) this.#open = [];
    return this.#open.findLast(({ marked }) => marked === depth)?.level ?? depth;
  }
}
