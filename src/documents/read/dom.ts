import type { AnyNode, Element } from 'domhandler';
import type { DocumentBuilder, Inline, Run, SpannedCell } from '../builder.ts';
import type { Place, RemovalReason } from '../types.ts';
import { itemNumber } from './item-number.ts';

/** Elements whose contents are no text of a document. */
const SILENT = new Set(
  'script style noscript template head title svg canvas iframe object embed audio video input select textarea map annotation annotation-xml'.split(
    ' ',
  ),
);
/** Elements that begin a block of their own. */
const BLOCK = new Set(
  (
    'address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'header hgroup hr html legend li main nav ol optgroup option p pre search section summary table ul caption ' +
    'tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6'
  ).split(' '),
);
const HEADING = /^h([1-6])$/;
/** Elements nested deeper are read as the text they hold. */
const DEEPEST = 200;

export interface DomOptions {
  place?: Place;
  /** Depth of the list item the elements are part of. */
  depth?: number;
  /** Elements that are left out, and why. */
  omit?: ReadonlyMap<AnyNode, RemovalReason>;
  /** Whether an element is a line of its own that says who wrote the document, or when. */
  isByline?: (element: Element) => boolean;
}

/**
 * HTML elements as blocks, in document order: headings, paragraphs, list items with the number a browser would show, code
 * with its language, tables with the cells each covers, captions. Links and code within prose are kept as such.
 */
export function addElements(
  builder: DocumentBuilder,
  nodes: readonly AnyNode[],
  options: DomOptions = {},
): void {
  new Walk(builder, options).blocks(nodes, options.depth ?? 0, 0);
}

class Walk {
  #builder: DocumentBuilder;
  #place: Place;
  #options: DomOptions;

  constructor(builder: DocumentBuilder, options: DomOptions) {
    this.#builder = builder;
    this.#place = options.place ?? {};
    this.#options = options;
  }

  /** Blocks of the nodes; what stands between block elements is a paragraph. */
  blocks(nodes: readonly AnyNode[], depth: number, level: number, first?: (content: Inline) => void): void {
    let write = first ?? ((content: Inline) => this.#builder.addParagraph(content, this.#place, depth));
    let loose: AnyNode[] = [];
    const flush = (): void => {
      const runs = this.#inline(loose);
      loose = [];
      if (!hasWords(runs)) return;
      write(runs);
      write = (content) => this.#builder.addParagraph(content, this.#place, depth);
    };
    for (const node of nodes) {
      if (!isBlock(node) || level > DEEPEST) {
        loose.push(node);
        continue;
      }
      flush();
      if (this.#leavesOut(node)) continue;
      if (first && (node.name === 'p' || node.name === 'div') && holdsWords(node)) {
        this.blocks(node.children, depth, level + 1, write);
        write = (content) => this.#builder.addParagraph(content, this.#place, depth);
      } else this.#block(node, depth, level + 1);
    }
    flush();
  }

  #inline(nodes: readonly AnyNode[]): Run[] {
    return inlineOf(nodes, (element) => this.#leavesOut(element));
  }

  #leavesOut(element: Element): boolean {
    const reason = this.#options.omit?.get(element);
    if (reason) this.#builder.remove(wordsIn(element), reason, this.#place);
    return reason !== undefined;
  }

  #block(element: Element, depth: number, level: number): void {
    const { name, children } = element;
    const heading = HEADING.exec(name);
    if (this.#leavesOut(element) || SILENT.has(name)) return;
    if (this.#options.isByline?.(element)) this.#builder.addByline(this.#inline(children), this.#place);
    else if (heading) {
      const anchor = anchorOf(element);
      this.#builder.addHeading(Number(heading[1]), this.#inline(children), {
        ...this.#place,
        ...(anchor && { anchor }),
      });
    } else if (name === 'ul' || name === 'ol' || name === 'menu') this.#list(element, depth, level);
    else if (name === 'li') this.#item(element, '-', depth + 1, level);
    else if (name === 'pre') this.#code(element, depth);
    else if (name === 'table') this.#table(element, level);
    else if (name === 'caption' || name === 'figcaption')
      this.#builder.addCaption(this.#inline(children), this.#place);
    else this.blocks(children, depth, level);
  }

  #list(list: Element, depth: number, level: number): void {
    let number = Number.parseInt(list.attribs.start ?? '', 10);
    if (Number.isNaN(number)) number = 1;
    for (const child of list.children) {
      if (child.type !== 'tag') continue;
      if (child.name !== 'li') {
        this.#block(child, depth, level + 1);
        continue;
      }
      const value = Number.parseInt(child.attribs.value ?? '', 10);
      if (!Number.isNaN(value)) number = value;
      this.#item(
        child,
        list.name === 'ol' ? itemNumber(number++, list.attribs.type) : '-',
        depth + 1,
        level + 1,
      );
    }
  }

  #item(item: Element, mark: string, depth: number, level: number): void {
    this.blocks(item.children, depth, level, (content) =>
      this.#builder.addItem({ mark, depth }, content, this.#place),
    );
  }

  #code(pre: Element, depth: number): void {
    const code = pre.children.find(
      (child): child is Element => child.type === 'tag' && child.name === 'code',
    );
    const classes = `${code?.attribs.class ?? ''} ${pre.attribs.class ?? ''}`;
    const language = /(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:)-?\s*([\w#+.-]+)/.exec(classes)?.[1];
    this.#builder.addCode(verbatim(pre.children), { ...this.#place, ...(language && { language }) }, depth);
  }

  #cell(cell: Element): SpannedCell {
    const span = (name: string): number => Math.max(1, Number.parseInt(cell.attribs[name] ?? '', 10) || 1);
    return { content: this.#inline(cell.children), rows: span('rowspan'), columns: span('colspan') };
  }

  #table(table: Element, level: number): void {
    const rows = rowsOf(table);
    for (const child of table.children)
      if (child.type === 'tag' && child.name === 'caption') this.#block(child, 0, level);
    const cells = rows.map(({ row }) => cellsOf(row));
    if (cells.every((row) => row.length <= 1) || laysOut(table)) {
      // A table that lays out a page: its cells are read as blocks, without the numbers of lines beside code.
      for (const cell of cells.flat()) {
        if (isGutter(cell)) this.#builder.remove(wordsIn(cell), 'furniture', this.#place);
        else this.blocks(cell.children, 0, level);
      }
      return;
    }
    const isHead = (i: number): boolean =>
      rows[i]!.head || (cells[i]!.length > 0 && cells[i]!.every(({ name }) => name === 'th'));
    let header = 0;
    while (header < rows.length && isHead(header)) header += 1;
    this.#builder.addTable(
      {
        rows: cells.map((row) => row.map((cell) => this.#cell(cell))),
        header: header === rows.length ? 0 : header,
      },
      this.#place,
    );
  }
}

