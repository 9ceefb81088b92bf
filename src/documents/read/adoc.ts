import { DocumentBuilder, type Run } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Description } from '../types.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { inlineRuns, type Pair } from './light/inline.ts';
import { Lines } from './light/lines.ts';
import { SOFT_BREAK } from './markdown/inline.ts';
import { brokenAtItems } from './markdown/soft-breaks.ts';
import { textOf } from './text-of.ts';

const HEADING = /^(={1,6}|#{1,6}) +(\S.*)$/;
const ITEM = /^ *(\*{1,6}|-|\.{1,6}|\d{1,9}\.|[a-zA-Z]\.) +(\S.*)$/;
const TERM_SIGN = /(?::{2,4}|;;)(?= |$)/;
const ATTRIBUTES = /^\[([^\]]*)\]$/;
const FENCE = /^(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|\/{4,}|--|```\w*)$/;
const SETTING = /^:(!?[\w-]+!?):(?: +(?=\S)(.*)| *)$/;
const MACRO = /^(?:image|include|toc|video|audio|ifdef|ifndef|ifeval|endif)::[^\s[]*\[.*\]$/;
const CAPTION = /^\.([^\s.].*)$/;
const ADMONITION = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): /;
const DEEPEST = 50;

const PAIRS: readonly Pair[] = [
  { open: '`+', close: '+`', code: true },
  { open: '``', close: '``', code: true },
  { open: '`', close: '`', code: true },
  { open: '**', close: '**' },
  { open: '*', close: '*' },
  { open: '__', close: '__' },
  { open: '_', close: '_' },
  {
    open: '<<',
    close: '>>',
    link: (inner) => ({
      text: inner.split(',').slice(1).join(',').trim() || inner,
      url: `#${inner.split(',')[0]}`,
    }),
  },
];

