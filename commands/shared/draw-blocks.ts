import type { Locale } from '../../src/locale.ts';
import { escapeText, marked } from '../../src/message/markdown.ts';
import { alignedTable, columnLabels } from '../../src/message/table-text.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { QuotedBlock, QuotedCell } from '../../src/reading/types.ts';

/** Stands where something of the document lies between; never escaped, so that it is told apart from the words. */
export const LEFT_OUT = '[…]';

const words = inLanguages(
  { line: (number: number) => `line ${number}`, lines: (from: number, to: number) => `lines ${from}–${to}` },
  { line: (number) => `${number}행`, lines: (from, to) => `${from}–${to}행` },
);

type Range = readonly [start: number, end: number];

interface Look {
  /** `[start, end]` UTF-16 offsets in the quote's text. */
  highlights: readonly Range[];
  locale: Locale;
  /** Stands at the beginning of each line of prose: the bar of a quote, or nothing. */
  bar: '> ' | '';
}

/** What a language may be called for Discord to colour its code. */
const LANGUAGE = /^[\w+.#-]{1,20}$/;
/** Sets an item in, for each level below the outermost shown. */
const INDENT = '\u2003';
/** A longer line of code is only numbered below its fence. */
const LONGEST_LINE = 80;
/** Stands for a cell that is empty in the file. */
const EMPTY = '–';

/**
 * Blocks as Discord's markdown: prose and items under a bar with highlights in bold, items with their own numbers, code in a
 * fence (the lines that are highlighted are named below it), a table as an aligned block or one line for each row.
 */
export function drawBlocks(blocks: readonly QuotedBlock[], look: Look): string {
  const outermost = Math.min(...blocks.filter(({ kind }) => kind === 'item').map(({ level }) => level));
  return blocks
    .map((block, i) => {
      const above = blocks[i - 1];
      const gap = above && block.cut ? `${look.bar}${LEFT_OUT}\n` : '';
      const room = above && !block.cut && isProse(above) && isProse(block) ? `${look.bar}\n` : '';
      return `${gap}${room}${drawn(block, outermost, look)}`;
    })
    .join('\n');
}

const isProse = ({ kind, at }: QuotedBlock): boolean =>
  at !== null && kind !== 'item' && kind !== 'code' && kind !== 'table';

function drawn(block: QuotedBlock, outermost: number, look: Look): string {
  if (block.rows) return table(block, look);
  const fence = block.kind === 'code' ? code(block, look) : null;
  if (fence !== null) return fence;
  const { bar } = look;
  const indent = block.kind === 'item' ? INDENT.repeat(Math.max(0, block.level - outermost)) : '';
  const before = block.kind === 'heading' ? `${bar}### ` : `${bar}${indent}`;
  return marked(block.text, inside(block, look.highlights))
    .split('\n')
    .map((line) => `${before}${line}`)
    .join('\n');
}

/** Highlights of the quote as those of a part of it. */
function inside({ text, at }: { text: string; at: number | null }, highlights: readonly Range[]): Range[] {
  if (at === null) return [];
  return highlights
    .map(([start, end]) => [Math.max(start - at, 0), Math.min(end - at, text.length)] as const)
    .filter(([start, end]) => start < end);
}

/** Null for code that would end its fence. */
function code(block: QuotedBlock, { highlights, locale }: Look): string | null {
  const { text, language = '' } = block;
  if (text.includes('```')) return null;
  const fence = [`\`\`\`${LANGUAGE.test(language) ? language : ''}`, text, '```'].join('\n');
  const lines = text.split('\n');
  const ranges = inside(block, highlights);
  let at = 0;
  const pointed = lines.flatMap((line, i) => {
    const [start, end] = [at, at + line.length];
    at = end + 1;
    return line.trim() !== '' && ranges.some(([from, to]) => from < end && to > start) ? [i + 1] : [];
  });
  const [first, last] = [pointed[0], pointed.at(-1)];
  const filled = lines.filter((line) => line.trim() !== '').length;
  if (first === undefined || last === undefined || pointed.length === filled) return fence;
  const say = words(locale);
  if (first !== last) return `${fence}\n-# ▸ ${say.lines(first, last)}`;
  const line = lines[first - 1]!.trim();
  const shown = line.length <= LONGEST_LINE && !line.includes('`') ? `: \`${line}\`` : '';
  return `${fence}\n-# ▸ ${say.line(first)}${shown}`;
}

const asText = (rows: readonly QuotedCell[][]): string[][] => rows.map((row) => row.map(({ text }) => text));

function table(block: QuotedBlock, look: Look): string {
  const { header = [], rows = [], cut } = block;
  const isMarked = (row: readonly QuotedCell[]) =>
    row.some((cell) => inside(cell, look.highlights).length > 0);
  const marks = rows.map(isMarked);
  const aligned = alignedTable({ header: asText(header), rows: asText(rows), marked: marks, cut });
  if (aligned !== null) return ['```', aligned, '```'].join('\n');
  const labels = columnLabels(asText(header));
  const lines =
    rows.length > 0
      ? rows.map((row) => rowLine(row, labels, look))
      : header.map((row) => rowLine(row, [], look));
  return lines.map((line) => `${look.bar}${line}`).join('\n');
}

/** A row as one line: each cell after what heads its column; an empty one as a dash. */
function rowLine(row: readonly QuotedCell[], labels: readonly string[], look: Look): string {
  return row
    .map((cell, i) => {
      const label = escapeText(labels[i] ?? '');
      const told = cell.text === '' ? EMPTY : marked(cell.text, inside(cell, look.highlights));
      return label === '' || label === told ? told : `${label}: ${told}`;
    })
    .join(labels.length > 0 ? ' · ' : ' \\| ');
}
