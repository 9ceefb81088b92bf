import type { AnyNode, Document, Element } from 'domhandler';
import type { RemovalReason } from '../../types.ts';
import { isElement, isLink, type Measure, measure } from './measure.ts';

/** No single part of a page that holds more of its text than this is furniture. */
const MOST_OF_THE_TEXT = 0.6;
/** A block in which this share of the characters lies in links is a menu. */
const MENU_LINKS = 0.7;
/** One before the page's title, if it is short, is one from this share (a trail of breadcrumbs). */
const TRAIL_LINKS = 0.5;
const TRAIL_LENGTH = 200;
/** Share of the characters of a form on its controls and labels, above which it is nothing but a form. */
const FORM_LABELS = 0.6;
/** Characters of a notice that asks for a click (on cookies, a newsletter). */
const NOTICE_LENGTH = 800;

/** Roles of parts of a page that lead through it (WAI-ARIA 1.2, landmarks and widgets). */
const ROLES = new Set(['navigation', 'search', 'banner', 'contentinfo', 'menu', 'menubar', 'toolbar']);
const SECTIONS = new Set([
  'article',
  'aside',
  'main',
  'nav',
  'section',
  'blockquote',
  'figure',
  'td',
  'li',
  'details',
]);
const MENUS = new Set(['ul', 'ol', 'menu', 'dl', 'table', 'div', 'section', 'p']);
const PANELS = new Set(['div', 'section', 'ul', 'ol', 'dl', 'table', 'article']);
const INLINE = new Set(['span', 'i', 'b', 'a', 'em', 'small', 'svg', 'sup']);
const BLOCKS = new Set([
  ...PANELS,
  'p',
  'li',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
]);
/** Characters of a line that says who wrote it, and when. */
const LONGEST_BYLINE = 200;
const WORDS = /[\p{L}\p{N}]/u;

interface Page {
  measures: ReadonlyMap<Element, Measure>;
  /** Characters of the page. */
  text: number;
  /** Has `main` or one `article`: what is outside is around the content. */
  marked: boolean;
  title: Element | undefined;
  /** Has parts that lead through a site. */
  site: boolean;
  /** First and last part of its body. */
  ends: readonly Element[];
  found: Map<Element, RemovalReason>;
}

interface At {
  /** Within the page's marked content. */
  inside: boolean;
  /** Within a section of the page, so that a header or footer is that section's. */
  section: boolean;
  /** The page's title has not come yet. */
  before: boolean;
}

/**
 * The parts of a web page that are not of its document: by what they are to a browser (elements, ARIA roles) and by what
 * they are made of (links, buttons, forms), never by the words of a class.
 */
export function furnitureOf(document: Document): Map<Element, RemovalReason> {
  const measures = measure(document.children);
  const elements = [...measures.keys()];
  const contents = elements.filter(isContent);
  const titles = elements.filter(({ name }) => name === 'h1');
  const body = elements.find(({ name }) => name === 'body');
  const page: Page = {
    measures,
    text: (body && measures.get(body)?.text) || 1,
    marked:
      contents.some(({ name, attribs }) => name === 'main' || attribs.role === 'main') ||
      contents.length === 1,
    title: titles.length === 1 ? titles[0] : undefined,
    site: elements.some(({ name, attribs }) => name === 'nav' || ROLES.has(attribs.role ?? '')),
    ends: endsOf(body, measures),
    found: new Map(),
  };
  visit(page, document.children);
  return page.found;
}

const isContent = ({ name, attribs }: Element): boolean =>
  name === 'main' || name === 'article' || attribs.role === 'main' || attribs.itemprop === 'articleBody';

function visit(page: Page, roots: readonly AnyNode[]): void {
  const open: { element: Element; at: At }[] = [];
  let before = page.title !== undefined;
  const push = (children: readonly AnyNode[], at: At): void => {
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]!;
      if (isElement(child)) open.push({ element: child, at });
    }
  };
  push(roots, { inside: false, section: false, before });
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next;
    if (element === page.title) before = false;
    const at = { ...next.at, before };
    const reason = page.measures.has(element) ? reasonFor(page, element, at) : inert(element);
    if (reason) page.found.set(element, reason);
    else
      push(element.children, {
        inside: at.inside || isContent(element),
        section: at.section || SECTIONS.has(element.name),
        before,
      });
  }
}

/** What is no text to a browser that shows the page. */
const inert = ({ name }: Element): RemovalReason | undefined =>
  name === 'noscript' || name === 'template' ? 'furniture' : undefined;

function reasonFor(page: Page, element: Element, at: At): RemovalReason | undefined {
  const own = page.measures.get(element)!;
  const { name, attribs } = element;
  if (name === 'rt' || name === 'rp') return 'repeated';
  if (name === 'html' || name === 'body' || own.text > MOST_OF_THE_TEXT * page.text) return undefined;
  if (attribs['aria-hidden'] === 'true' && INLINE.has(name)) return 'hidden';
  const leads =
    isLandmark(page, element, own, at) ||
    isWidget(element, own, at) ||
    isNotice(page, element, own, at) ||
    isMenu(page, element, own, at);
  return leads ? 'furniture' : undefined;
}

