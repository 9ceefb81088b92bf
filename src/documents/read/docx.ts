import { Problem } from '../../problem.ts';
import { DocumentBuilder, type Run } from '../builder.ts';
import { type Body, BodyWriter, wordsOf } from './docx/body.ts';
import { inlinesOf, openPart, type PartContext } from './docx/inline.ts';
import { Numbering } from './docx/numbering.ts';
import { Styles } from './docx/styles.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { listNumber } from './numbers.ts';
import { describePackage, type OfficePackage, openPackage, partsOfType } from './ooxml/package.ts';
import { childrenOf, textIn, visitXml, within, type XmlElement } from './xml.ts';

const UNITS = new Set(['p', 'tbl', 'sdtPr']);

/**
 * A Word document (WordprocessingML, ECMA-376): headings, paragraphs, items with the numbers that Word shows, tables,
 * notes after the paragraph that refers to them, text boxes, formulas on one line; headers and footers once, at the end.
 * Tracked deletions, comments, hidden text and tables of contents are left out, and listed.
 *
 * @throws Problem when it is damaged, protected or empty of text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const file = openPackage(path, bytes);
  const builder = new DocumentBuilder();
  const part = (type: string): XmlElement | undefined => file.xml(partsOfType(file, file.main, type)[0]);
  const styles = new Styles(part('styles'));
  const document = file.parts.get(file.main)!;
  const body = new BodyWriter({
    builder,
    numbering: new Numbering(part('numbering')),
    note: notesOf(file, styles),
    diagram: (relation) => diagramOf(file, relation),
    firstPage: Buffer.from(document.buffer, document.byteOffset, document.length).includes(
      'lastRenderedPageBreak',
    )
      ? 1
      : undefined,
  });
  writeDocument(file, body, openPart(styles, file.relations(file.main)), builder);
  body.end();
  addHeadsAndFeet(file, styles, builder);
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  return { ...built, stated: describePackage(file) };
}

function writeDocument(
  file: OfficePackage,
  body: BodyWriter,
  context: PartContext,
  builder: DocumentBuilder,
): void {
  /** For each content control around the place, whether it only asks for content. */
  const empty: boolean[] = [];
  visitXml(file.path, file.parts.get(file.main)!, {
    units: UNITS,
    open: ({ name }) => {
      if (name === 'sdt') empty.push(false);
    },
    close: (name) => {
      if (name === 'sdt') empty.pop();
    },
    unit: (element) => {
      if (element.name === 'sdtPr') {
        if (childrenOf(element, 'showingPlcHdr').length > 0) empty[empty.length - 1] = true;
      } else if (empty.includes(true)) builder.remove(textIn(element), 'markup');
      else body.write(context, element);
    },
  });
}

/** Finds foot- and endnotes and comments. They are numbered in the order in which they are referred to. */
function notesOf(file: OfficePackage, styles: Styles): Body['note'] {
  const counts = { footnote: 0, endnote: 0, comment: 0 };
  const parts = new Map<string, { context: PartContext; notes: Map<string, XmlElement> }>();
  const open = (kind: string) => {
    const name = partsOfType(file, file.main, `${kind}s`)[0];
    const notes = childrenOf(file.xml(name), kind).map((note) => [note.attributes.id ?? '', note] as const);
    return { context: openPart(styles, file.relations(name ?? '')), notes: new Map(notes) };
  };
  return (kind, id) => {
    const part = parts.get(kind) ?? open(kind);
    parts.set(kind, part);
    const note = part.notes.get(id);
    if (!note || !(kind in counts)) return undefined;
    const number = ++counts[kind as keyof typeof counts];
    const paragraphs = within(note, 'p').map((paragraph) => inlinesOf(part.context, paragraph).runs);
    const mark = kind === 'endnote' ? listNumber(number, 'lowerRoman') : String(number);
    return { mark, runs: lines(paragraphs) };
  };
}

/** What is at the head and foot of pages, each line once. Numbers of pages are left out. */
function addHeadsAndFeet(file: OfficePackage, styles: Styles, builder: DocumentBuilder): void {
  const said = new Set<string>();
  for (const type of ['header', 'footer']) {
    for (const name of partsOfType(file, file.main, type)) {
      const context = openPart(styles, file.relations(name));
      const root = file.xml(name);
      const write = (paragraph: XmlElement): void => {
        const { runs, left, boxes } = inlinesOf(context, paragraph);
        const words = wordsOf(runs).replace(/\s+/g, ' ').trim();
        for (const { text, reason } of left) builder.remove(text, reason);
        // Beside the number of a page, what is left of "Page 1 of 9" says nothing.
        const beside = left.some(({ reason }) => reason === 'page number') && words.split(' ').length < 4;
        if (beside) builder.remove(words, 'page number');
        else if (said.has(words)) builder.remove(words, 'repeated');
        else builder.addParagraph(runs);
        said.add(words);
        for (const box of boxes) within(box, 'p').forEach(write);
      };
      within(root, 'p').forEach(write);
    }
  }
}

/** The words of a diagram (SmartArt), a line for each of its shapes. */
function diagramOf(file: OfficePackage, relation: string): Run[] {
  const data = file.xml(file.relations(file.main).get(relation)?.target);
  return lines(within(data, 'p').map((paragraph) => [within(paragraph, 't').map(textIn).join('')]));
}

const lines = (paragraphs: readonly Run[][]): Run[] =>
  paragraphs.flatMap((runs, i) => (i === 0 ? runs : ['\n', ...runs]));