/** The name by which links go to a heading: its own, that of a mark in it, or that of the section it begins. */
function anchorOf(heading: Element): string | undefined {
  if (heading.attribs.id) return heading.attribs.id;
  for (const child of heading.children) {
    const name = child.type === 'tag' && child.name === 'a' && (child.attribs.id || child.attribs.name);
    if (name) return name;
  }
  const { parent } = heading;
  if (parent?.type !== 'tag' || (parent as Element).name !== 'section') return undefined;
  const first = parent.children.find(({ type }) => type === 'tag');
  return first === heading ? (parent as Element).attribs.id : undefined;
}

/** Whether a table only puts parts of a page side by side: it says so, or holds headings, tables or code and no header. */
function laysOut(table: Element): boolean {
  const { role } = table.attribs;
  if (role === 'presentation' || role === 'none') return true;
  let laid = false;
  const open: AnyNode[] = [...table.children];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== 'tag') continue;
    if (node.name === 'th' || node.name === 'thead') return false;
    if (node.name === 'table' || node.name === 'pre' || HEADING.test(node.name)) laid = true;
    else for (const child of node.children) open.push(child);
  }
  return laid;
}

/** Numbers of lines beside code, and nothing else. */
const isGutter = (cell: Element): boolean =>
  /^[\d\s]+$/.test(verbatim(cell.children)) && cell.next !== null && cell.parent?.type === 'tag';

const isBlock = (node: AnyNode): node is Element => node.type === 'tag' && BLOCK.has(node.name);

const hasWords = (runs: readonly Run[]): boolean =>
  runs.some((run) => (typeof run === 'string' ? run : run.text).trim() !== '');

/** Whether an element holds words that are shown; looks no further than the first. */
function holdsWords(element: Element): boolean {
  const open: AnyNode[] = [element];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text' && /\S/.test(node.data)) return true;
    if (node.type !== 'tag' || SILENT.has(node.name)) continue;
    if (node.name === 'img' && /\S/.test(node.attribs.alt ?? '')) return true;
    for (const child of node.children) open.push(child);
  }
  return false;
}

function rowsOf(table: Element): { row: Element; head: boolean }[] {
  return table.children.flatMap((child) => {
    if (child.type !== 'tag') return [];
    if (child.name === 'tr') return [{ row: child, head: false }];
    if (!/^t(?:head|body|foot)$/.test(child.name)) return [];
    return child.children
      .filter((row): row is Element => row.type === 'tag' && row.name === 'tr')
      .map((row) => ({ row, head: child.name === 'thead' }));
  });
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter(
    (cell): cell is Element => cell.type === 'tag' && (cell.name === 'td' || cell.name === 'th'),
  );

/**
 * Words of nodes as runs; blocks within them are divided by line breaks.
 *
 * @param without whether an element is left out
 */
export function inlineOf(
  nodes: readonly AnyNode[],
  without: (element: Element) => boolean = () => false,
): Run[] {
  const runs: Run[] = [];
  const open: { node: AnyNode; url: string | undefined; code: boolean; leaving?: boolean }[] = [];
  const push = (children: readonly AnyNode[], url: string | undefined, code: boolean): void => {
    for (let i = children.length - 1; i >= 0; i--) open.push({ node: children[i]!, url, code });
  };
  push(nodes, undefined, false);
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, url, code } = next;
    if (node.type === 'text') {
      const text = node.data.replace(/\s+/g, ' ');
      runs.push(url || code ? { text, url, code } : text);
    }
    if (node.type !== 'tag') continue;
    if (next.leaving) runs.push('\n');
    else if (without(node) || SILENT.has(node.name)) continue;
    else if (node.name === 'br') runs.push('\n');
    else if (node.name === 'img') runs.push(node.attribs.alt ?? '');
    else {
      const target = node.name === 'a' && node.attribs.href ? node.attribs.href : url;
      if (BLOCK.has(node.name)) {
        runs.push('\n');
        open.push({ ...next, leaving: true });
      }
      push(node.children, target, code || /^(?:code|kbd|samp|tt)$/.test(node.name));
    }
  }
  return runs;
}

/** All words within an element, also those that no browser shows. */
const wordsIn = (element: Element): string =>
  inlineOf(element.children)
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('')
    .replace(/\s+/g, ' ');

function verbatim(nodes: readonly AnyNode[]): string {
  const parts: string[] = [];
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') parts.push(node.data);
    else if (node.type === 'tag' && node.name === 'br') parts.push('\n');
    else if (node.type === 'tag') open.push(...[...node.children].reverse());
  }
  return parts.join('').replace(/^\n/, '');
}
