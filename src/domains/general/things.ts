import { blockAt, cellsOf } from '../../documents/structure.ts';
import type { Block } from '../../documents/types.ts';
import { overlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import type { DatedText, DocumentNamed, ThingMention } from '../types.ts';
import {
  articlesIn,
  codeShape,
  lawsIn,
  productsIn,
  type Shape,
  settingsIn,
  signsIn,
  speaksOfErrors,
  versionsIn,
} from './thing-shapes.ts';

/** Things of one document, so that a file of numbers alone does not fill the index. */
const MOST = 4_000;

/**
 * Products, laws, articles, error codes, settings and versions of a document, told by their shape and by where they stand:
 * spans of code, first cells of rows, headings, the beginnings of items and paragraphs.
 *
 * @param spans its sentences
 */
export function thingsInDocument(
  { text, structure }: DatedText,
  spans: readonly Span[],
): DocumentNamed['things'] {
  const blocks = structure?.blocks ?? [];
  const found: (ThingMention & { sentence: number })[] = [];
  const keysOf = new Map<Block, readonly Span[]>();
  const add = (shape: Shape, block: Block | undefined) => {
    if (found.length >= MOST || shape.end <= shape.start) return;
    const defined = block !== undefined && isDefined(text, block, shape, keysOf);
    const sentence = sentenceOf(spans, block?.kind === 'heading' ? block.end : shape.start);
    if (sentence < 0) return;
    const name = text.slice(shape.start, shape.end).replace(/^[「『《]|[」』》]$/gu, '');
    found.push({ ...shape, name, defined, sentence });
  };
  for (const { start, end } of structure?.codes ?? []) {
    const block = blocks[blockAt(blocks, start)];
    const span = { start, end };
    const shape = codeShape(
      text.slice(start, end).trim(),
      block !== undefined && isDefined(text, block, span, keysOf),
    );
    if (shape) add({ ...shape, ...span }, block);
  }
  const codes = found.map(({ start, end }) => ({ start, end }));
  const inCode = (span: Span) => codes.length > 0 && overlaps(codes[sentenceOf(codes, span.start)]!, span);
  for (const { start, end } of pieces(text, spans, blocks)) {
    const block = blocks[blockAt(blocks, start)];
    const piece = text.slice(start, end);
    const above = block ? `${block.headings.at(-1) ?? ''} ${headerOf(text, block)}` : '';
    for (const shape of shapesIn(piece, speaksOfErrors(above), block)) {
      const placed = { ...shape, start: shape.start + start, end: shape.end + start };
      if (!inCode(placed)) add(placed, block);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The sentences, and the headings that are none. */
function pieces(text: string, spans: readonly Span[], blocks: readonly Block[]): Span[] {
  const headings = blocks.filter(
    ({ kind, start, end }) =>
      kind === 'heading' && !(spans.length > 0 && overlaps(spans[sentenceOf(spans, start)]!, { start, end })),
  );
  return [...spans, ...headings].filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

/** All shapes of a stretch of text, none overlapping one before it. */
function shapesIn(piece: string, underErrors: boolean, block: Block | undefined): Shape[] {
  const found: Shape[] = [];
  const readers = [
    () => settingsIn(piece),
    () => (block?.kind === 'code' ? assignmentsIn(piece) : []),
    () => lawsIn(piece),
    () => articlesIn(piece),
    () => versionsIn(piece),
    () => signsIn(piece, underErrors),
    () => (block?.kind === 'code' ? [] : productsIn(piece)),
  ];
  for (const read of readers)
    for (const shape of read()) if (!found.some((other) => overlaps(other, shape))) found.push(shape);
  return found;
}

const ASSIGNMENT = /^[ \t]{0,20}(?:export[ ])?([A-Za-z][\w-]{0,40}(?:\.[\w-]{1,40}){0,6})[ ]?=/;

/** `preview.port = 8080` in a block of code. */
function assignmentsIn(piece: string): Shape[] {
  const match = ASSIGNMENT.exec(piece);
  if (!match || !/[._]|^[A-Z]{3,}$/.test(match[1]!)) return [];
  const start = match[0].indexOf(match[1]!);
  return [{ kind: 'setting', key: match[1]!.toLowerCase(), start, end: start + match[1]!.length }];
}

/** Characters of a mark, number or bracket that may stand before what a block begins with. */
const LEAD = 8;

/** Whether a place is one where a thing is explained: a heading, the key of a row, the beginning of an item or paragraph. */
function isDefined(
  text: string,
  block: Block,
  { start }: Span,
  keysOf: Map<Block, readonly Span[]>,
): boolean {
  if (block.kind === 'heading') return true;
  if (block.kind === 'table') {
    const keys =
      keysOf.get(block) ??
      cellsOf(block)
        .slice(block.table?.header ?? 0)
        .flatMap(([first]) => (first ? [first] : []));
    keysOf.set(block, keys);
    return keys.some((cell) => cell.start <= start && start < cell.end);
  }
  return (
    start - block.start <= LEAD &&
    /^[^\p{L}\p{N}]*(?:\d{1,3}[.)])?[^\p{L}\p{N}]*$/u.test(text.slice(block.start, start))
  );
}

/** The headings of a table's columns. */
const headerOf = (text: string, block: Block): string =>
  (block.table?.header ?? 0) > 0
    ? cellsOf(block)
        .slice(0, block.table!.header)
        .flatMap((row) => row.map(({ start, end }) => text.slice(start, end)))
        .join(' ')
    : '';

/** Index of the span a place lies in, or of the next one; of the last where there is none after it. */
function sentenceOf(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > at) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, spans.length - 1);
}
