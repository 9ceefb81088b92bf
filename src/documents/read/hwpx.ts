import { XMLParser } from 'fast-xml-parser';
import { Problem } from '../../problem.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { fromMarkedText } from './marked-text.ts';
import { damaged, unpack } from './unpack.ts';

/** One element or text of an XML document, in fast-xml-parser's `preserveOrder` form. */
type Node = { [name: string]: Node[] | string | Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
});
const HEADING_STYLE = /^(?:개요|outline|제목|heading)\s*(\d)?$/i;

/**
 * An .hwpx document (Hancom Office, KS X 6101 "OWPML": a zip of XML). Paragraphs, headings by style name, and tables,
 * a row a line; pictures, notes and page furniture are left out.
 *
 * @throws Problem when it is damaged, protected or holds no text.
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const files = unpack(path, bytes, (name) =>
    /^(?:Contents\/.*\.xml|META-INF\/manifest\.xml|mimetype)$/i.test(name),
  );
  const decode = (name: string): string => new TextDecoder().decode(files.get(name));
  if (/encryption-data/.test(decode('META-INF/manifest.xml'))) {
    throw new Problem(path, 'protected by a password', 'save it without one');
  }
  const sections = [...files.keys()].filter((name) => /^Contents\/section\d+\.xml$/i.test(name));
  if (sections.length === 0) throw damaged(path);
  sections.sort((a, b) => sectionNumber(a) - sectionNumber(b));
  try {
    const levels = files.has('Contents/header.xml')
      ? headingLevels(parser.parse(decode('Contents/header.xml')))
      : new Map();
    const blocks = sections.flatMap((name) => paragraphsOf(parser.parse(decode(name)), levels));
    const text = blocks.join('\n\n').trim();
    if (text === '')
      throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
    return { ...fromMarkedText(text), stated: {} };
  } catch (cause) {
    throw cause instanceof Problem ? cause : damaged(path, cause);
  }
}

const sectionNumber = (name: string): number => Number(/\d+/.exec(name)![0]);
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '';
const childrenOf = (node: Node): Node[] =>
  Array.isArray(node[nameOf(node)]) ? (node[nameOf(node)] as Node[]) : [];
const attribute = (node: Node, name: string): string =>
  (node[':@'] as Record<string, string> | undefined)?.[`@_${name}`] ?? '';

/** Level by style id, of the styles that are headings. */
function headingLevels(header: Node[]): Map<string, number> {
  const levels = new Map<string, number>();
  const visit = (node: Node): void => {
    if (nameOf(node) === 'style') {
      const match =
        HEADING_STYLE.exec(attribute(node, 'name')) ?? HEADING_STYLE.exec(attribute(node, 'engName'));
      if (match) levels.set(attribute(node, 'id'), Math.min(6, Math.max(1, Number(match[1] ?? 1))));
    } else childrenOf(node).forEach(visit);
  };
  header.forEach(visit);
  return levels;
}

/** The paragraphs below some nodes: one string each; the rows of a table are the lines of one string. */
function paragraphsOf(nodes: Node[], levels: Map<string, number>): string[] {
  return nodes.flatMap((node) => {
    if (nameOf(node) !== 'p') return paragraphsOf(childrenOf(node), levels);
    const tables: string[] = [];
    const words = textOf(childrenOf(node), tables)
      .replace(/[^\S\n]+/g, ' ')
      .trim();
    const level = levels.get(attribute(node, 'styleIDRef'));
    const paragraph = level && words && !words.includes('\n') ? `${'#'.repeat(level)} ${words}` : words;
    return [paragraph, ...tables].filter(Boolean);
  });
}

function textOf(nodes: Node[], tables: string[]): string {
  return nodes
    .map((node) => {
      const name = nameOf(node);
      if (name === '#text') return node['#text'] as unknown as string;
      if (name === 'lineBreak') return '\n';
      if (name === 'tab' || name === 'nbSpace' || name === 'fwSpace') return ' ';
      if (name === 'tbl') tables.push(rowsOf(node).join('\n'));
      if (name === 'secPr' || name === 'ctrl' || name === 'pic' || name === 'equation' || name === 'tbl')
        return '';
      if (
        name === 'run' ||
        name === 't' ||
        name === 'rect' ||
        name === 'drawText' ||
        name === 'subList' ||
        name === 'p'
      )
        return textOf(childrenOf(node), tables);
      return '';
    })
    .join('');
}

function rowsOf(table: Node): string[] {
  return childrenOf(table)
    .filter((row) => nameOf(row) === 'tr')
    .map((row) => {
      const cells = childrenOf(row).filter((cell) => nameOf(cell) === 'tc');
      return cells
        .map((cell) => paragraphsOf(childrenOf(cell), new Map()).join(' ').replace(/\s+/g, ' '))
        .filter(Boolean)
        .join(' | ');
    })
    .filter(Boolean);
}
