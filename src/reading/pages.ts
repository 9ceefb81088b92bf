import { headerOf } from '../documents/lead.ts';
import { rowsOf } from '../documents/structure.ts';
import type { Block as DocumentBlock } from '../documents/types.ts';
import { units } from '../documents/units.ts';
import { sentences } from '../languages/sentences.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry } from '../library/types.ts';
import type { Span } from '../text/span.ts';
import { visibleDocument } from './cite.ts';
import { quotedBlocks } from './quote-blocks.ts';
import type { QuotedBlock } from './types.ts';

/** A stretch of a document: `text` is `document.text.slice(start, end)`. */
export interface Block {
  kind: 'heading' | 'paragraph';
  /** Level of a heading (1 is the title); number of a paragraph. */
  number: number;
  text: string;
  start: number;
  end: number;
  /** How it is laid out, where it is no plain paragraph: an item, code, rows of a table. */
  layout?: QuotedBlock[];
}

export interface Page {
  document: DocumentEntry;
  /** From 0. */
  page: number;
  pages: number;
  blocks: Block[];
  /** How many things of the file are not in the text (`leftOut` lists them). */
  removed: number;
}

interface Input {
  document: string;
  /** From 0; a page past the end gives the last. */
  page?: number;
  /** Instead of `page`: the page that holds this offset. */
  at?: number;
  /** Characters a page holds at most. */
  size: number;
  collections: readonly string[];
}

/** One page of a document, on paragraph boundaries where they allow it. Null when it may not be seen. */
export function page(context: Context, input: Input): Page | null {
  const document = visibleDocument(context, input.document, input.collections);
  if (document === undefined) return null;
  const pages = paged(blocksOf(context, document, input.size), input.size);
  const { blocks: all, removed } = context.library.structure(document);
  const source = { text: context.library.text(document), blocks: all };
  const { at } = input;
  const holding = at === undefined ? -1 : pages.findIndex((blocks) => blocks.some((block) => at < block.end));
  const wanted = at === undefined ? (input.page ?? 0) : Math.max(0, holding);
  const number = Math.min(Math.max(0, wanted), Math.max(0, pages.length - 1));
  return {
    document: context.library.documents[document]!,
    page: number,
    pages: Math.max(1, pages.length),
    blocks: (pages[number] ?? []).map(({ cost: _, kind, ...block }) => {
      const layout = kind === 'paragraph' && quotedBlocks(source, block)?.filter(({ at }) => at !== null);
      return { ...block, kind, ...(layout && { layout }) };
    }),
    removed: removed.length,
  };
}

/** A block with the room it takes: a row of a table is drawn as wide as its table, or with what heads its columns. */
type Placed = Block & { cost: number };

/** Characters a row of an aligned table takes. */
const ROW = 60;

function blocksOf(context: Context, document: number, size: number): Placed[] {
  const text = context.library.text(document);
  let number = 0;
  return context.library.structure(document).blocks.flatMap((block) => {
    const { kind, level, start, end } = block;
    if (kind !== 'heading') number += 1;
    const shown =
      kind === 'heading'
        ? { kind: 'heading' as const, number: level, start, end }
        : { kind: 'paragraph' as const, number, start, end };
    return pieces(text, block, size).map((piece) => ({
      ...shown,
      ...piece,
      text: text.slice(piece.start, piece.end),
    }));
  });
}

/** A block as far as it fits a page: tables fall apart between rows, code between statements, the rest between sentences. */
function pieces(text: string, block: DocumentBlock, size: number): (Span & { cost: number })[] {
  if (block.kind === 'table') return rowsOnPages(text, block, size);
  const { start, end } = block;
  if (end - start <= size) return [{ start, end, cost: end - start }];
  const parts =
    block.kind === 'code'
      ? units({ text, blocks: [block] })
      : sentences(text.slice(start, end)).map((span) => ({
          start: start + span.start,
          end: start + span.end,
        }));
  return filled(text, block, parts, size).map((piece) => ({ ...piece, cost: piece.end - piece.start }));
}

function rowsOnPages(text: string, block: DocumentBlock, size: number): (Span & { cost: number })[] {
  const header = headerOf(text, block);
  const above = header ? header.end - header.start : 0;
  const found: (Span & { cost: number })[] = [];
  for (const { start, end } of rowsOf(text, block)) {
    const cost = Math.max(ROW, above + end - start);
    const last = found.at(-1);
    if (last && last.cost + cost <= size) {
      last.end = end;
      last.cost += cost;
    } else found.push({ start, end, cost });
  }
  return found.flatMap((piece) =>
    piece.end - piece.start <= size
      ? [piece]
      : filled(text, piece, [piece], size).map((part) => ({ ...part, cost: size })),
  );
}

/** As many parts to a page as fit; one that is longer than a page falls apart between words. */
function filled(text: string, whole: Span, parts: readonly Span[], size: number): Span[] {
  const out: Span[] = [];
  let start = whole.start;
  let end = whole.start;
  const close = (at: number) => {
    if (at > start) out.push({ start, end: at });
    start = at;
  };
  for (const part of parts) {
    if (part.end - start > size && end > start) close(end);
    while (part.end - start > size) {
      const space = text.slice(start, start + size + 1).lastIndexOf(' ');
      close(space > 0 ? start + space : start + size);
    }
    end = part.end;
  }
  close(whole.end);
  return out;
}

/** Blocks on pages. Headings go to the page of what they head: none is left alone at the end of one. */
function paged(blocks: Placed[], size: number): Placed[][] {
  const pages: Placed[][] = [];
  let room = 0;
  for (const block of blocks) {
    const last = pages.at(-1);
    if (last && block.cost <= room) {
      last.push(block);
      room -= block.cost;
      continue;
    }
    const moved = last ? headingsAtEnd(last) : [];
    // A page of nothing but headings stays: they would only move on and on.
    if (last && moved.length < last.length) last.length -= moved.length;
    else moved.length = 0;
    pages.push([...moved, block]);
    room = size - [...moved, block].reduce((sum, { cost }) => sum + cost, 0);
  }
  return pages;
}

function headingsAtEnd(blocks: readonly Placed[]): Placed[] {
  let from = blocks.length;
  while (from > 0 && blocks[from - 1]!.kind === 'heading') from--;
  return blocks.slice(from);
}
