import { Problem } from '../../../problem.ts';
import { asLanguage } from '../../describe/stated.ts';
import type { Description } from '../../types.ts';
import { damaged, unpack } from '../unpack.ts';
import { childOf, childrenOf, parseXml, textIn, within, type XmlElement } from '../xml.ts';

/** The parts of an OpenDocument file (ISO/IEC 26300) that hold text. */
export interface OdfPackage {
  path: string;
  content: Uint8Array;
  styles: XmlElement | undefined;
  stated: Partial<Description>;
  /** A formula by the name of the object that holds it. */
  formula(name: string): string;
}

const WANTED = /^(?:content|styles|meta|META-INF\/manifest|.*\/content)\.xml$/;

/** @throws Problem when it is no OpenDocument file, is damaged or protected */
export function openOdf(path: string, bytes: Uint8Array): OdfPackage {
  const files = unpack(path, bytes, (name) => WANTED.test(name));
  const content = files.get('content.xml');
  if (!content) throw damaged(path);
  if (new TextDecoder().decode(files.get('META-INF/manifest.xml')).includes('encryption-data'))
    throw new Problem(path, 'protected by a password', 'save it without one');
  return {
    path,
    content,
    styles: parseXml(path, files.get('styles.xml')),
    stated: describe(parseXml(path, files.get('meta.xml'))),
    formula: (name) => {
      const root = parseXml(path, files.get(`${name.replace(/^\.\//, '')}/content.xml`));
      return root?.name === 'math' ? mathText(root) : '';
    },
  };
}

function describe(root: XmlElement | undefined): Partial<Description> {
  const meta = childOf(root, 'meta');
  const property = (name: string): string => textIn(childOf(meta, name)).replace(/\s+/g, ' ').trim();
  const title = property('title');
  const author = property('initial-creator') || property('creator');
  const language = asLanguage(property('language'));
  return { ...(title && { title }), ...(author && { author }), ...(language && { language }) };
}

/** The signs of a MathML formula, without what programs note about it. */
function mathText(element: XmlElement): string {
  if (element.name === 'annotation' || element.name === 'annotation-xml') return '';
  const parts = element.children.map((child) => (typeof child === 'string' ? child.trim() : mathText(child)));
  if (element.name === 'mfrac') return parts.filter(Boolean).join('/');
  if (element.name === 'msup') return parts.filter(Boolean).join('^');
  return parts.filter(Boolean).join(element.name === 'mrow' || element.name === 'semantics' ? ' ' : '');
}

export interface OdfStyles {
  /** Name of the style it is made from, by name. */
  parents: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, XmlElement>;
}

/** Styles by name, of both parts of a file that hold some. */
export function stylesOf(...roots: (XmlElement | undefined)[]): OdfStyles {
  const parents = new Map<string, string>();
  const lists = new Map<string, XmlElement>();
  for (const root of roots) {
    for (const style of within(root, 'style')) {
      const { name, 'parent-style-name': parent } = style.attributes;
      if (name && parent) parents.set(name, parent);
    }
    for (const list of within(root, 'list-style')) lists.set(list.attributes.name ?? '', list);
  }
  return { parents, lists };
}

/** The levels of a list's style, from 0. */
export const levelsOf = (style: XmlElement | undefined): XmlElement[] => {
  const levels: XmlElement[] = [];
  for (const level of childrenOf(style)) levels[Number(level.attributes.level ?? 1) - 1] = level;
  return levels;
};
