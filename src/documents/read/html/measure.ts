import type { AnyNode, Element } from 'domhandler';

/** What an element holds, counted once for all elements of a page. */
export interface Measure {
  /** Characters of text without white space. */
  text: number;
  /** Of those, within links. */
  linked: number;
  links: number;
  /** Links that pass the address of a page on to another site. */
  shares: number;
  /** Buttons and fields. */
  controls: number;
  /** Characters on controls and their labels. */
  labels: number;
  headings: number;
}

const SILENT = new Set(['script', 'style', 'template', 'svg', 'head', 'noscript']);
const CONTROL = new Set(['button', 'input', 'select', 'textarea']);
const LABEL = new Set(['button', 'label', 'option', 'legend', 'select', 'textarea']);
const HEADING = /^h[1-6]$/;
/** An address within the query of an address, as links for sharing have. */
const PASSED_ON = /[?&#][\w-]{0,40}=https?(?::|%3a)/i;

export const isElement = (node: AnyNode): node is Element => node.type === 'tag';

/** Measures of all elements below some nodes. Time is linear, and nesting costs no stack. */
export function measure(roots: readonly AnyNode[]): Map<Element, Measure> {
  const measures = new Map<Element, Measure>();
  const open: { node: AnyNode; done: boolean; linked: boolean; label: boolean }[] = [];
  for (const node of roots) open.push({ node, done: false, linked: false, label: false });
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, linked, label } = next;
    if (node.type === 'text') {
      const own = node.parent && isElement(node.parent) ? measures.get(node.parent) : undefined;
      const text = own ? solid(node.data) : 0;
      if (own) {
        own.text += text;
        if (linked) own.linked += text;
        if (label) own.labels += text;
      }
    } else if (isElement(node) && !SILENT.has(node.name)) {
      if (next.done) addTo(node, measures);
      else {
        measures.set(node, ownMeasure(node));
        open.push({ ...next, done: true });
        const within = { done: false, linked: linked || isLink(node), label: label || LABEL.has(node.name) };
        for (const child of node.children) open.push({ node: child, ...within });
      }
    }
  }
  return measures;
}

export const isLink = ({ name, attribs }: Element): boolean => name === 'a' && attribs.href !== undefined;

function ownMeasure(element: Element): Measure {
  const link = isLink(element);
  return {
    text: 0,
    linked: 0,
    links: link ? 1 : 0,
    shares: link && PASSED_ON.test(element.attribs.href ?? '') ? 1 : 0,
    controls: CONTROL.has(element.name) ? 1 : 0,
    labels: 0,
    headings: HEADING.test(element.name) ? 1 : 0,
  };
}

function addTo(element: Element, measures: Map<Element, Measure>): void {
  const own = measures.get(element)!;
  const parent =
    element.parent && element.parent.type === 'tag' ? measures.get(element.parent as Element) : undefined;
  if (!parent) return;
  for (const key of Object.keys(own) as (keyof Measure)[]) parent[key] += own[key];
}

function solid(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!/\s/.test(text[i]!)) count += 1;
  return count;
}
