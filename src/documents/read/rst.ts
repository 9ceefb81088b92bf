import { DocumentBuilder, type Run } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { inlineRuns, type Pair } from './light/inline.ts';
import { indentOf, Lines } from './light/lines.ts';
import { SOFT_BREAK } from './markdown/inline.ts';
import { brokenAtItems } from './markdown/soft-breaks.ts';
import { textOf } from './text-of.ts';

const ADORNMENT = /^([!-/:-@[-`{-~])\1*$/;
const ITEM = /^( *)([-*+•]|\(?(?:\d{1,9}|[a-zA-Z#])[.)])( +)\S/;
const DIRECTIVE = /^( *)\.\. ([\w-]+)::(?: (.*))?$/;
const TARGET = /^\.\. _[^:]+:/;
const NOTE = /^\.\. \[([^\]]+)\] ?(.*)$/;
const FIELD = /^:[^:]+:(?: |$)/;
const SIMPLE_BORDER = /^ *=+(?: +=+)+ *$/;
const GRID_BORDER = /^ *\+(?:[-=]+\+)+ *$/;
const CODE = new Set([
  'code',
  'code-block',
  'sourcecode',
  'literalinclude',
  'parsed-literal',
  'highlight',
  'math',
  'productionlist',
]);
const INSTRUCTIONS = new Set([
  'toctree',
  'contents',
  'index',
  'image',
  'include',
  'raw',
  'only',
  'currentmodule',
  'module',
  'meta',
]);
const DEEPEST = 50;

const PAIRS: readonly Pair[] = [
  { open: '``', close: '``', code: true },
  { open: '**', close: '**' },
  { open: '*', close: '*' },
  { open: '`', close: '`__', never: '`', link: linkOf },
  { open: '`', close: '`_', never: '`', link: linkOf },
  { open: '`', close: '`' },
];

/**
 * reStructuredText: sections by their adornments, items as written, directives, literal blocks, both kinds of tables, notes.
 * Comments and instructions to the program that makes pages of it are left out, and listed.
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const { text, notices } = textOf(path, bytes);
  const builder = new DocumentBuilder();
  new Rst(builder).blocks(new Lines(cleanText(text)), 0);
  return { ...builder.finish(), stated: {}, notices };
}

class Rst {
  #builder: DocumentBuilder;
  /** Adornments in the order in which they came: each is a level. */
  #levels: string[] = [];
  /** The last number of a list that counts by itself (`#.`), by its depth. */
  #counts: number[] = [];

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  blocks(lines: Lines, depth: number, nested = 0): void {
    while (lines.more) {
      const line = lines.peek();
      if (line === '') lines.at += 1;
      else if (this.#heading(lines)) continue;
      else if (/^ *\.\.(?: |$)/.test(line)) this.#explicit(lines, depth, nested);
      else if (GRID_BORDER.test(line) || SIMPLE_BORDER.test(line)) this.#table(lines);
      else if (ITEM.test(line)) this.#item(lines, depth, nested);
      else if (indentOf(line) > 0 && nested < DEEPEST)
        this.blocks(new Lines(lines.block(indentOf(line)).join('\n')), depth, nested + 1);
      else this.#paragraph(lines, depth);
    }
  }

  #heading(lines: Lines): boolean {
    const over = ADORNMENT.exec(lines.peek()) && lines.peek(2) === lines.peek() && lines.peek(1) !== '';
    const title = lines.peek(over ? 1 : 0);
    const under = lines.peek(over ? 2 : 1);
    if (!over && (indentOf(title) > 0 || ADORNMENT.exec(title))) return false;
    if (!ADORNMENT.test(under) || under.length < Math.min(4, title.trim().length)) return false;
    const key = `${over ? 'over' : ''}${under[0]}`;
    if (!this.#levels.includes(key)) this.#levels.push(key);
    this.#builder.addHeading(this.#levels.indexOf(key) + 1, runsOf(title.trim()));
    lines.at += over ? 3 : 2;
    return true;
  }

  #explicit(lines: Lines, depth: number, nested: number): void {
    const line = lines.next();
    const indent = indentOf(line);
    const directive = DIRECTIVE.exec(line);
    const note = NOTE.exec(line.trim());
    const body = lines.block(indent + 1);
    if (directive) this.#directive(directive[2]!, directive[3] ?? '', body, { depth, nested });
    else if (note) this.#builder.addNote(runsOf([note[2]!, ...body].join('\n').trim()), { mark: note[1]! });
    else this.#builder.remove([line, ...body].join('\n'), TARGET.test(line.trim()) ? 'markup' : 'comment');
  }

  #directive(name: string, argument: string, body: string[], at: { depth: number; nested: number }): void {
    const inner = dedented(body);
    const options = inner.findIndex((line) => !FIELD.test(line));
    const content = inner.slice(options < 0 ? inner.length : options);
    if (options !== 0)
      this.#builder.remove(inner.slice(0, options < 0 ? inner.length : options).join('\n'), 'markup');
    if (CODE.has(name)) {
      while (content[0] === '') content.shift();
      this.#builder.addCode(
        content.join('\n'),
        name === 'math' || !argument ? {} : { language: argument },
        at.depth,
      );
    } else if (INSTRUCTIONS.has(name))
      this.#builder.remove([`${name} ${argument}`, ...content].join('\n'), 'markup');
    else {
      if (name === 'figure') this.#builder.remove(argument, 'markup');
      else if (argument) this.#builder.addParagraph(runsOf(argument), {}, at.depth);
      if (at.nested < DEEPEST) this.blocks(new Lines(content.join('\n')), at.depth, at.nested + 1);
    }
  }

  #item(lines: Lines, depth: number, nested: number): void {
    const [, indent = '', mark = '', gap = ''] = ITEM.exec(lines.peek())!;
    const width = indent.length + mark.length + gap.length;
    const first = lines.next().slice(width);
    const rest = lines
      .block(indent.length + 1)
      .map((line) => line.slice(Math.min(indentOf(line), width - indent.length - 1)));
    const end = rest.findIndex((line) => line === '' || ITEM.test(line));
    const own = end < 0 ? rest : rest.slice(0, end);
    const words = [first, ...own.map((line) => line.trim())].join('\n');
    const literal = words.endsWith('::');
    this.#builder.addItem(
      { mark: this.#counted(mark, depth), depth: depth + 1 },
      runsOf(literal ? words.slice(0, -1) : words),
    );
    const more = new Lines(end < 0 ? '' : rest.slice(end).join('\n'));
    if (literal) this.#literal(more, depth + 1);
    if (nested < DEEPEST) this.blocks(more, depth + 1, nested + 1);
  }

  /** The mark of an item; `#` counts on from the item before it. */
  #counted(mark: string, depth: number): string {
    this.#counts.length = Math.min(this.#counts.length, depth + 1);
    const stated = /\d{1,9}/.exec(mark)?.[0];
    this.#counts[depth] = stated ? Number(stated) : mark.includes('#') ? (this.#counts[depth] ?? 0) + 1 : 0;
    return mark.replace('#', String(this.#counts[depth]));
  }

  #paragraph(lines: Lines, depth: number): void {
    if (depth === 0) this.#counts = [];
    const first = lines.next();
    // A term, and what it means below it.
    const defines = indentOf(lines.peek()) > 0 && !ITEM.test(first);
    const words = [
      first,
      ...(defines ? [] : lines.while((line) => line !== '' && indentOf(line) === 0 && !/^\.\. /.test(line))),
    ].join('\n');
    const verse = words.split('\n');
    if (verse.every((line) => /^\|(?: |$)/.test(line))) {
      // Lines that are meant to stand each by itself.
      this.#builder.addParagraph(
        verse.flatMap((line) => [...runsOf(line.slice(2)), '\n']),
        {},
        depth,
      );
      return;
    }
    const literal = words.endsWith('::');
    this.#builder.addParagraph(runsOf(words === '::' ? '' : literal ? words.slice(0, -1) : words), {}, depth);
    if (literal) this.#literal(lines, depth);
  }

  /** What is indented after `::` is code. */
  #literal(lines: Lines, depth: number): void {
    lines.while((line) => line === '');
    if (indentOf(lines.peek()) > 0)
      this.#builder.addCode(lines.block(indentOf(lines.peek())).join('\n'), {}, depth);
  }

  #table(lines: Lines): void {
    const border = lines.peek();
    const grid = GRID_BORDER.test(border);
    let borders = 0;
    let ended = false;
    const all = lines.while((line) => {
      if (ended || (grid && line === '')) return false;
      if (SIMPLE_BORDER.test(line)) borders += 1;
      // A table without grid ends with a border that nothing follows.
      ended = !grid && borders > 1 && SIMPLE_BORDER.test(line) && lines.peek(1) === '';
      return true;
    });
    const { rows, header } = grid ? gridRows(all) : simpleRows(all);
    this.#builder.addTable({ rows: rows.map((row) => row.map(runsOf)), header });
  }
}

