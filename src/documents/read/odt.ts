import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { openOdf, stylesOf } from './odf/package.ts';
import { OdfWriter } from './odf/writer.ts';
import { visitXml, within, type XmlElement } from './xml.ts';

const UNITS = new Set(
  'p h list table tracked-changes table-of-content illustration-index table-index object-index annotation automatic-styles page'.split(
    ' ',
  ),
);

/**
 * An OpenDocument text or presentation (ISO/IEC 26300): headings, items with their numbers, tables, notes, text boxes, heads
 * and feet once, at the end; slides are pages. Deletions, comments and tables of contents are left out, and listed.
 *
 * @throws Problem when it is damaged, protected or empty of text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const file = openOdf(path, bytes);
  const builder = new DocumentBuilder();
  const styles = automaticStyles(path, file.content);
  const context = { builder, styles: stylesOf(styles, file.styles), formula: file.formula };
  const writer = new OdfWriter({ ...context, place: {} });
  let page = 0;
  visitXml(path, file.content, {
    units: UNITS,
    unit: (element, above) => {
      if (above.at(-1) === 'presentation')
        addSlide(new OdfWriter({ ...context, place: { page: ++page } }), element, builder, page);
      else if (element.name !== 'automatic-styles') writer.write(element);
    },
  });
  writer.end();
  addHeadsAndFeet(file.styles, writer, builder);
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  return { ...built, stated: file.stated };
}

function automaticStyles(path: string, content: Uint8Array): XmlElement | undefined {
  let found: XmlElement | undefined;
  visitXml(path, content, {
    units: UNITS,
    unit: (element) => {
      if (element.name === 'automatic-styles') found = element;
    },
  });
  return found;
}

/** A slide: the words of its title as heading, the other frames in order, the speaker's notes. */
function addSlide(writer: OdfWriter, slide: XmlElement, builder: DocumentBuilder, page: number): void {
  const frames = slide.children.filter((child): child is XmlElement => typeof child !== 'string');
  for (const frame of frames.filter(isTitle)) builder.addHeading(1, writer.lines(frame), { page });
  for (const frame of frames) {
    if (frame.name === 'notes') {
      for (const note of frame.children)
        if (typeof note !== 'string') builder.addNote(writer.lines(note), { page });
    } else if (!isTitle(frame)) writer.write(frame);
  }
  writer.end();
}

const isTitle = ({ attributes }: XmlElement): boolean => attributes.class === 'title';

function addHeadsAndFeet(styles: XmlElement | undefined, writer: OdfWriter, builder: DocumentBuilder): void {
  const said = new Set<string>();
  for (const name of ['header', 'footer']) {
    for (const part of within(styles, 'master-page').flatMap((master) => within(master, name))) {
      const runs = writer.lines(part);
      const words = runs
        .map((run) => (typeof run === 'string' ? run : run.text))
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
      if (said.has(words)) builder.remove(words, 'repeated');
      else if (/\p{L}/u.test(words)) builder.addParagraph(runs);
      else builder.remove(words, 'page number');
      said.add(words);
    }
  }
}