/**
 * AsciiDoc: sections, items, terms, admonitions, listings, tables, captions. Comments, settings and instructions to the
 * program that makes pages of it are left out, and listed.
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const { text, notices } = textOf(path, bytes);
  const builder = new DocumentBuilder();
  const reader = new AsciiDoc(builder);
  reader.blocks(new Lines(cleanText(text)), 0);
  return { ...builder.finish(), stated: reader.stated, notices };
}

class AsciiDoc {
  readonly stated: Partial<Description> = {};
  #builder: DocumentBuilder;
  #attributes = '';
  #anchor: string | undefined;
  /** What `{name}` stands for. */
  #named = new Map<string, string>(Object.entries(SIGNS));
  #numbers: number[] = [];

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  blocks(lines: Lines, nested: number): void {
    while (lines.more) {
      const line = lines.peek();
      if (line === '' || line === '+') {
        lines.at += 1;
        if (line === '' && !ITEM.test(lines.peek())) this.#numbers = [];
      } else if (!this.#marked(lines) && !this.#fenced(lines, nested)) this.#text(lines);
    }
  }

  /** Lines that are marked as a whole. */
  #marked(lines: Lines): boolean {
    const line = lines.peek();
    const heading = HEADING.exec(line);
    const attributes = ATTRIBUTES.exec(line);
    const setting = SETTING.exec(line);
    const caption = CAPTION.exec(line);
    if (heading) {
      this.#builder.addHeading(
        heading[1]!.length,
        this.#runs(heading[2]!),
        this.#anchor ? { anchor: this.#anchor } : {},
      );
      this.#anchor = undefined;
    } else if (attributes) {
      const anchor = /^\[?#?([\w-]+)(?:,.*)?\]?$/.exec(attributes[1]!)?.[1];
      if (attributes[1]!.startsWith('#') || attributes[1]!.startsWith('[')) this.#anchor = anchor;
      else this.#attributes = attributes[1]!;
      this.#builder.remove(line, 'markup');
    } else if (setting) {
      if (setting[1] === 'author' && setting[2]) this.stated.author = setting[2];
      this.#named.set(setting[1]!.toLowerCase(), this.#resolved(setting[2] ?? ''));
      this.#builder.remove(line, 'front matter');
    } else if (MACRO.test(line)) this.#builder.remove(line, 'markup');
    else if (isComment(line)) this.#builder.remove(line.slice(2), 'comment');
    else if (caption && !ITEM.test(line)) this.#builder.addCaption(this.#runs(caption[1]!));
    else return false;
    lines.at += 1;
    return true;
  }

  #fenced(lines: Lines, nested: number): boolean {
    const fence = FENCE.exec(lines.peek())?.[1];
    if (lines.peek() === '|===') {
      lines.at += 1;
      this.#table(lines.while((line) => line !== '|==='));
      lines.at += 1;
      return true;
    }
    if (!fence) return false;
    lines.at += 1;
    const close = fence.startsWith('```') ? '```' : fence;
    const inner = lines.while((line) => line !== close);
    lines.at += 1;
    const language = /^source, *([\w+-]+)/.exec(this.#attributes)?.[1] ?? (fence.slice(3) || undefined);
    this.#attributes = '';
    if (fence.startsWith('/')) this.#builder.remove(inner.join('\n'), 'comment');
    else if (/^(?:----|\.\.\.\.|\+\+\+\+|```)/.test(fence))
      this.#builder.addCode(inner.join('\n'), language && !/^[-.+]/.test(language) ? { language } : {});
    else if (nested < DEEPEST) this.blocks(new Lines(inner.join('\n')), nested + 1);
    else this.#builder.addParagraph(inner.join('\n'));
    return true;
  }

  #text(lines: Lines): void {
    const item = ITEM.exec(lines.peek());
    const term = item ? null : termOf(lines.peek());
    const listing = /^(?:source|listing|literal)/.test(this.#attributes);
    lines.at += 1;
    const first = lines.all[lines.at - 1]!;
    const listed = listing || (!item && first.startsWith(' '));
    const more = term
      ? []
      : lines.while(
          (line) => line !== '' && line !== '+' && !ITEM.test(line) && !FENCE.test(line) && line !== '|===',
        );
    const rest = listed ? more : this.#withoutComments(more);
    if (listed) this.#builder.addCode([first, ...rest].join('\n'));
    else if (item) this.#item(item[1]!, [item[2]!, ...rest.map((line) => line.trim())].join('\n'));
    else if (term) {
      this.#builder.addParagraph(this.#runs(term.name));
      this.#builder.addParagraph(this.#runs(term.meaning));
    } else if (ADMONITION.test(first)) this.#builder.addNote(this.#runs([first, ...rest].join('\n')));
    else this.#builder.addParagraph(this.#runs([first, ...rest].join('\n')));
    this.#attributes = '';
  }

  /** Words with what is named in them; a name that the file does not explain stays as it is. */
  #resolved(text: string): string {
    return text.replace(
      /(?<!\\)\{([\w-]{1,60})\}/g,
      (whole, name: string) => this.#named.get(name.toLowerCase()) ?? whole,
    );
  }

  #runs(text: string): Run[] {
    return runsOf(this.#resolved(text));
  }

  #withoutComments(lines: readonly string[]): string[] {
    return lines.filter((line) => {
      if (!isComment(line)) return true;
      this.#builder.remove(line.slice(2), 'comment');
      return false;
    });
  }

  #item(sign: string, words: string): void {
    const depth = /^[*.]+$/.test(sign) ? sign.length : 1;
    let mark = sign.startsWith('*') || sign === '-' ? '-' : sign;
    if (sign.startsWith('.')) {
      this.#numbers.length = Math.min(this.#numbers.length, depth);
      const start = /(?:^|, *)start=(\d{1,9})(?:$|,)/.exec(this.#attributes)?.[1];
      this.#numbers[depth - 1] = (this.#numbers[depth - 1] ?? Number(start ?? 1) - 1) + 1;
      mark = `${this.#numbers[depth - 1]}.`;
    }
    this.#builder.addItem({ mark, depth }, this.#runs(words));
  }

  /** Cells after `|`: a row a line, or as many lines a row as the first line has cells. */
  #table(lines: readonly string[]): void {
    const filled = this.#withoutComments(lines.filter((line) => line !== ''));
    const cells: TableCell[] = [];
    let columns = 0;
    filled.forEach((line, i) => {
      const [before = '', ...more] = parted(line);
      if (before.trim() && cells.length > 0) cells.at(-1)!.text += `\n${before.trim()}`;
      for (const cell of more)
        for (let n = 0; n < cell.times; n++) cells.push({ ...cell, text: cell.text.trim() });
      if (i === 0) columns = cells.reduce((sum, cell) => sum + cell.columns, 0);
    });
    const stated = columnsIn(this.#attributes);
    if (stated > 0) columns = stated;
    const header = /header/.test(this.#attributes) || (lines[0] !== '' && lines[1] === '') ? 1 : 0;
    const rows = inRows(cells, Math.max(1, columns)).map((row) =>
      row.map(({ text, columns, rows }) => ({ content: this.#runs(text), columns, rows })),
    );
    this.#builder.addTable({ rows, header: rows.length > 1 ? header : 0 });
    this.#attributes = '';
  }
}

interface TableCell {
  text: string;
  columns: number;
  rows: number;
  /** How often it stands there. */
  times: number;
}

/** What may stand before the bar of a cell: how many columns and rows it covers (or how often it stands), where its words stand, their style. */
const CELL_SPECIFIER = /(?:^|\s)(?:(\d{1,3})?(?:\.(\d{1,3}))?([+*]))?(?:[<^>])?(?:\.[<^>])?([adehlmsv])?$/;
const MOST_REPEATED = 100;

/** A line of a table, parted at its bars; one behind a backslash is a sign of the text. The first part is the end of the cell before. */
function parted(line: string): [string, ...TableCell[]] {
  const parts = line.split(/(?<!\\)\|/).map((part) => part.replaceAll('\\|', '|'));
  const cells: TableCell[] = [];
  for (let i = 0; i < parts.length - 1; i++) {
    const found = CELL_SPECIFIER.exec(parts[i]!.slice(-20));
    const [whole = '', across, down, sign] = found ?? [];
    // A lone letter at a cell's end is a style only right before the bar, behind white space or at the line's beginning.
    parts[i] = parts[i]!.slice(0, parts[i]!.length - whole.length);
    cells.push({
      text: '',
      columns: sign === '+' ? Number(across ?? 1) : 1,
      rows: sign === '+' ? Number(down ?? 1) : 1,
      times: sign === '*' ? Math.min(MOST_REPEATED, Number(across ?? 1)) : 1,
    });
  }
  cells.forEach((cell, i) => {
    cell.text = parts[i + 1]!;
  });
  return [parts[0]!, ...cells];
}

/** Cells as rows: those that reach down from rows above take their columns. */
function inRows(cells: readonly TableCell[], columns: number): TableCell[][] {
  const rows: TableCell[][] = [];
  let covered: number[] = [];
  let row: TableCell[] = [];
  let filled = 0;
  const end = (): void => {
    rows.push(row);
    covered = covered.slice(1);
    row = [];
    filled = covered[0] ?? 0;
  };
  for (const cell of cells) {
    row.push(cell);
    filled += cell.columns;
    for (let down = 1; down < Math.min(cell.rows, MOST_REPEATED); down++)
      covered[down] = (covered[down] ?? 0) + cell.columns;
    if (filled >= columns) end();
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Columns that a table's attributes state: `cols="1,2"`, `cols=3*`; 0 where they do not. */
function columnsIn(attributes: string): number {
  const stated = /\bcols=(?:"([^"]{0,400})"|([^,\]\s]{1,20}))/.exec(attributes);
  const list = (stated?.[1] ?? stated?.[2])?.split(/[,;]/) ?? [];
  return list.reduce((sum, one) => sum + Number(/^\s*(\d{1,3})\*/.exec(one)?.[1] ?? 1), 0);
}

const isComment = (line: string): boolean => line.startsWith('//') && !line.startsWith('///');

/** `name:: what it means` */
function termOf(line: string): { name: string; meaning: string } | null {
  const at = line.startsWith(' ') ? -1 : line.search(TERM_SIGN);
  return at < 1 ? null : { name: line.slice(0, at), meaning: line.slice(at).replace(/^[:;]{2,4} */, '') };
}

/** Signs that AsciiDoc names, because they would be markup. */
const SIGNS: Readonly<Record<string, string>> = {
  empty: '',
  blank: '',
  sp: ' ',
  nbsp: '\u00a0',
  plus: '+',
  asterisk: '*',
  vbar: '|',
  caret: '^',
  tilde: '~',
  backtick: '`',
  startsb: '[',
  endsb: ']',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
};

/** Links and other macros within a line: `https://example.org[words]`, `xref:page.adoc[words]`, `kbd:[Ctrl]`. */
const INLINE_MACRO =
  /(?:\b(link|xref|mailto|image|icon|kbd|btn|pass|stem|latexmath|asciimath):([^\s[\]]{0,500})|([a-z]{2,10}:\/\/[^\s[\]]{1,500}))\[([^\]]{0,300})\]/g;

function runsOf(text: string): Run[] {
  const flowing = text
    .replace(/ \+(?=\n|$)/g, '\n')
    .replace(/\n\n|\n/g, (at) => (at === '\n\n' ? '\n' : SOFT_BREAK));
  const runs: Run[] = [];
  let at = 0;
  for (const match of flowing.matchAll(INLINE_MACRO)) {
    const [whole, name, target = '', address, inner = ''] = match;
    runs.push(
      ...inlineRuns(flowing.slice(at, match.index), PAIRS),
      macro(name ?? 'link', address ?? target, inner),
    );
    at = match.index + whole.length;
  }
  return brokenAtItems([...runs, ...inlineRuns(flowing.slice(at), PAIRS)]);
}

function macro(name: string, target: string, inner: string): Run {
  // `words^` opens a window of its own, `words,role=…` is dressed.
  const words = inner.replace(/,\s{0,3}[\w-]{1,30}=.*$/s, '').replace(/\^$/, '');
  if (name === 'link' || name === 'xref' || name === 'mailto')
    return { text: words || target, url: name === 'mailto' ? `mailto:${target}` : target };
  if (name === 'kbd' || name === 'btn' || name === 'stem' || /math$/.test(name)) return inner;
  return name === 'pass' ? inner : words;
}
