import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { refusal } from '../refusal.ts';
import { type Collecting, doubted, put, take, told, validatorsOf } from './collect.ts';
import { tell } from './feed.ts';
import { readPage } from './page.ts';
import type { SourceOf } from './settings.ts';
import { endingOf } from './store.ts';
import type { Web } from './web.ts';

const SITEMAP_BYTES = 20 * 1024 * 1024;
const UNPACKED_BYTES = 60 * 1024 * 1024;
/** Sitemaps that a sitemap may list, and those may not list others (sitemaps.org). */
const MOST_SITEMAPS = 50;

/** An address as a page is known by: without fragment. */
const known = (link: string): string => {
  const url = new URL(link);
  url.hash = '';
  return url.href;
};

/** The folder an address lies in: what is crawled when nothing else is said. */
const folderOf = (link: string): string => new URL('.', link).href;

interface Visit {
  link: string;
  depth: number;
  /** What the sitemap says of its last change. */
  version: string | null;
}

/** Each page that is named. */
export async function collectPages(
  source: SourceOf<'pages'>,
  web: Web,
  collecting: Collecting,
): Promise<void> {
  const links = source.pages.map((link) => ({ link: known(link), depth: 0, version: null }));
  await visit(links, { web, collecting, limit: source.limit, depth: 0, below: null });
}

/** The pages of a sitemap, and those known from before that it does not name any more. */
export async function collectSitemap(
  source: SourceOf<'sitemap'>,
  web: Web,
  collecting: Collecting,
): Promise<void> {
  const below = source.below ?? null;
  const listed = await readSitemaps(source.sitemap, web);
  const visits = listed
    .filter(({ loc }) => below === null || loc.startsWith(below))
    .map(({ loc, lastmod }) => ({ link: known(loc), depth: 0, version: lastmod }));
  if (visits.length === 0) throw noPages(source.sitemap);
  await visit(withBefore(visits, collecting), { web, collecting, limit: source.limit, depth: 0, below });
}

/** The pages below an address, as they link to each other, and those known from before. */
export async function collectSite(source: SourceOf<'site'>, web: Web, collecting: Collecting): Promise<void> {
  const start = known(source.site);
  const below = source.below ?? folderOf(start);
  const visits = withBefore([{ link: start, depth: 0, version: null }], collecting);
  await visit(visits, { web, collecting, limit: source.limit, depth: source.depth, below });
}

/** A page that nothing links to any more is still asked for: only its server's word takes it away. */
function withBefore(visits: Visit[], { before }: Collecting): Visit[] {
  const links = new Set(visits.map(({ link }) => link));
  const more = [...before.values()].flatMap(({ key, gone }) =>
    links.has(key) || gone !== null ? [] : [{ link: key, depth: Number.POSITIVE_INFINITY, version: null }],
  );
  return [...visits, ...more];
}

interface Crawl {
  web: Web;
  collecting: Collecting;
  limit: number;
  depth: number;
  below: string | null;
}

/** Visits pages in order, and what they link to where that is asked for. */
async function visit(first: readonly Visit[], crawl: Crawl): Promise<void> {
  const { collecting, limit } = crawl;
  const queue = [...first];
  const seen = new Set(queue.map(({ link }) => link));
  const taken = new Set<string>();
  let failed: unknown;
  let visited = 0;
  for (let at = 0; at < queue.length; at++) {
    if (taken.size >= limit) {
      collecting.notices.push(overLimit(limit));
      break;
    }
    const one = queue[at]!;
    await tell(collecting.notices, one.link, async () => {
      try {
        const links = await visitOne(one, crawl, taken);
        visited++;
        for (const link of one.depth < crawl.depth ? links : [])
          if (!seen.has(link) && inside(link, crawl)) {
            seen.add(link);
            queue.push({ link, depth: one.depth + 1, version: null });
          }
      } catch (error) {
        failed = error;
        throw error;
      }
    });
  }
  // Where nothing at all could be read it is the source that fails, not its pages.
  if (visited === 0 && failed) throw failed;
}

const inside = (link: string, { below }: Crawl): boolean => below === null || link.startsWith(below);

