import type { DocumentBuilder, Run, SpannedCell } from '../../builder.ts';
import type { Place, RemovalReason } from '../../types.ts';
import { alphabetic, bulletMark, listNumber } from '../numbers.ts';
import { childOf, childrenOf, textIn, within, type XmlElement } from '../xml.ts';
import { levelsOf, type OdfStyles } from './package.ts';

interface List {
  levels: readonly XmlElement[];
  counts: number[];
}

/** Hung on a paragraph: what stands in a box, a note. */
interface Inlines {
  runs: Run[];
  boxes: XmlElement[];
  notes: { mark: string; runs: Run[] }[];
  left: { text: string; reason: RemovalReason }[];
}

export interface OdfContext {
  builder: DocumentBuilder;
  styles: OdfStyles;
  formula(name: string): string;
  place: Place;
}

const CODE_STYLE = 'Preformatted_20_Text';
/** Indexes that say the headings or entries again. */
const INDEXES = /^(?:table-of-content|illustration-index|table-index|object-index)$/;
/** Tables, boxes and lists within one another beyond this are read as the words they hold. */
const DEEPEST = 40;
/** Cells that an empty stretch of a row stands for. */
const MOST_EMPTY = 64;

/** Writes the elements of an OpenDocument text as blocks. */
export class OdfWriter {
  #context: OdfContext;
  /** Numbers of lists that others go on with, by id and by style. */
  #lists = new Map<string, number[]>();
  #notes: Inlines['notes'] = [];
  #code: string[] = [];

  constructor(context: OdfContext) {
    this.#context = context;
  }

  write(element: XmlElement, depth = 0): void {
    const { name } = element;
    if (name !== 'p') this.#endCode();
    if (name === 'p' || name === 'h') this.#paragraph(element, depth);
    else if (name === 'list') this.#list(element, depth, 0, undefined);
    else if (name === 'table') this.#table(element, depth);
    else if (INDEXES.test(name))
      this.#context.builder.remove(wordsOf(this.lines(element)), 'repeated', this.#context.place);
    else if (name === 'tracked-changes') {
      for (const change of within(element, 'deletion'))
        this.#context.builder.remove(wordsOf(this.lines(change)), 'deleted');
    } else if (name === 'annotation') this.#remove(element, 'comment');
    else if (depth < DEEPEST) for (const child of childrenOf(element)) this.write(child, depth + 1);
  }

  end(): void {
    this.#endCode();
    this.#endNotes();
  }

  /** The paragraphs within an element, a line each. */
  lines(element: XmlElement): Run[] {
    const runs: Run[] = [];
    const visit = (node: XmlElement): void => {
      if (node.name !== 'p' && node.name !== 'h') {
        if (node.name !== 'annotation') childrenOf(node).forEach(visit);
        return;
      }
      const inlines = this.#inlines(node);
      if (runs.length > 0) runs.push('\n');
      runs.push(...inlines.runs);
      for (const box of inlines.boxes) runs.push('\n', ...this.lines(box));
      this.#aside(inlines);
    };
    visit(element);
    return runs;
  }

