import type { Span } from '../text/span.ts';
import { cleanText } from './clean-text.ts';
import { pathsOf } from './structure.ts';
import { withTypedItems } from './typed-items.ts';
import type { Block, Link, Place, RemovalReason, Removed, Structure, Table } from './types.ts';

/** A stretch of text within a block: plain words, words that link somewhere, code. */
export type Run = string | { text: string; url?: string | undefined; code?: boolean | undefined };

/** The text of a block. White space is collapsed as a page shows it; `\n` is a line break that is meant. */
export type Inline = string | readonly Run[];

/** A cell that covers several rows or columns of its table. */
export interface SpannedCell {
  content: Inline;
  rows?: number;
  columns?: number;
}

export interface TableInput {
  /** Cells as the file has them: one that is covered by a cell above or before it is not among them. */
  rows: readonly (readonly (Inline | SpannedCell)[])[];
  /** Rows at the top that head the columns. */
  header: number;
  /** Row numbers as a spreadsheet shows them, one for each of `rows`. */
  numbers?: readonly number[];
}

export interface ItemInput {
  /** The number or bullet as written; a bullet that the file only draws is `-`. */
  mark: string;
  /** From 1. */
  depth: number;
}

/** A text with its structure, as a reader hands it on. */
export interface Built extends Structure {
  text: string;
}

/** Between the cells of a row. */
const CELL = ' | ';
/** A cell that claims to span more than this spans what is there. */
const MOST_SPANNED = 1_000;
/** Cells of a table once spans are resolved; beyond it a cell that spans others stands only in its own place. */
const MOST_REPEATED = 200_000;

type Draft = Omit<Block, 'headings'>;

/**
 * Puts a document together: a reader calls one method for each block in reading order, and `finish` gives the text
 * (blocks divided by blank lines, items of a list and rows of a table by line breaks) with all offsets.
 * A block without any letter, digit or mark is left out.
 *
 * @example
 * const builder = new DocumentBuilder();
 * builder.addHeading(1, 'Fares');
 * builder.addParagraph(['See ', { text: 'the map', url: 'https://example.org/map' }, '.']);
 * builder.addTable({ rows: [['Line', 'Adult'], ['Lund', '12']], header: 1 });
 * const { text, blocks, links, codes, removed } = builder.finish();
 */
export class DocumentBuilder {
  #parts: string[] = [];
  #length = 0;
  #blocks: Draft[] = [];
  #links: Link[] = [];
  #codes: Span[] = [];
  #removed: Removed[] = [];
  #repeated = 0;