function isLandmark(page: Page, element: Element, own: Measure, { inside, section }: At): boolean {
  const { name, attribs } = element;
  const role = attribs.role ?? '';
  if (name === 'nav' || name === 'search' || ROLES.has(role)) return true;
  if (name === 'dialog' || role === 'dialog' || role === 'alertdialog') return !inside;
  if (name === 'header' && !section) return !holdsTitle(page, element) && (page.site || own.links > 1);
  if (name === 'footer' && !section) return page.site || own.links > 1;
  if (name !== 'aside' && role !== 'complementary') return false;
  return own.links > 1 && own.linked > (inside ? MENU_LINKS : TRAIL_LINKS) * own.text;
}

/** Whether a header holds the page's title, and not only the name of its site, which leads home. */
function holdsTitle({ title }: Page, header: Element): boolean {
  if (!title) return false;
  const logo = title.children.every((child) =>
    isElement(child) ? isLink(child) : !('data' in child && WORDS.test(child.data)),
  );
  for (let above: unknown = title.parent; above; above = (above as Element).parent)
    if (above === header) return !logo;
  return false;
}

/** Forms, and buttons that do not open what follows. */
function isWidget(element: Element, own: Measure, { inside }: At): boolean {
  const { name, attribs } = element;
  if (name === 'form') return own.controls > 0 && own.labels + own.linked > FORM_LABELS * own.text;
  if (name === 'select' || name === 'textarea') return true;
  if (name === 'button') return !opensPanel(element);
  if (name !== 'a' || !isLink(element)) return false;
  const target = attribs.href ?? '';
  if (/(?:^|\s)(?:prev|next)(?:\s|$)/.test(attribs.rel ?? '')) return true;
  // A link to a place of the page: at a heading without words, or alone before the content ("skip to content").
  if (!target.startsWith('#')) return false;
  const heading = /^h[1-6]$/.test((element.parent as Element | null)?.name ?? '');
  return heading ? !WORDS.test(textOf(element)) : !inside && standsAlone(element);
}

const standsAlone = (element: Element): boolean =>
  (element.parent as Element | null)?.name === 'body' &&
  [element.prev, element.next].every((near) => near?.type !== 'text' || !WORDS.test(near.data));

/** A button is the head of a panel when it says so, stands in a heading, or a block follows at once. */
function opensPanel({ attribs, parent, next }: Element): boolean {
  if (attribs['aria-expanded'] !== undefined || attribs['aria-controls'] !== undefined) return true;
  if (parent && isElement(parent as AnyNode) && /^(?:h[1-6]|summary|dt)$/.test((parent as Element).name))
    return true;
  let after = next;
  while (after && !isElement(after)) {
    if (after.type === 'text' && WORDS.test(after.data)) return false;
    after = after.next;
  }
  return after !== null && PANELS.has(after.name);
}

/** A short block at the beginning or end of the page, outside its content, that asks for a click. */
function isNotice(page: Page, element: Element, own: Measure, { inside, section, before }: At): boolean {
  if (inside || section || own.controls === 0 || own.headings > 1 || own.text > NOTICE_LENGTH) return false;
  if (!PANELS.has(element.name) || (element.parent as Element | null)?.name !== 'body') return false;
  return (page.marked || before || page.ends.includes(element)) && !holdsPanel(element);
}

/** The first and the last part of a page's body that hold text, beside its header, footer and navigation. */
function endsOf(body: Element | undefined, measures: Page['measures']): Element[] {
  const parts = (body?.children ?? []).filter(
    (child): child is Element =>
      isElement(child) && (measures.get(child)?.text ?? 0) > 0 && !/^(?:nav|header|footer)$/.test(child.name),
  );
  return parts.length > 1 ? [parts[0]!, parts.at(-1)!] : [];
}

function holdsPanel(element: Element): boolean {
  const open: AnyNode[] = [...element.children];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    if (node.name === 'details' || (node.name === 'button' && opensPanel(node))) return true;
    for (const child of node.children) open.push(child);
  }
  return false;
}

/** A block of nothing but links: for sharing anywhere; others outside the content, or where no content is marked. */
function isMenu(page: Page, { name }: Element, own: Measure, { inside, before }: At): boolean {
  if (!MENUS.has(name) || own.links === 0 || own.text === 0) return false;
  const share = own.linked / own.text;
  if (own.shares > 0 && own.shares * 2 >= own.links && share > MENU_LINKS) return true;
  if (inside) return false;
  if (before && own.headings === 0 && own.links > 1 && share > TRAIL_LINKS && own.text < TRAIL_LENGTH)
    return true;
  return name !== 'p' && own.links > 2 && share > MENU_LINKS && own.text < page.text / 2;
}

/** A short line that names an author or a time by its markup. */
export function isByline(element: Element): boolean {
  if (!/^(?:p|div|address)$/.test(element.name)) return false;
  // First what looks no further than the next block: a page may be nested thousands deep.
  if (!namesAuthor(element)) return false;
  const text = textOf(element);
  return text.length > 0 && text.length <= LONGEST_BYLINE;
}

function namesAuthor(element: Element): boolean {
  const open: AnyNode[] = [element];
  let found = false;
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    if (node !== element && BLOCKS.has(node.name)) return false;
    const { rel = '', itemprop = '' } = node.attribs;
    if (/(?:^|\s)author(?:\s|$)/.test(`${rel} ${itemprop}`) || itemprop === 'datePublished') found = true;
    for (const child of node.children) open.push(child);
  }
  return found;
}

/** All text within an element. */
function textOf(element: Element): string {
  const parts: string[] = [];
  const open: AnyNode[] = [element];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') parts.push(node.data);
    else if (isElement(node) && node.name !== 'script' && node.name !== 'style') {
      if (!INLINE.has(node.name)) parts.push(' ');
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i]!);
    }
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
