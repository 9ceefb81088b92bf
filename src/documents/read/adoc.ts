import { DocumentBuilder, type Run } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Description } from '../types.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { inlineRuns, type Pair } from './light/inline.ts';
import { Lines } from './light/lines.ts';
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
        runsOf(heading[2]!),
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
      this.#builder.remove(line, 'front matter');
    } else if (MACRO.test(line)) this.#builder.remove(line, 'markup');
    else if (line.startsWith('//') && !/^\/{4,}$/.test(line)) this.#builder.remove(line.slice(2), 'comment');
    else if (caption && !ITEM.test(line)) this.#builder.addCaption(runsOf(caption[1]!));
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
    const rest = term
      ? []
      : lines.while(
          (line) => line !== '' && line !== '+' && !ITEM.test(line) && !FENCE.test(line) && line !== '|===',
        );
    const first = lines.all[lines.at - rest.length - 1]!;
    if (listing || (!item && first.startsWith(' '))) this.#builder.addCode([first, ...rest].join('\n'));
    else if (item) this.#item(item[1]!, [item[2]!, ...rest.map((line) => line.trim())].join('\n'));
    else if (term) {
      this.#builder.addParagraph(runsOf(term.name));
      this.#builder.addParagraph(runsOf(term.meaning));
    } else if (ADMONITION.test(first)) this.#builder.addNote(runsOf([first, ...rest].join('\n')));
    else this.#builder.addParagraph(runsOf([first, ...rest].join('\n')));
    this.#attributes = '';
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
    this.#builder.addItem({ mark, depth }, runsOf(words));
  }

  /** Cells after `|`: a row a line, or as many lines a row as the first line has cells. */
  #table(lines: readonly string[]): void {
    const filled = lines.filter((line) => line !== '');
    const first = filled[0] ?? '';
    const columns = Math.max(1, parted(first).length - 1);
    const cells: string[] = [];
    for (const line of filled) {
      const [before = '', ...more] = parted(line);
      if (before.trim() && cells.length > 0) cells[cells.length - 1] += ` ${before.trim()}`;
      cells.push(...more.map((cell) => cell.trim()));
    }
    const rows: Run[][][] = [];
    for (let i = 0; i < cells.length; i += columns) rows.push(cells.slice(i, i + columns).map(runsOf));
    const header = /header/.test(this.#attributes) || (lines[0] !== '' && lines[1] === '') ? 1 : 0;
    this.#builder.addTable({ rows, header: rows.length > 1 ? header : 0 });
    this.#attributes = '';
  }
}

/** A line of a table, parted at its bars; one behind a backslash is a sign of the text. */
const parted = (line: string): string[] => line.split(/(?<!\\)\|/).map((part) => part.replaceAll('\\|', '|'));

/** `name:: what it means` */
function termOf(line: string): { name: string; meaning: string } | null {
  const at = line.startsWith(' ') ? -1 : line.search(TERM_SIGN);
  return at < 1 ? null : { name: line.slice(0, at), meaning: line.slice(at).replace(/^[:;]{2,4} */, '') };
}

/** Links: `https://example.org[words]`, `link:page.html[words]`. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(
    /(?:link:|xref:)?([a-z]{2,10}:\/\/[^\s[\]]{1,500}|[\w./#-]{1,200}(?=\[))\[([^\]]{0,300})\]/g,
  )) {
    const [whole, url = '', words = ''] = match;
    if (!whole.startsWith('link:') && !whole.startsWith('xref:') && !url.includes('://')) continue;
    runs.push(...inlineRuns(text.slice(at, match.index), PAIRS), { text: words || url, url });
    at = match.index + whole.length;
  }
  return [...runs, ...inlineRuns(text.slice(at), PAIRS)];
}
