import { FORMAT_NAMES, FORMATS, type HancomHeading, type HancomLevel } from '../hancom/numbering.ts';
import { childrenOf, textIn, within, type XmlElement } from '../xml.ts';

/** What the header of an .hwpx file says of its paragraphs. */
export interface Header {
  /** Level of a heading by id of its style. */
  levels: ReadonlyMap<string, number>;
  numberings: ReadonlyMap<string, readonly HancomLevel[]>;
  bullets: ReadonlyMap<string, string>;
  /** Number or bullet by id of a paragraph's shape. */
  headings: ReadonlyMap<string, HancomHeading>;
}

const HEADING_STYLE = /^(?:개요|outline|제목|heading) ?(\d)?$/i;

/** Level that a style's name stands for; 0 for one of no heading. */
export function styleLevel(...names: readonly string[]): number {
  for (const name of names) {
    const match = HEADING_STYLE.exec(name.trim());
    if (match) return Math.max(1, Number(match[1] ?? 1));
  }
  return 0;
}

export function readHeader(root: XmlElement | undefined): Header {
  const byId = <T>(name: string, value: (element: XmlElement) => T): Map<string, T> =>
    new Map(within(root, name).map((element) => [element.attributes.id ?? '', value(element)]));
  const headings = new Map<string, HancomHeading>();
  for (const [id, heading] of byId('paraPr', headingOf)) if (heading) headings.set(id, heading);
  return {
    levels: byId('style', ({ attributes }) => styleLevel(attributes.name ?? '', attributes.engName ?? '')),
    numberings: byId('numbering', levelsOf),
    bullets: byId('bullet', ({ attributes }) => attributes.char ?? ''),
    headings,
  };
}

function headingOf(shape: XmlElement): HancomHeading | undefined {
  const { type, idRef = '', level } = within(shape, 'heading')[0]?.attributes ?? {};
  if (type !== 'OUTLINE' && type !== 'NUMBER' && type !== 'BULLET') return undefined;
  return { type: type.toLowerCase() as HancomHeading['type'], id: idRef, level: Number(level ?? 0) };
}

function levelsOf(numbering: XmlElement): HancomLevel[] {
  const levels: HancomLevel[] = [];
  for (const head of childrenOf(numbering, 'paraHead')) {
    const { level, numFormat = '', start } = head.attributes;
    const format = FORMATS[FORMAT_NAMES.indexOf(numFormat)] ?? 'decimal';
    levels[Number(level ?? 1) - 1] = { text: textIn(head), format, start: Number(start ?? 1) };
  }
  return levels;
}
