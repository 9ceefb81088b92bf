import { Problem } from '../../problem.ts';
import { DocumentBuilder, type Run, type SpannedCell } from '../builder.ts';
import type { Place } from '../types.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import {
  describePackage,
  type OfficePackage,
  openPackage,
  partsOfType,
  type Relation,
} from './ooxml/package.ts';
import { paragraphsIn, runsIn } from './pptx/text.ts';
import { childOf, childrenOf, textIn, within, type XmlElement } from './xml.ts';

/** Placeholders that repeat on every slide. */
const REPEATED = new Set(['ftr', 'hdr', 'dt']);
const TITLES = new Set(['title', 'ctrTitle']);
/** Placeholders whose paragraphs are bulleted unless they say otherwise. */
const BULLETED = new Set(['body', 'obj', '']);

interface Slide {
  builder: DocumentBuilder;
  file: OfficePackage;
  relations: ReadonlyMap<string, Relation>;
  place: Place;
  /** What stands at the foot of slides, each once. */
  feet: Set<string>;
}

/**
 * A presentation (PresentationML, ECMA-376): slides as pages, their titles as headings, items, tables, diagrams, and the
 * speaker's notes after each.
 *
 * @throws Problem when it is damaged, protected or empty of text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const file = openPackage(path, bytes);
  const builder = new DocumentBuilder();
  const slides = within(file.xml(file.main), 'sldId');
  const feet = new Set<string>();
  slides.forEach(({ attributes }, i) => {
    const part = file.relations(file.main).get(attributes['r:id'] ?? attributes.id ?? '')?.target ?? '';
    if (file.parts.has(part))
      addSlide({ builder, file, relations: file.relations(part), place: { page: i + 1 }, feet }, part);
  });
  for (const text of feet) builder.addParagraph(text);
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  return { ...built, stated: describePackage(file) };
}

function addSlide(slide: Slide, part: string): void {
  const { builder, file, place } = slide;
  const shapes = shapesIn(childOf(file.xml(part), 'cSld', 'spTree'));
  const titles = shapes.filter((shape) => TITLES.has(placeholder(shape) ?? ''));
  for (const title of titles) {
    const lines = paragraphsIn(childOf(title, 'txBody'), slide.relations).flatMap(({ runs }) => [
      ...runs,
      '\n',
    ]);
    builder.addHeading(1, lines, place);
  }
  for (const shape of shapes) if (!titles.includes(shape)) addShape(slide, shape);
  for (const notes of partsOfType(file, part, 'notesSlide')) addNotes(slide, notes);
  for (const comments of partsOfType(file, part, 'comments'))
    for (const comment of childrenOf(file.xml(comments))) builder.remove(textIn(comment), 'comment', place);
}

/** What the speaker says; a notes page also has a picture of its slide, and its own head, foot and number. */
function addNotes({ builder, file, place }: Slide, part: string): void {
  const relations = file.relations(part);
  for (const shape of shapesIn(childOf(file.xml(part), 'cSld', 'spTree'))) {
    const kind = placeholder(shape) ?? '';
    for (const paragraph of within(shape, 'p')) {
      const runs = runsIn(paragraph, relations);
      if (kind === 'sldNum' || REPEATED.has(kind))
        builder.remove(wordsOf(runs), kind === 'sldNum' ? 'page number' : 'running head', place);
      else builder.addNote(runs, place);
    }
  }
}

const wordsOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('')
    .trim();

/** Shapes in the order in which they are read, those of groups and of newer programs among them. */
function shapesIn(tree: XmlElement | undefined): XmlElement[] {
  return childrenOf(tree).flatMap((child) => {
    if (child.name === 'sp' || child.name === 'graphicFrame') return [child];
    if (child.name === 'grpSp') return shapesIn(child);
    if (child.name !== 'AlternateContent') return [];
    const choices = childrenOf(child);
    return shapesIn(choices.find((choice) => /\S/.test(textIn(choice))) ?? choices[0]);
  });
}

/** The kind of placeholder that a shape fills; undefined for one that fills none. */
function placeholder(shape: XmlElement): string | undefined {
  const mark = childOf(shape, 'nvSpPr', 'nvPr', 'ph');
  return mark && (mark.attributes.type ?? '');
}

function addShape(slide: Slide, shape: XmlElement): void {
  const { builder, place, relations, feet } = slide;
  if (shape.name === 'graphicFrame') {
    addGraphic(slide, shape);
    return;
  }
  const kind = placeholder(shape);
  for (const { runs, level, mark } of paragraphsIn(childOf(shape, 'txBody'), relations)) {
    const words = wordsOf(runs);
    if (words === '') continue;
    if (kind === 'sldNum') builder.remove(words, 'page number', place);
    else if (kind !== undefined && REPEATED.has(kind)) feet.add(words);
    else {
      const shown = mark ?? (kind !== undefined && BULLETED.has(kind) ? '-' : '');
      if (shown) builder.addItem({ mark: shown, depth: level + 1 }, runs, place);
      else builder.addParagraph(runs, place);
    }
  }
}

/** A table, or the words of a diagram. */
function addGraphic({ builder, file, relations, place }: Slide, frame: XmlElement): void {
  for (const table of within(frame, 'tbl')) {
    const rows = childrenOf(table, 'tr').map((row) =>
      childrenOf(row, 'tc').flatMap((cell) => cellOf(cell, relations)),
    );
    const heads = /^(?:1|true)$/.test(childOf(table, 'tblPr')?.attributes.firstRow ?? '');
    builder.addTable({ rows, header: heads && rows.length > 1 ? 1 : 0 }, place);
  }
  for (const { attributes } of within(frame, 'relIds')) {
    const data = file.xml(relations.get(attributes.dm ?? '')?.target);
    for (const paragraph of within(data, 'p')) builder.addParagraph(runsIn(paragraph, relations), place);
  }
}

/** A cell; none for one that another covers. */
function cellOf(cell: XmlElement, relations: Slide['relations']): SpannedCell[] {
  const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
  if (hMerge === '1' || hMerge === 'true' || vMerge === '1' || vMerge === 'true') return [];
  const content: Run[] = paragraphsIn(childOf(cell, 'txBody'), relations).flatMap(({ runs, mark }) => [
    ...(mark ? [`${mark} `] : []),
    ...runs,
    '\n',
  ]);
  return [{ content, columns: Number(gridSpan ?? 1), rows: Number(rowSpan ?? 1) }];
}
