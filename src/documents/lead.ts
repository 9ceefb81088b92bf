import { sentences } from '../languages/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Block } from './types.ts';

/** A sentence that introduces what stands below it. */
const INTRODUCES = /[:：]["”’)\]]*$/u;
/** Blocks above that are looked through for the item that one is part of, and for what introduces a list. */
const FAR = 1_000;
/** A longer introduction is a text of its own. */
const LONGEST = 400;

/** The sentence that introduces a list or a block of code: the last of the paragraph above, where it ends with a colon. */
export function introductionOf(text: string, blocks: readonly Block[], index: number): Span | null {
  const block = blocks[index]!;
  let above = index - 1;
  if (block.kind === 'item' || block.level > 0)
    for (const last = index - FAR; above > last && partOfList(blocks[above]); ) above -= 1;
  const introduction = blocks[above];
  if (introduction?.kind !== 'paragraph') return null;
  const words = text.slice(Math.max(introduction.start, introduction.end - LONGEST), introduction.end);
  if (!INTRODUCES.test(words)) return null;
  const last = sentences(words).at(-1)!;
  const start = introduction.end - words.length + last.start;
  return start > introduction.start - 1 ? { start, end: introduction.end } : null;
}

const partOfList = (block: Block | undefined): boolean =>
  block !== undefined && (block.kind === 'item' || (block.kind !== 'heading' && block.level > 0));

/** The items that an item is part of, outermost first. */
export function itemsOver(blocks: readonly Block[], index: number): Span[] {
  const over: Span[] = [];
  let { level } = blocks[index]!;
  if (blocks[index]!.kind !== 'item') level += 1;
  for (let i = index - 1; i >= 0 && i > index - FAR && level > 1 && partOfList(blocks[i]); i--) {
    const block = blocks[i]!;
    if (block.kind !== 'item' || block.level >= level) continue;
    level = block.level;
    over.unshift({ start: block.start, end: Math.min(block.end, block.start + LONGEST) });
  }
  return over;
}

/** The header rows of a table, as one span; null where it has none, or where they are all of it. */
export function headerOf(text: string, block: Block): Span | null {
  const header = block.table?.header ?? 0;
  if (header === 0 || header >= block.table!.rows.length) return null;
  let end = block.start - 1;
  for (let row = 0; row < header; row++) {
    const newline = text.indexOf('\n', end + 1);
    end = newline < 0 || newline > block.end ? block.end : newline;
  }
  return { start: block.start, end };
}

/**
 * What has to be read with a part of a block that begins at `start`: the header of its table, or the sentence that
 * introduces its list and the items it is part of. In order of the text; empty where it stands by itself.
 */
export function leadOf(text: string, blocks: readonly Block[], index: number, start: number): Span[] {
  const block = blocks[index]!;
  if (block.kind === 'table') {
    const header = headerOf(text, block);
    return header && start > header.end ? [header] : [];
  }
  if (block.kind !== 'item' && block.kind !== 'code' && block.level === 0) return [];
  const introduction = introductionOf(text, blocks, index);
  return [...(introduction ? [introduction] : []), ...itemsOver(blocks, index)];
}

/** A passage with what has to be read with it above it: what is encoded of it, and searched. */
export function readText(text: string, { start, end, lead }: Span & { lead: readonly Span[] }): string {
  const above = lead.map((span) => text.slice(span.start, span.end));
  return [...above, text.slice(start, end)].join('\n');
}
