import { sentences } from '../languages/sentences.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry } from '../library/types.ts';
import { outlineOf, visibleDocument } from './cite.ts';

/** A stretch of a document: `text` is `document.text.slice(start, end)`. */
export interface Block {
  kind: 'heading' | 'paragraph';
  /** Level of a heading (1 is the title); number of a paragraph. */
  number: number;
  text: string;
  start: number;
  end: number;
}

export interface Page {
  document: DocumentEntry;
  /** From 0. */
  page: number;
  pages: number;
  blocks: Block[];
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
  const { at } = input;
  const holding = at === undefined ? -1 : pages.findIndex((blocks) => blocks.some((block) => at < block.end));
  const wanted = at === undefined ? (input.page ?? 0) : Math.max(0, holding);
  const number = Math.min(Math.max(0, wanted), Math.max(0, pages.length - 1));
  return {
    document: context.library.documents[document]!,
    page: number,
    pages: Math.max(1, pages.length),
    blocks: pages[number] ?? [],
  };
}

function blocksOf(context: Context, document: number, size: number): Block[] {
  const text = context.library.text(document);
  const { paragraphs, headings } = outlineOf(context, document);
  const blocks: Omit<Block, 'text'>[] = [
    ...headings.map(({ level, start, end }) => ({ kind: 'heading' as const, number: level, start, end })),
    ...paragraphs.map(({ number, start, end }) => ({ kind: 'paragraph' as const, number, start, end })),
  ];
  return blocks
    .sort((a, b) => a.start - b.start)
    .flatMap((block) => pieces(text, block, size))
    .map((block) => ({ ...block, text: text.slice(block.start, block.end) }));
}

/** A paragraph longer than a page falls apart between sentences; a sentence longer than a page between words. */
function pieces(text: string, block: Omit<Block, 'text'>, size: number): Omit<Block, 'text'>[] {
  if (block.end - block.start <= size) return [block];
  const out: Omit<Block, 'text'>[] = [];
  let start = block.start;
  let end = block.start;
  const close = (at: number) => {
    if (at > start) out.push({ ...block, start, end: at });
    start = at;
  };
  for (const span of sentences(text.slice(block.start, block.end))) {
    const sentenceEnd = block.start + span.end;
    if (sentenceEnd - start > size && end > start) close(end);
    while (sentenceEnd - start > size) {
      const space = text.lastIndexOf(' ', start + size);
      close(space > start ? space : start + size);
    }
    end = sentenceEnd;
  }
  close(block.end);
  return out;
}

/** Blocks on pages. Headings go to the page of what they head: none is left alone at the end of one. */
function paged(blocks: Block[], size: number): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const block of blocks) {
    const last = pages.at(-1);
    if (last && block.text.length <= room) {
      last.push(block);
      room -= block.text.length;
      continue;
    }
    const moved = last ? headingsAtEnd(last) : [];
    // A page of nothing but headings stays: they would only move on and on.
    if (last && moved.length < last.length) last.length -= moved.length;
    else moved.length = 0;
    pages.push([...moved, block]);
    room = size - [...moved, block].reduce((sum, { text }) => sum + text.length, 0);
  }
  return pages;
}

function headingsAtEnd(blocks: readonly Block[]): Block[] {
  let from = blocks.length;
  while (from > 0 && blocks[from - 1]!.kind === 'heading') from--;
  return blocks.slice(from);
}