/** @returns the addresses the page links to. */
async function visitOne({ link, version }: Visit, crawl: Crawl, taken: Set<string>): Promise<string[]> {
  const { web, collecting } = crawl;
  const { before, store, changes, notices } = collecting;
  const kept = before.get(link);
  const linksOfKept = () =>
    kept && endingOf(kept.file) === '.html'
      ? readPage(store.bytes(kept.file).toString('utf8'), link).links
      : [];
  if (kept && version !== null && kept.version === version && kept.gone === null) {
    taken.add(link);
    return linksOfKept();
  }
  const got = await web.get(link, { known: kept && kept.gone === null ? kept : undefined });
  if (got.kind === 'gone') {
    if (kept) changes.push({ kind: 'gone', key: link, sure: got.sure });
    return [];
  }
  if (got.kind === 'same') {
    taken.add(link);
    if (kept && (kept.missed > 0 || kept.version !== version))
      changes.push({ kind: 'put', entry: { ...kept, missed: 0, version } });
    return linksOfKept();
  }
  const found = take(got);
  const { page } = found;
  const key = keyOf(link, found.url, page?.canonical ?? null, crawl);
  if (key !== link && kept) changes.push({ kind: 'gone', key: link, sure: true });
  if (page?.noindex) {
    if (before.has(key)) changes.push({ kind: 'gone', key, sure: true });
    return page.links;
  }
  if (taken.has(key)) return page?.links ?? [];
  taken.add(key);
  const unsure = doubted(collecting, key, found);
  if (unsure) {
    notices.push(unsure.notice);
    changes.push({ kind: 'put', entry: unsure.entry });
    return linksOfKept();
  }
  const { pathname } = new URL(key);
  const words = pathname.replace(/\.\w{1,5}$/, '');
  const fresh = {
    ...found,
    key,
    words: safeDecode(words),
    about: { url: key },
    validators: validatorsOf(got),
  };
  changes.push(put(collecting, { ...fresh, version }));
  return page?.links ?? [];
}

/** A page is known by the address it gives itself, as long as that is on the same host and inside what is asked for. */
function keyOf(link: string, url: string, canonical: string | null, crawl: Crawl): string {
  const own = canonical !== null && new URL(canonical).host === new URL(url).host ? canonical : url;
  return inside(own, crawl) ? known(own) : link;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface Listed {
  loc: string;
  lastmod: string | null;
}

async function readSitemaps(address: string, web: Web): Promise<Listed[]> {
  const first = await sitemap(address, web);
  const nested = first.maps.slice(0, MOST_SITEMAPS);
  const found = [...first.pages];
  for (const loc of nested) found.push(...(await sitemap(loc, web)).pages);
  return [...new Map(found.map((one) => [one.loc, one])).values()];
}

async function sitemap(address: string, web: Web): Promise<{ pages: Listed[]; maps: string[] }> {
  const got = await web.get(address, { robots: false, bytes: SITEMAP_BYTES });
  if (got.kind !== 'new') throw noPages(address);
  const packed = got.bytes[0] === 0x1f && got.bytes[1] === 0x8b;
  let text: string;
  let parsed: Record<string, Record<string, unknown> | undefined>;
  try {
    text = (packed ? gunzipSync(got.bytes, { maxOutputLength: UNPACKED_BYTES }) : got.bytes).toString('utf8');
    if (!/^\s*</.test(text)) return { pages: lines(text), maps: [] };
    parsed = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' }).parse(text, true);
  } catch {
    throw noPages(address);
  }
  const list = (value: unknown): Listed[] =>
    (Array.isArray(value) ? value : []).flatMap((one: { loc?: unknown; lastmod?: unknown }) => {
      const loc = String(one?.loc ?? '').trim();
      if (!URL.canParse(loc) || !/^https?:/.test(loc)) return [];
      return [{ loc, lastmod: one.lastmod === undefined ? null : String(one.lastmod) }];
    });
  return { pages: list(parsed.urlset?.url), maps: list(parsed.sitemapindex?.sitemap).map(({ loc }) => loc) };
}

/** A sitemap may also be a plain list of addresses. */
const lines = (text: string): Listed[] =>
  text
    .split(/\s+/)
    .flatMap((loc) => (URL.canParse(loc) && /^https?:/.test(loc) ? [{ loc, lastmod: null }] : []));

const overLimit = (limit: number) =>
  told(
    `More than ${limit} pages: the others are left out (limit)`,
    `${limit}쪽이 넘어 나머지는 제외했습니다(limit)`,
  );

const noPages = (address: string) =>
  refusal(
    [`${address} names no page that can be read; what it brought is kept`, 'Check the sitemap in a browser'],
    [
      `${address}에 읽을 수 있는 페이지가 없어 이전 내용을 유지합니다`,
      '브라우저에서 사이트맵을 확인해 주십시오',
    ],
  );