  #paragraph(element: XmlElement, depth: number): void {
    const { builder, place, styles } = this.#context;
    const inlines = this.#inlines(element);
    const style = element.attributes['style-name'] ?? '';
    if (element.name === 'p' && (style === CODE_STYLE || styles.parents.get(style) === CODE_STYLE)) {
      this.#code.push(wordsOf(inlines.runs));
      return;
    }
    this.#endCode();
    if (wordsOf(inlines.runs).trim() !== '') this.#endNotes();
    const level = element.name === 'h' ? Number(element.attributes['outline-level'] ?? 1) : 0;
    if (level > 0) {
      const anchor = within(element, 'bookmark-start')[0]?.attributes.name;
      builder.addHeading(level, inlines.runs, { ...place, ...(anchor && { anchor }) });
    } else builder.addParagraph(inlines.runs, place);
    this.#hung(inlines, depth);
  }

  #hung(inlines: Inlines, depth: number): void {
    for (const box of inlines.boxes) this.write(box, depth + 1);
    this.#aside(inlines);
  }

  #aside({ notes, left }: Inlines): void {
    for (const { text, reason } of left) this.#context.builder.remove(text, reason, this.#context.place);
    this.#notes.push(...notes);
  }

  #remove(element: XmlElement, reason: RemovalReason): void {
    this.#context.builder.remove(
      wordsOf(this.lines({ ...element, name: 'note-body' })),
      reason,
      this.#context.place,
    );
  }

  #list(element: XmlElement, depth: number, level: number, above: List | undefined): void {
    if (depth > DEEPEST) return;
    const style = element.attributes['style-name'];
    const levels =
      style === undefined ? (above?.levels ?? []) : levelsOf(this.#context.styles.lists.get(style));
    const list = above && style === undefined ? above : { levels, counts: this.#countsOf(element, style) };
    list.counts.length = Math.min(list.counts.length, level + (above ? 0 : 1));
    for (const item of childrenOf(element)) {
      const numbered = item.name === 'list-item';
      if (!numbered && item.name !== 'list-header') continue;
      let mark =
        numbered && childrenOf(item).some(({ name }) => name === 'p' || name === 'h')
          ? this.#count(list, item, level)
          : '';
      for (const child of childrenOf(item)) {
        if (child.name === 'list') this.#list(child, depth + 1, level + 1, list);
        else if (child.name === 'p' || child.name === 'h') {
          this.#item(child, mark, { depth, level });
          mark = '';
        } else this.write(child, depth + 1);
      }
    }
  }

  /** Counts go on in a list that says so. */
  #countsOf({ attributes }: XmlElement, style: string | undefined): number[] {
    const key =
      attributes['continue-list'] ??
      (attributes['continue-numbering'] === 'true' ? `style ${style}` : undefined);
    const counts = (key !== undefined && this.#lists.get(key)) || [];
    this.#lists.set(`style ${style}`, counts);
    if (attributes.id) this.#lists.set(attributes.id, counts);
    return counts;
  }

  #item(element: XmlElement, mark: string, at: { depth: number; level: number }): void {
    const { builder, place } = this.#context;
    const inlines = this.#inlines(element);
    if (element.name === 'h') {
      builder.addHeading(
        Number(element.attributes['outline-level'] ?? 1),
        mark && mark !== '-' ? [`${mark} `, ...inlines.runs] : inlines.runs,
        place,
      );
    } else if (mark) builder.addItem({ mark, depth: at.level + 1 }, inlines.runs, place);
    else builder.addParagraph(inlines.runs, place, at.level + 1);
    this.#hung(inlines, at.depth);
  }

  #count({ levels, counts }: List, item: XmlElement, level: number): string {
    const own = levels[level];
    if (!own || own.name === 'list-level-style-image') return '-';
    if (own.name === 'list-level-style-bullet') return bulletMark(own.attributes['bullet-char'] ?? '');
    const first = Number(item.attributes['start-value'] ?? own.attributes['start-value'] ?? 1);
    for (let i = 0; i < level; i++) counts[i] ??= 1;
    counts[level] =
      item.attributes['start-value'] !== undefined || counts[level] === undefined ? first : counts[level] + 1;
    counts.length = level + 1;
    const shown = Math.min(level + 1, Number(own.attributes['display-levels'] ?? 1));
    const numbers = Array.from({ length: shown }, (_, i) => {
      const at = level + 1 - shown + i;
      return odfNumber(counts[at]!, levels[at]?.attributes['num-format'] ?? '1');
    });
    if ((own.attributes['num-format'] ?? '') === '') return '';
    return `${own.attributes['num-prefix'] ?? ''}${numbers.join('.')}${own.attributes['num-suffix'] ?? ''}`.trim();
  }

  #table(table: XmlElement, depth: number): void {
    const { builder, place } = this.#context;
    const { rows, header } = rowsOf(table);
    if (depth < DEEPEST && rows.every((row) => cellsOf(row).length <= 1)) {
      for (const row of rows)
        for (const cell of cellsOf(row)) for (const child of childrenOf(cell)) this.write(child, depth + 1);
      return;
    }
    this.#endNotes();
    const input = rows.map((row) => cellsOf(row).flatMap((cell) => this.cells(cell)));
    builder.addTable({ rows: input, header: header || (rows.length > 1 ? 1 : 0) }, place);
  }

  /** The cell of an element, as often as it is repeated. */
  cells(cell: XmlElement): SpannedCell[] {
    const { attributes } = cell;
    const content = this.lines(cell);
    const one = {
      content,
      rows: Number(attributes['number-rows-spanned'] ?? 1),
      columns: Number(attributes['number-columns-spanned'] ?? 1),
    };
    return Array<SpannedCell>(Math.min(MOST_EMPTY, Number(attributes['number-columns-repeated'] ?? 1))).fill(
      one,
    );
  }

  #inlines(element: XmlElement): Inlines {
    const found: Inlines = { runs: [], boxes: [], notes: [], left: [] };
    this.#collect(element, undefined, found);
    return found;
  }

  #collect(element: XmlElement, url: string | undefined, found: Inlines): void {
    for (const child of element.children) {
      if (typeof child === 'string') {
        const text = child.replace(/\s+/g, ' ');
        found.runs.push(url ? { text, url } : text);
      } else this.#inline(child, url, found);
    }
  }

  #inline(child: XmlElement, url: string | undefined, found: Inlines): void {
    const { name, attributes } = child;
    if (name === 's') found.runs.push(' '.repeat(Math.min(1_000, Number(attributes.c ?? 1))));
    else if (name === 'tab') found.runs.push('\t');
    else if (name === 'line-break') found.runs.push('\n');
    else if (name === 'a') this.#collect(child, attributes.href, found);
    else if (name === 'note') {
      found.notes.push({
        mark: textIn(childOf(child, 'note-citation')),
        runs: this.lines(childOf(child, 'note-body') ?? child),
      });
    } else if (name === 'annotation') found.left.push({ text: textIn(child), reason: 'comment' });
    else if (name === 'page-number' || name === 'page-count')
      found.left.push({ text: textIn(child), reason: 'page number' });
    else if (name === 'ruby') {
      const base = childOf(child, 'ruby-base');
      if (base) this.#collect(base, url, found);
      found.left.push({ text: textIn(childOf(child, 'ruby-text')), reason: 'repeated' });
    } else if (name === 'text-box') found.boxes.push(child);
    else if (name === 'object') found.runs.push(this.#context.formula(attributes.href ?? ''));
    else if (name === 'custom-shape' || name === 'rect') found.boxes.push(child);
    else if (name !== 'title' && name !== 'desc') this.#collect(child, url, found);
  }

  #endCode(): void {
    const code = this.#code.splice(0).join('\n');
    this.#context.builder.addCode(code, this.#context.place);
  }

  #endNotes(): void {
    for (const { mark, runs } of this.#notes.splice(0))
      this.#context.builder.addNote(runs, { ...this.#context.place, mark });
  }
}

const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

/** Rows of a table, and how many of them head its columns. */
function rowsOf(table: XmlElement): { rows: XmlElement[]; header: number } {
  const heads = childrenOf(table, 'table-header-rows').flatMap((head) => childrenOf(head, 'table-row'));
  return { rows: within(table, 'table-row'), header: heads.length };
}

/** Cells that stand for themselves; those that another covers do not. */
export const cellsOf = (row: XmlElement): XmlElement[] => childrenOf(row, 'table-cell');

function odfNumber(number: number, format: string): string {
  if (format === 'a') return alphabetic(number);
  if (format === 'A') return alphabetic(number).toUpperCase();
  const names: Readonly<Record<string, string>> = {
    i: 'lowerRoman',
    I: 'upperRoman',
    '가, 나, 다, ...': 'ganada',
    '①, ②, ③, ...': 'decimalEnclosedCircle',
  };
  return listNumber(number, names[format] ?? 'decimal');
}
