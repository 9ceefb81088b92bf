import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Description } from '../types.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { HancomNumbering } from './hancom/numbering.ts';
import { hancomStated } from './hancom/stated.ts';
import { HancomWriter } from './hancom/writer.ts';
import { type Header, readHeader } from './hwpx/header.ts';
import { paragraphOf } from './hwpx/paragraph.ts';
import { damaged, unpack } from './unpack.ts';
import { childOf, childrenOf, parseXml, textIn, visitXml, within, type XmlElement } from './xml.ts';

/**
 * An .hwpx document (Hancom Office, KS X 6101 "OWPML": a zip of XML): headings by style, paragraphs with the numbers that
 * Hancom shows, tables with the cells they cover, notes after the paragraph, text boxes, heads and feet once at the end.
 *
 * @throws Problem when it is damaged, protected or holds no text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const files = unpack(path, bytes, (name) =>
    /^(?:Contents\/.*\.(?:xml|hpf)|META-INF\/manifest\.xml|mimetype)$/i.test(name),
  );
  if (new TextDecoder().decode(files.get('META-INF/manifest.xml')).includes('encryption-data'))
    throw new Problem(path, 'protected by a password', 'save it without one');
  const sections = [...files.keys()].filter((name) => /^Contents\/section\d+\.xml$/i.test(name));
  if (sections.length === 0) throw damaged(path);
  sections.sort((a, b) => sectionNumber(a) - sectionNumber(b));
  const header = readHeader(parseXml(path, files.get('Contents/header.xml')));
  const builder = new DocumentBuilder();
  const writer = new HancomWriter(builder, new HancomNumbering(header.numberings, header.bullets));
  for (const section of sections) writeSection(path, files.get(section)!, header, writer);
  writer.end();
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  return { ...built, stated: describePackage(parseXml(path, files.get('Contents/content.hpf')), built.text) };
}

const sectionNumber = (name: string): number => Number(/\d+/.exec(name)![0]);

function writeSection(path: string, bytes: Uint8Array, header: Header, writer: HancomWriter): void {
  let outline = '';
  visitXml(path, bytes, {
    units: new Set(['p']),
    unit: (element) => {
      outline = within(element, 'secPr')[0]?.attributes.outlineShapeIDRef ?? outline;
      writer.write([paragraphOf(element, { ...header, outline, links: [], deleted: false })]);
    },
  });
}

function describePackage(root: XmlElement | undefined, text: string): Partial<Description> {
  const metadata = childOf(root, 'metadata');
  const creator = childrenOf(metadata, 'meta').find(({ attributes }) => attributes.name === 'creator');
  return hancomStated(textIn(childOf(metadata, 'title')), textIn(creator), text);
}
