import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import iconv from 'iconv-lite';
import type { Description } from '../types.ts';
import { blocksOf } from './blocks.ts';
import { decode } from './decode.ts';
import type { Extracted } from './extracted.ts';
import { asLanguage, isoDay } from './front.ts';

/** Share of the running text that an element must hold to be the page's content. */
const MOST_OF_THE_TEXT = 0.6;
/** A list or block in which this share of the characters lies in links is a menu. */
const MENU_LINKS = 0.7;
const FURNITURE =
  'script,style,noscript,template,nav,aside,form,button,input,select,iframe,[hidden],[aria-hidden=true],[role=navigation],' +
  '[role=banner],[role=search],[role=contentinfo],[role=complementary],[role=dialog],[class*=breadcrumb],[class*=cookie],' +
  '[id*=cookie],[class*=share],[class*=sns],[class*=related],[class*=skip]';

/** A web page: its main content, and what its head says of title, publisher, date, language and address. */
export function readHtml(html: string): Extracted {
  const $ = load(html);
  const stated = describeHead($);
  $(FURNITURE)
    .filter((_, element) => !holdsMost($, element))
    .remove();
  $('header,footer')
    .filter((_, element) => $(element).find('h1,p').length === 0 || $(element).parent().is('body'))
    .remove();
  removeMenus($);
  const content = mainContent($);
  const text = blocksOf(content);
  const heading = $('h1').first().text().replace(/\s+/g, ' ').trim();
  const titled = heading && !text.includes(heading) ? `# ${heading}\n\n${text}` : text;
  return { text: titled, stated };
}

/** Text of an HTML file: the encoding its head declares, unless the bytes are strictly UTF-8 or marked otherwise. */
export function decodeHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const utf8 = Buffer.from(bytes).toString('utf8');
  if (!declared || /^utf/.test(declared) || !utf8.includes('\ufffd')) return decode(bytes);
  const name = /euc-kr|ks_c|ksc|949/.test(declared) ? 'cp949' : declared;
  return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : decode(bytes);
}

const length = (element: Cheerio<AnyNode>): number => element.text().replace(/\s+/g, '').length;

function holdsMost($: CheerioAPI, element: AnyNode): boolean {
  return length($(element)) > MOST_OF_THE_TEXT * length($('body'));
}

function removeMenus($: CheerioAPI): void {
  $('ul,ol,table,div').each((_, element) => {
    const links = $(element).find('a');
    const inLinks = links.toArray().reduce((sum, link) => sum + length($(link)), 0);
    const all = length($(element));
    if (links.length >= 3 && inLinks > MENU_LINKS * all && all < 0.5 * length($('body'))) $(element).remove();
  });
}

/** The deepest element that still holds most of the page's text, or what the page itself marks as its article. */
function mainContent($: CheerioAPI): Cheerio<AnyNode> {
  const body: Cheerio<AnyNode> = $('body').length > 0 ? $('body') : $.root();
  const all = length(body);
  for (const marked of ['[itemprop=articleBody]', 'article', 'main,[role=main]']) {
    const found = $(marked)
      .toArray()
      .sort((a, b) => length($(b)) - length($(a)))[0];
    if (found && length($(found)) >= MOST_OF_THE_TEXT * all) return $(found);
  }
  let current: Cheerio<AnyNode> = body;
  for (;;) {
    const next = current
      .children('div,section,article,main,td,table,tbody,tr,center')
      .toArray()
      .find((child) => length($(child)) >= MOST_OF_THE_TEXT * all);
    if (!next) return current;
    current = $(next);
  }
}

function describeHead($: CheerioAPI): Partial<Description> {
  const meta = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = $(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)
        .first()
        .attr('content')
        ?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const linked = linkedData($);
  const publisher = meta('og:site_name', 'publisher', 'dc.publisher', 'DC.publisher') ?? linked.publisher;
  const title =
    meta('og:title', 'dc.title', 'DC.title') ??
    linked.title ??
    ($('title').first().text().trim() || undefined);
  const published = isoDay(
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
      $('time[datetime]').first().attr('datetime') ??
      '',
  );
  const url = $('link[rel=canonical]').attr('href') ?? meta('og:url') ?? linked.url;
  const language = asLanguage($('html').attr('lang') ?? '');
  return {
    ...(title && { title: withoutSite(title.replace(/\s+/g, ' '), publisher) }),
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(url && /^https?:\/\//i.test(url) && { url }),
    ...(language && { language }),
    ...(linked.news && { kind: 'news' as const }),
  };
}

/** "Title - Site", "Title | Site" without the site. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|:·–—<>-]\s+/);
  if (parts.length < 2) return title;
  if (site && parts.at(-1)!.toLowerCase().includes(site.toLowerCase()))
    return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/\s+\S\s+$/, '');
  return /[|<>]/.test(title) ? parts[0]! : title;
}

interface Linked {
  title?: string;
  publisher?: string;
  published?: string;
  url?: string;
  news?: boolean;
}

/** schema.org JSON-LD of an article. */
function linkedData($: CheerioAPI): Linked {
  for (const script of $('script[type="application/ld+json"]').toArray()) {
    for (const item of parseItems($(script).text())) {
      if (!/Article|Report|BlogPosting/.test(String(item['@type']))) continue;
      const publisher = item.publisher as { name?: unknown } | undefined;
      const text = (value: unknown): string | undefined =>
        typeof value === 'string' && value.trim() ? value.trim() : undefined;
      return {
        title: text(item.headline),
        publisher: text(publisher?.name),
        published: text(item.datePublished),
        url: text(item.url),
        news: /NewsArticle|ReportageNewsArticle/.test(String(item['@type'])),
      };
    }
  }
  return {};
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