/** Rows between borders; the columns are where the first border's signs stand. */
function gridRows(lines: readonly string[]): { rows: string[][]; header: number } {
  const rows: string[][] = [];
  let open: string[] | undefined;
  let header = 0;
  for (const line of lines) {
    if (GRID_BORDER.test(line) || !line.trim().startsWith('|')) {
      if (open) rows.push(open);
      open = undefined;
      if (line.includes('=')) header = rows.length;
      continue;
    }
    const cells = line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    open = open && open.length === cells.length ? open.map((cell, i) => `${cell} ${cells[i]}`.trim()) : cells;
  }
  if (open) rows.push(open);
  return { rows, header };
}

function simpleRows(lines: readonly string[]): { rows: string[][]; header: number } {
  const starts = [...lines[0]!.matchAll(/=+/g)].map((match) => match.index);
  const rows: string[][] = [];
  let header = 0;
  let borders = 0;
  for (const line of lines) {
    if (SIMPLE_BORDER.test(line)) {
      borders += 1;
      if (borders === 2) header = rows.length;
      continue;
    }
    if (/^ *-[ -]*$/.test(line) || line === '') continue;
    const cells = starts.map((start, i) => line.slice(start, starts[i + 1]).trim());
    if (cells[0] === '' && rows.length > 0)
      rows[rows.length - 1] = rows.at(-1)!.map((cell, i) => `${cell} ${cells[i]}`.trim());
    else rows.push(cells);
  }
  return { rows, header: borders > 2 ? header : 0 };
}