  /** @param level 1 (outermost) to 6 */
  addHeading(level: number, content: Inline, extra: Place & { anchor?: string } = {}): void {
    this.#add({ kind: 'heading', level: Math.min(6, Math.max(1, level)), ...extra }, () =>
      this.#write(content, true),
    );
  }

  /** @param depth of the item it is part of, 0 for none */
  addParagraph(content: Inline, extra: Place = {}, depth = 0): void {
    this.#add({ kind: 'paragraph', level: depth, ...extra }, () => this.#write(content));
  }

  /** An item without words of its own is its number; a bullet without words is nothing. */
  addItem({ mark, depth }: ItemInput, content: Inline, extra: Place = {}): void {
    const runs: Run[] = [`${mark} `, ...(typeof content === 'string' ? [content] : content)];
    if (!hasText(content) && !/[\p{L}\p{N}]/u.test(mark)) return;
    this.#add({ kind: 'item', level: Math.max(1, depth), mark, ...extra }, () => this.#write(runs));
  }

  /** Code as it is, with every character and indent; only the line break at its end goes. */
  addCode(code: string, extra: Place & { language?: string } = {}, depth = 0): void {
    const text = cleanText(code).replace(/\n$/, '');
    if (text.trim() === '') return;
    this.#add({ kind: 'code', level: depth, ...extra }, () => this.#append(text));
  }

  addTable(input: TableInput, extra: Place = {}): void {
    const grid = this.#resolve(input);
    if (!grid.some((row) => row.some(hasText))) return;
    const table: { -readonly [K in keyof Table]: Table[K] } = {
      header: Math.min(input.header, grid.length),
      rows: [],
      ...(input.numbers && { numbers: input.numbers }),
    };
    this.#add({ kind: 'table', level: 0, ...extra, table }, () => {
      table.rows = grid.map((row, i) => this.#writeRow(row, i > 0));
    });
  }

  addCaption(content: Inline, extra: Place = {}): void {
    this.#add({ kind: 'caption', level: 0, ...extra }, () => this.#write(content));
  }

  /** Who wrote it, when, for whom: a line of its own at head or foot. */
  addByline(content: Inline, extra: Place = {}): void {
    this.#add({ kind: 'byline', level: 0, ...extra }, () => this.#write(content));
  }

  /** @param mark of a footnote, as written, where it has one */
  addNote(content: Inline, extra: Place & { mark?: string } = {}): void {
    const { mark } = extra;
    if (!hasText(content)) return;
    const runs: Run[] = [
      ...(mark ? [`${mark} `] : []),
      ...(typeof content === 'string' ? [content] : content),
    ];
    this.#add({ kind: 'note', level: 0, ...extra }, () => this.#write(runs));
  }

  /** Keeps beside the document what is left out of it here. */
  remove(text: string, reason: RemovalReason, place: Place = {}): void {
    if (text.trim() !== '') this.#removed.push({ text: text.trim(), reason, at: this.#length, ...place });
  }

  finish(): Built {
    const text = this.#parts.join('');
    return {
      text,
      blocks: pathsOf(text, withTypedItems(text, this.#blocks)),
      links: this.#links,
      codes: this.#codes,
      removed: this.#removed.map((one) => ({ ...one, at: Math.min(one.at, text.length) })),
    };
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** Writes one block; takes it back when nothing was written. */
  #add(block: Omit<Draft, 'start' | 'end'>, write: () => void): void {
    const before = [this.#parts.length, this.#length] as const;
    const last = this.#blocks.at(-1);
    if (last) this.#append(last.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n');
    const start = this.#length;
    write();
    if (this.#length > start) {
      this.#blocks.push({ ...block, start, end: this.#length });
      return;
    }
    this.#parts.length = before[0];
    this.#length = before[1];
  }

  /** Writes runs with white space collapsed, and keeps the places of links and code. `flat`: line breaks are spaces. */
  #write(content: Inline, flat = false): void {
    const start = this.#length;
    const runs = typeof content === 'string' ? [content] : content;
    const written: string[] = [];
    const marks: { start: number; url?: string | undefined; code?: boolean | undefined; end: number }[] = [];
    let at = start;
    let space = '';
    for (const run of runs) {
      const { text, url, code } = typeof run === 'string' ? { text: run, url: undefined, code: false } : run;
      const words = collapsed(cleanText(text), flat);
      const inner = words.trim();
      const leading = inner === '' ? words : words.slice(0, words.indexOf(inner));
      if (leading !== '') space = widest(space, leading);
      if (inner === '') continue;
      const gap = at > start ? space : '';
      written.push(gap, inner);
      at += gap.length + inner.length;
      if (url || code) marks.push({ start: at - inner.length, end: at, url, code });
      space = words.slice(leading.length + inner.length);
    }
    this.#append(written.join(''));
    for (const { url, code, ...span } of marks) {
      if (url) this.#links.push({ ...span, url });
      if (code) this.#codes.push(span);
    }
  }

  /** Writes a row and gives the spans of its cells. White space at the line's ends goes. */
  #writeRow(row: readonly Inline[], below: boolean): number[] {
    if (below) this.#append('\n');
    const start = this.#length;
    const cells: number[] = [];
    const last = row.length - 1;
    row.forEach((cell, i) => {
      if (i > 0) this.#append(this.#length === start ? CELL.trimStart() : CELL);
      const from = this.#length;
      this.#write(cell, true);
      cells.push(from, this.#length);
      if (i === last && this.#length === from && i > 0) this.#trimEnd(cells);
    });
    return cells;
  }

  /** An empty cell at a row's end leaves no space behind. */
  #trimEnd(cells: number[]): void {
    while (this.#parts.at(-1) === '') this.#parts.pop();
    const part = this.#parts.at(-1)!;
    const trimmed = part.trimEnd();
    this.#parts[this.#parts.length - 1] = trimmed;
    this.#length -= part.length - trimmed.length;
    for (let i = 0; i < cells.length; i++) cells[i] = Math.min(cells[i]!, this.#length);
  }

  /** Every cell in each row and column it covers; one that covers a whole row stands once. */
  #resolve({ rows }: TableInput): Inline[][] {
    const grid: Inline[][] = [];
    let open: { content: Inline; left: number }[] = [];
    for (const cells of rows) {
      const row: Inline[] = [];
      const next: typeof open = [];
      const put = (content: Inline, left: number): void => {
        if (left > 0) next[row.length] = { content, left };
        row.push(content);
      };
      const fromAbove = (): void => {
        for (let above = open[row.length]; above; above = open[row.length])
          put(above.content, above.left - 1);
      };
      for (const cell of cells) {
        fromAbove();
        const { content, rows: down = 1, columns = 1 } = isSpanned(cell) ? cell : { content: cell };
        const wide = Math.min(columns, MOST_SPANNED);
        this.#repeated += wide - 1;
        const repeated = cells.length > 1 && this.#repeated < MOST_REPEATED;
        for (let i = 0; i < wide; i++) put(i === 0 || repeated ? content : '', down - 1);
      }
      fromAbove();
      for (let column = row.length; column < open.length; column++) {
        const above = open[column];
        if (!above) continue;
        while (row.length < column) row.push('');
        put(above.content, above.left - 1);
      }
      open = next;
      grid.push(row);
    }
    return grid;
  }
}

const isSpanned = (cell: Inline | SpannedCell): cell is SpannedCell =>
  typeof cell === 'object' && 'content' in cell;

const hasText = (content: Inline): boolean =>
  typeof content === 'string'
    ? content.trim() !== ''
    : content.some((run) => (typeof run === 'string' ? run : run.text).trim() !== '');

/** Spaces as one, line breaks as one without spaces around them. */
const collapsed = (text: string, flat: boolean): string => {
  const words = text.replace(/[^\S\n]+/g, ' ');
  return flat ? words.replace(/\s+/g, ' ') : words.replace(/ ?\n[ \n]*/g, '\n');
};

const widest = (a: string, b: string): string => (a.includes('\n') || b.includes('\n') ? '\n' : a || b);
