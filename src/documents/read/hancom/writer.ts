import type { DocumentBuilder, Run, SpannedCell } from '../../builder.ts';
import type { RemovalReason } from '../../types.ts';
import type { HancomHeading, HancomNumbering } from './numbering.ts';

/** A table of a Hancom document: where each cell stands, and what it holds. */
export interface HancomTable {
  rows: { cells: { paragraphs: HancomParagraph[]; rows: number; columns: number }[] }[];
  caption: HancomParagraph[];
}

/** What hangs on a place within a paragraph. */
export type Hung =
  | { kind: 'table'; table: HancomTable }
  | { kind: 'box' | 'caption' | 'footnote' | 'endnote' | 'comment' | 'head'; paragraphs: HancomParagraph[] }
  | { kind: 'left'; text: string; reason: RemovalReason };

export interface HancomParagraph {
  /** Words, and where something hangs between them. */
  content: (Run | Hung)[];
  /** 1 to 9 when its style is one of headings. */
  level: number;
  heading?: HancomHeading | undefined;
}

/** A paragraph in a style of headings that is longer is a clause. */
const LONGEST_HEADING = 120;
/** Tables and boxes within one another beyond this are read as the words they hold. */
const DEEPEST = 20;

const isHung = (one: Run | Hung): one is Hung => typeof one === 'object' && 'kind' in one;
const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

/** Writes the paragraphs of a Hancom document as blocks: tables where they hang, notes after the paragraph or its list. */
export class HancomWriter {
  #builder: DocumentBuilder;
  #numbering: HancomNumbering;
  #notes: { mark: string; runs: Run[] }[] = [];
  #counts = { footnote: 0, endnote: 0 };
  #heads: Run[][] = [];

  constructor(builder: DocumentBuilder, numbering: HancomNumbering) {
    this.#builder = builder;
    this.#numbering = numbering;
  }

  write(paragraphs: readonly HancomParagraph[], depth = 0): void {
    for (const paragraph of paragraphs) this.#paragraph(paragraph, depth);
  }

  /** Writes what is held back: notes, then what stands at the head and foot of pages, once. */
  end(): void {
    this.#endNotes();
    const said = new Set<string>();
    for (const runs of this.#heads) {
      const words = wordsOf(runs).replace(/\s+/g, ' ').trim();
      if (said.has(words)) this.#builder.remove(words, 'repeated');
      else if (/\p{L}/u.test(words)) this.#builder.addParagraph(runs);
      else this.#builder.remove(words, 'page number');
      said.add(words);
    }
  }

  #paragraph(paragraph: HancomParagraph, depth: number): void {
    const runs: Run[] = [];
    let mark = this.#mark(paragraph);
    const beside: Hung[] = [];
    const flush = (): void => {
      this.#block(paragraph, runs.splice(0), mark);
      for (const hung of beside.splice(0)) this.#hung(hung, depth);
      mark = '';
    };
    for (const part of paragraph.content) {
      if (!isHung(part)) runs.push(part);
      else if (part.kind === 'table' || part.kind === 'box' || part.kind === 'caption') {
        flush();
        this.#hung(part, depth);
      } else beside.push(part);
    }
    flush();
  }

  #mark({ heading, content }: HancomParagraph): string {
    const filled = content.some((part) => !isHung(part) && wordsOf([part]).trim() !== '');
    return heading && filled ? this.#numbering.next(heading) : '';
  }

  #block({ level, heading }: HancomParagraph, runs: Run[], mark: string): void {
    const words = wordsOf(runs).trim();
    if (words === '') return;
    if (level > 0 && words.length <= LONGEST_HEADING) {
      this.#endNotes();
      this.#builder.addHeading(level, mark && mark !== '-' ? [`${mark} `, ...runs] : runs);
    } else if (mark) this.#builder.addItem({ mark, depth: (heading?.level ?? 0) + 1 }, runs);
    else {
      this.#endNotes();
      this.#builder.addParagraph(runs);
    }
  }

  #hung(hung: Hung, depth: number): void {
    if (hung.kind === 'left') this.#builder.remove(hung.text, hung.reason);
    else if (hung.kind === 'table') this.#table(hung.table, depth + 1);
    else if (hung.kind === 'box') {
      if (depth < DEEPEST) this.write(hung.paragraphs, depth + 1);
      else this.#builder.addParagraph(this.#lines(hung.paragraphs));
    } else if (hung.kind === 'caption') this.#builder.addCaption(this.#lines(hung.paragraphs));
    else if (hung.kind === 'comment') this.#builder.remove(wordsOf(this.#lines(hung.paragraphs)), 'comment');
    else if (hung.kind === 'head')
      this.#heads.push(...hung.paragraphs.map((paragraph) => this.#lines([paragraph])));
    else {
      const number = ++this.#counts[hung.kind];
      this.#notes.push({
        mark: hung.kind === 'footnote' ? `${number})` : `${number}`,
        runs: this.#lines(hung.paragraphs),
      });
    }
  }

  #table({ rows, caption }: HancomTable, depth: number): void {
    this.#endNotes();
    if (caption.length > 0) this.#builder.addCaption(this.#lines(caption));
    // A table of one column frames what is in it.
    if (rows.every(({ cells }) => cells.length <= 1) && depth < DEEPEST) {
      for (const { cells } of rows) for (const { paragraphs } of cells) this.write(paragraphs, depth);
      return;
    }
    const input = rows.map(({ cells }) =>
      cells.map(({ paragraphs, ...span }): SpannedCell => ({ content: this.#lines(paragraphs), ...span })),
    );
    this.#builder.addTable({ rows: input, header: rows.length > 1 ? 1 : 0 });
  }

  /** Paragraphs as lines, with all that hangs on them in its place; notes are kept for later. */
  #lines(paragraphs: readonly HancomParagraph[]): Run[] {
    return paragraphs.flatMap((paragraph, i) => {
      const mark = this.#mark(paragraph);
      const runs: Run[] = [...(i > 0 ? ['\n'] : []), ...(mark ? [`${mark} `] : [])];
      for (const part of paragraph.content) {
        if (!isHung(part)) runs.push(part);
        else if (part.kind === 'table') {
          for (const { cells } of part.table.rows)
            for (const cell of cells) runs.push('\n', ...this.#lines(cell.paragraphs));
        } else if (part.kind === 'box' || part.kind === 'caption')
          runs.push('\n', ...this.#lines(part.paragraphs));
        else this.#hung(part, DEEPEST);
      }
      return runs;
    });
  }

  #endNotes(): void {
    for (const { mark, runs } of this.#notes.splice(0)) this.#builder.addNote(runs, { mark });
  }
}
