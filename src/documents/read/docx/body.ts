import type { DocumentBuilder, Run } from '../../builder.ts';
import type { Place } from '../../types.ts';
import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import { type Inlines, inlinesOf, type PartContext } from './inline.ts';
import type { Numbering } from './numbering.ts';
import { listOf, outlineLevel, type ParagraphStyle } from './styles.ts';
import { cellsOf, isFrame, rowsOf, tableOf } from './table.ts';

/** Tables within tables deeper than this are read as the words they hold. */
const DEEPEST_TABLE = 20;

interface Paragraph extends Inlines {
  level: number;
  /** Its number or bullet, if it is part of a list that shows one. */
  mark: string | undefined;
  depth: number;
  monospaced: boolean;
}

export interface Body {
  builder: DocumentBuilder;
  numbering: Numbering;
  /** The words of a note or comment, and its mark. */
  note(kind: string, id: string): { mark: string; runs: Run[] } | undefined;
  /** The words of a diagram. */
  diagram(relation: string): Run[];
  /** Page at which the document begins; undefined when Word left no breaks in it. */
  firstPage: number | undefined;
}

/** Writes paragraphs and tables of a Word document as blocks. */
export class BodyWriter {
  #body: Body;
  #page: number | undefined;
  #code: string[] = [];
  #codePlace: Place = {};
  #notes: { mark: string; runs: Run[] }[] = [];

  constructor(body: Body) {
    this.#body = body;
    this.#page = body.firstPage;
  }

  /** @param element a paragraph, a table, or what holds some */
  write(context: PartContext, element: XmlElement, depth = 0): void {
    if (element.name === 'p') this.#paragraph(context, element, depth);
    else if (element.name === 'tbl') this.#table(context, element, depth);
    else for (const child of childrenOf(element)) this.write(context, child, depth);
  }

  /** Writes what is still held back. */
  end(): void {
    this.#endCode();
    this.#endNotes();
  }

  #paragraph(context: PartContext, element: XmlElement, depth: number): void {
    const paragraph = this.#read(context, element);
    const place = this.#place();
    if (this.#page !== undefined) this.#page += paragraph.pages.within;
    const { builder } = this.#body;
    if (paragraph.monospaced && !paragraph.mark && !paragraph.level) {
      if (this.#code.length === 0) this.#codePlace = place;
      this.#code.push(wordsOf(paragraph.runs));
    } else {
      this.#endCode();
      const runs = paragraph.runs;
      const { mark, level } = paragraph;
      if (level > 0) {
        this.#endNotes();
        builder.addHeading(level, mark && mark !== '-' ? [`${mark} `, ...runs] : runs, {
          ...place,
          ...anchorOf(element),
        });
      } else if (mark) builder.addItem({ mark, depth: paragraph.depth }, runs, place);
      else {
        if (wordsOf(runs).trim() !== '') this.#endNotes();
        builder.addParagraph(runs, place);
      }
    }
    this.#aside(context, paragraph, depth);
  }

  /** What hangs on a paragraph: text boxes and diagrams after it, notes after its list, and what was left out. */
  #aside(context: PartContext, { boxes, diagrams, left, notes }: Inlines, depth: number): void {
    const { builder } = this.#body;
    for (const { text, reason } of left) builder.remove(text, reason, this.#place());
    for (const relation of diagrams) builder.addParagraph(this.#body.diagram(relation), this.#place());
    if (depth < DEEPEST_TABLE) for (const box of boxes) this.write(context, box, depth + 1);
    for (const { kind, id } of notes) {
      const note = this.#body.note(kind, id);
      if (!note) continue;
      if (kind === 'comment') builder.remove(wordsOf(note.runs), 'comment', this.#place());
      else this.#notes.push(note);
    }
  }

  #table(context: PartContext, table: XmlElement, depth: number): void {
    this.#endCode();
    if (isFrame(table) && depth < DEEPEST_TABLE) {
      for (const cell of rowsOf(table).flatMap(cellsOf)) this.write(context, cell, depth + 1);
      return;
    }
    const place = this.#place();
    this.#endNotes();
    const hung: Inlines[] = [];
    const input = tableOf(table, (cell) => this.#cell(context, cell, hung));
    this.#body.builder.addTable(input, place);
    for (const inlines of hung) this.#aside(context, inlines, depth);
  }

  /** The words of a cell: its paragraphs a line each, those of tables within it too. */
  #cell(context: PartContext, cell: XmlElement, hung: Inlines[]): Run[] {
    const runs: Run[] = [];
    const visit = (element: XmlElement): void => {
      if (element.name !== 'p') {
        childrenOf(element).forEach(visit);
        return;
      }
      const paragraph = this.#read(context, element);
      hung.push(paragraph);
      if (this.#page !== undefined) this.#page += paragraph.pages.within;
      if (wordsOf(paragraph.runs).trim() === '') return;
      runs.push('\n', ...(paragraph.mark ? [`${paragraph.mark} `] : []), ...paragraph.runs);
    };
    visit(cell);
    return runs;
  }

  #read(context: PartContext, element: XmlElement): Paragraph {
    const properties = childOf(element, 'pPr');
    const style = context.styles.paragraph(childOf(properties, 'pStyle')?.attributes.val);
    const inlines = inlinesOf(context, element);
    if (this.#page !== undefined) this.#page += inlines.pages.before;
    const list = listIn(properties, style);
    const shown =
      list &&
      (wordsOf(inlines.runs).trim() !== '' ? this.#body.numbering.next(list.number, list.level) : undefined);
    return {
      ...inlines,
      level: outlineLevel(properties) ?? style.level ?? 0,
      mark: shown || undefined,
      depth: (list?.level ?? 0) + 1,
      monospaced: inlines.code || (style.code === true && wordsOf(inlines.runs).trim() !== ''),
    };
  }

  #endCode(): void {
    if (this.#code.length > 0) this.#body.builder.addCode(this.#code.join('\n'), this.#codePlace);
    this.#code = [];
  }

  #endNotes(): void {
    for (const { mark, runs } of this.#notes) this.#body.builder.addNote(runs, { ...this.#place(), mark });
    this.#notes = [];
  }

  #place(): Place {
    return this.#page === undefined ? {} : { page: this.#page };
  }
}

/** The list of a paragraph: its own, or its style's; the level of either. */
function listIn(properties: XmlElement | undefined, style: ParagraphStyle): ParagraphStyle['list'] {
  const own = listOf(properties);
  const list = own ?? style.list;
  return list && list.number !== '0' ? list : undefined;
}

export const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

/** The bookmark at a heading, by which links go to it. */
function anchorOf(paragraph: XmlElement): { anchor?: string } {
  const name = childrenOf(paragraph, 'bookmarkStart').find(({ attributes }) => attributes.name !== '_GoBack')
    ?.attributes.name;
  return name ? { anchor: name } : {};
}
