import type { AnyNode, Document, Element } from 'domhandler';
import { asLanguage, isoDay } from '../describe/stated.ts';
import type { Description } from '../types.ts';

/** The elements of a page that say something of it, each kind in the order in which they stand. */
interface Described {
  metas: Element[];
  links: Element[];
  titles: Element[];
  /** `within`: in an article or the page's main part. */
  times: { element: Element; within: boolean }[];
  linkedData: Element[];
  language: string;
}

/** What a page's head says: meta tags (Open Graph, Dublin Core), JSON-LD, the canonical address and the title. */
export function describeHead(document: Document): Partial<Description> {
  const page = describedBy(document);
  const named = new Map<string, string>();
  for (const { attribs } of page.metas)
    for (const name of [attribs.property, attribs.name, attribs.itemprop]) {
      const content = attribs.content?.trim();
      if (name && content && !named.has(name)) named.set(name, content);
    }
  const meta = (...names: string[]): string | undefined => {
    const name = names.find((one) => named.has(one));
    return name && named.get(name);
  };
  const linked = linkedData(page.linkedData);
  const publisher = meta('og:site_name', 'publisher', 'dc.publisher', 'DC.publisher') ?? linked.publisher;
  const title =
    meta('og:title', 'dc.title', 'DC.title') ??
    linked.title ??
    ((page.titles[0] && textIn(page.titles[0]).trim()) || undefined);
  const author = authorOf(meta) ?? linked.author;
  const published = oneDay(
    meta(
      'article:published_time',
      'datePublished',
      'dc.date',
      'DC.date',
      'dc.date.issued',
      'pubdate',
      'publishdate',
      'date',
    ) ??
      linked.published ??
      timeOf(page.times) ??
      '',
  );
  const url =
    page.links.find(({ attribs }) => attribs.rel === 'canonical')?.attribs.href ??
    meta('og:url') ??
    linked.url;
  const language = asLanguage(page.language);
  return {
    ...(title && { title: withoutSite(title.replace(/\s+/g, ' '), publisher) }),
    ...(publisher && { publisher }),
    ...(author && { author }),
    ...(published && { published }),
    ...(url && /^https?:\/\//i.test(url) && { url }),
    ...(language && { language }),
    ...(linked.news && { kind: 'news' as const }),
  };
}

/** Walks through a page once, without a call for each level: a page may be nested thousands deep. */
function describedBy(document: Document): Described {
  const page: Described = { metas: [], links: [], titles: [], times: [], linkedData: [], language: '' };
  const open: { node: AnyNode; within: boolean }[] = [{ node: document, within: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    const element = 'attribs' in node ? node : undefined;
    if (element) note(page, element, next.within);
    if (!('children' in node) || element?.name === 'svg') continue;
    const within = next.within || element?.name === 'article' || element?.name === 'main';
    for (let i = node.children.length - 1; i >= 0; i--) open.push({ node: node.children[i]!, within });
  }
  return page;
}

/** The text of an element that holds nothing else, as titles and scripts do. */
const textIn = ({ children }: Element): string =>
  children.map((child) => (child.type === 'text' ? child.data : '')).join('');

function note(page: Described, element: Element, within: boolean): void {
  const { name, attribs } = element;
  if (name === 'meta') page.metas.push(element);
  else if (name === 'link') page.links.push(element);
  else if (name === 'title') page.titles.push(element);
  else if (name === 'html') page.language ||= attribs.lang ?? '';
  else if (name === 'time' && attribs.datetime !== undefined) page.times.push({ element, within });
  else if (name === 'script' && attribs.type === 'application/ld+json') page.linkedData.push(element);
}

/** A day that is stated alone: the two ends of a period are no date of publication. */
const oneDay = (text: string): string | null =>
  (text.match(/\d{4}\s?[-./년]/g)?.length ?? 0) > 1 ? null : isoDay(text);

/** An author by name; networks of people give an address. */
function authorOf(meta: (...names: string[]) => string | undefined): string | undefined {
  const author = meta('author', 'article:author', 'dc.creator', 'DC.creator');
  return author && !/^https?:/i.test(author) ? author : undefined;
}

/** "Title - Site", "Title | Site" without the site. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/(?<!\s)\s+[|:·–—<>-]\s+/);
  if (parts.length < 2) return title;
  if (site && parts.at(-1)!.toLowerCase().includes(site.toLowerCase()))
    return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/(?<!\s)\s+\S\s+$/, '');
  return /[|<>]/.test(title) ? parts[0]! : title;
}

interface Linked {
  title?: string;
  publisher?: string;
  author?: string;
  published?: string;
  url?: string;
  news?: boolean;
}

/** schema.org JSON-LD of an article. */
function linkedData(scripts: readonly Element[]): Linked {
  for (const script of scripts) {
    for (const item of parseItems(textIn(script))) {
      if (!/Article|Report|BlogPosting/.test(String(item['@type']))) continue;
      const publisher = item.publisher as { name?: unknown } | undefined;
      const text = (value: unknown): string | undefined =>
        typeof value === 'string' && value.trim() ? value.trim() : undefined;
      return {
        title: text(item.headline),
        publisher: text(publisher?.name),
        author: namesOf(item.author),
        published: text(item.datePublished),
        url: text(item.url),
        news: /NewsArticle|ReportageNewsArticle/.test(String(item['@type'])),
      };
    }
  }
  return {};
}

/** One name, or several of a list. */
function namesOf(author: unknown): string | undefined {
  const names = (Array.isArray(author) ? author : [author]).map((one: unknown) =>
    typeof one === 'string' ? one : (one as { name?: unknown } | undefined)?.name,
  );
  const stated = names.filter((name): name is string => typeof name === 'string' && name.trim() !== '');
  return stated.length > 0 ? stated.map((name) => name.trim()).join(', ') : undefined;
}

function parseItems(json: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(json);
    const list = Array.isArray(value) ? value : ((value as { '@graph'?: unknown })?.['@graph'] ?? [value]);
    return (Array.isArray(list) ? list : []).filter((item) => item && typeof item === 'object');
  } catch {
    return [];
  }
}

/** The one time that a page states, or the first within its article. */
function timeOf(times: Described['times']): string | undefined {
  const stated = times.length === 1 ? times[0] : times.find(({ within }) => within);
  return stated?.element.attribs.datetime;
}
