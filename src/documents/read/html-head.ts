import type { CheerioAPI } from 'cheerio';
import { asLanguage, isoDay } from '../describe/stated.ts';
import type { Description } from '../types.ts';

/** What a page's head says: meta tags (Open Graph, Dublin Core), JSON-LD, the canonical address and the title. */
export function describeHead($: CheerioAPI): Partial<Description> {
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
      timeOf($) ??
      '',
  );
  const url = $('link[rel=canonical]').attr('href') ?? meta('og:url') ?? linked.url;
  const language = asLanguage($('html').attr('lang') ?? '');
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
function timeOf($: CheerioAPI): string | undefined {
  const times = $('time[datetime]');
  return (times.length === 1 ? times : $('article time[datetime],main time[datetime]').first()).attr(
    'datetime',
  );
}
