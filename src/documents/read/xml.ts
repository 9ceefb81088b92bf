import { Parser } from 'htmlparser2';
import { Problem } from '../../problem.ts';
import { MOST_DEPTH, MOST_NODES, MOST_TEXT } from './limits.ts';
import { damaged } from './unpack.ts';

/** An element of an XML document. Names are local: the prefix of their namespace is taken off. */
export interface XmlElement {
  name: string;
  /** By local name; one of the prefix `r` (a relationship) by its whole name besides. */
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

export interface Visitor {
  /** Elements that are handed over whole, one at a time, and forgotten: paragraphs, rows. By local name. */
  units: ReadonlySet<string>;
  /** @param above local names of the elements around it, outermost first; the same array each time */
  unit(element: XmlElement, above: readonly string[]): void;
  /** An element around units, when it begins and when it ends. */
  open?(element: XmlElement, above: readonly string[]): void;
  close?(name: string, above: readonly string[]): void;
}

const CHUNK = 1 << 20;

/**
 * Reads XML as a stream of units, so that memory depends on the largest of them and not on the document. Entities that
 * a document declares itself are not expanded.
 *
 * @throws Problem when it is cut off, nested deeper than any document, or holds more text than any
 */
export function visitXml(path: string, bytes: Uint8Array, visitor: Visitor): void {
  const above: string[] = [];
  const open: XmlElement[] = [];
  const budget = { text: 0, nodes: 0 };
  let whole = false;
  let atEnd = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name: local(name), attributes: localNames(attributes), children: [] };
        if (above.length + open.length >= MOST_DEPTH) throw tooDeep(path);
        if (open.length > 0) {
          if (++budget.nodes > MOST_NODES) throw tooMuch(path);
          open.at(-1)!.children.push(element);
          open.push(element);
        } else if (visitor.units.has(element.name)) open.push(element);
        else {
          visitor.open?.(element, above);
          above.push(element.name);
        }
      },
      ontext: (text) => {
        budget.text += text.length;
        if (budget.text > MOST_TEXT) throw tooMuch(path);
        const children = open.at(-1)?.children;
        if (!children) return;
        if (typeof children.at(-1) === 'string') children[children.length - 1] += text;
        else children.push(text);
      },
      onclosetag: () => {
        if (atEnd) throw damaged(path);
        const unit = open.pop();
        if (!unit) {
          const name = above.pop()!;
          visitor.close?.(name, above);
          if (above.length === 0) whole = true;
        } else if (open.length === 0) {
          budget.nodes = 0;
          visitor.unit(unit, above);
          if (above.length === 0) whole = true;
        }
      },
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += CHUNK)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  parser.write(decoder.decode());
  atEnd = true;
  parser.end();
  if (!whole) throw damaged(path);
}

/** A small XML document as a tree; undefined for a part that is not there. @throws Problem as `visitXml` does */
export function parseXml(path: string, bytes: Uint8Array | undefined): XmlElement | undefined {
  if (!bytes || bytes.length === 0) return undefined;
  let root: XmlElement | undefined;
  const units = { has: () => true } as unknown as ReadonlySet<string>;
  visitXml(path, bytes, { units, unit: (element) => (root ??= element) });
  return root;
}

/** The elements below an element that are directly its children, by name if given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** The first element at the end of a path of names: `childOf(cell, 'tcPr', 'gridSpan')`. */
export function childOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found && childrenOf(found, name)[0];
  return found;
}

/** All elements of a name within an element, in order, not looking into those found. */
export function within(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return [];
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : within(child, name)));
}

/** All text within an element. */
export function textIn(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function localNames(attributes: Record<string, string>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const name in attributes) {
    const colon = name.indexOf(':');
    if (name.startsWith('xmlns')) continue;
    if (name.startsWith('r:')) named[name] = attributes[name]!;
    const short = name.slice(colon + 1);
    if (colon < 0 || named[short] === undefined) named[short] = attributes[name]!;
  }
  return named;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\W{0,3}<\?xml[^>]{0,100}encoding=["']([\w-]{1,30})["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}

const tooDeep = (path: string): Problem =>
  new Problem(
    path,
    `nested more than ${MOST_DEPTH} deep, which no document is`,
    'check where it comes from, or leave it out',
  );

/** The problem of a file that holds more than any document. */
export const tooMuch = (path: string): Problem =>
  new Problem(path, 'holds far more than a document does', 'divide it, or leave it out');