function dedented(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line !== '').map(indentOf);
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(indent, line.length)));
}

function linkOf(inner: string): { text: string; url?: string | undefined } {
  const at = inner.lastIndexOf(' <');
  return at > 0 && inner.endsWith('>')
    ? { text: inner.slice(0, at), url: inner.slice(at + 2, -1) }
    : { text: inner };
}

/** Roles such as `:ref:` before their words are markup. */
const runsOf = (text: string): Run[] =>
  brokenAtItems(inlineRuns(text.replace(ROLE, shownOf).replaceAll('\n', SOFT_BREAK), PAIRS));

const ROLE = /:([a-z][\w:+.-]{0,40}):(`[^`]{1,300}`)?(?=`|(?<=`))/g;
/** Roles whose words stand as they are; those of all others name something that is described elsewhere. */
const AS_WRITTEN = new Set(
  'code math file samp kbd command program guilabel menuselection literal sub sup subscript superscript raw strong emphasis'.split(
    ' ',
  ),
);

/**
 * What a page shows of a reference (Sphinx, "Cross-referencing syntax"): its title, or what it refers to, of which only the last
 * part where a tilde stands before it. An exclamation mark or a dot at the beginning says how it is looked up.
 */
function shownOf(_: string, role: string, quoted = ''): string {
  const inner = quoted.slice(1, -1);
  if (inner === '' || AS_WRITTEN.has(role.split(':').at(-1)!)) return quoted;
  const { text, url } = linkOf(inner);
  if (url !== undefined) return `\`${text.trim()}\``;
  const name = text.replace(/^[!~.]+/, '');
  return `\`${text.startsWith('~') ? name.slice(name.lastIndexOf('.', name.length - 2) + 1) : name}\``;
}
