import { load } from 'cheerio';
import { parseFeed } from 'feedsmith';
import { refusal } from '../refusal.ts';
import { type Change, type Collecting, doubted, put, take, told, validatorsOf } from './collect.ts';
import { lettersOf, textOf } from './page.ts';
import type { SourceOf } from './settings.ts';
import type { About, Entry, Told } from './store.ts';
import { Later, type Web } from './web.ts';

/** Bytes of a feed, and entries of it that are looked at. */
const FEED_BYTES = 20 * 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** Letters from which on a feed's own text is the article, not a summary of it. */
const WHOLE = 1_200;
/** Newest entries whose articles are asked for again at each refresh: corrections come early. */
const CHECKED_AGAIN = 30;

/** One entry of a feed of any format. */
export interface FeedItem {
  key: string;
  about: About;
  /** HTML, or plain text made HTML. */
  content: string;
  /** Changes with the entry: its date of change and what it says. */
  version: string;
}

/**
 * RSS, Atom, RDF or JSON Feed as entries, in the feed's order.
 *
 * @param address what relative links are relative to
 * @throws Refusal when it is no feed
 */
export function readFeed(text: string, address: string): FeedItem[] {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(shortened(text.replace(/^\ufeff/, '').trimStart()), { maxItems: MOST_ENTRIES });
  } catch (cause) {
    throw noFeed(address, cause);
  }
  const raw = rawItems(parsed);
  return raw.flatMap((item) => {
    const url = item.link && URL.canParse(item.link, address) ? new URL(item.link, address).href : null;
    const title = item.title ? plain(item.title) : null;
    const key = item.id || url || title;
    if (!key || (!title && !item.content && !url)) return [];
    const content = item.isHtml ? item.content : `<p>${escaped(item.content)}</p>`;
    const about: About = {
      title,
      author: item.author || null,
      published: dayOf(item.published ?? item.updated),
      url: url && /^https?:/.test(url) ? url : null,
    };
    return [{ key, about, content, version: `${item.updated ?? ''} ${title} ${content}` }];
  });
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

interface RawItem {
  id?: string | undefined;
  link?: string | undefined;
  title?: string | undefined;
  author?: string | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  content: string;
  isHtml: boolean;
}

function rawItems(parsed: ReturnType<typeof parseFeed>): RawItem[] {
  if (parsed.format === 'atom')
    return (parsed.feed.entries ?? []).map((entry) => ({
      id: entry.id,
      link: (entry.links?.find(({ rel }) => !rel || rel === 'alternate') ?? entry.links?.[0])?.href,
      title: entry.title?.value,
      author: entry.authors?.map(({ name }) => name).join(', '),
      published: asText(entry.published),
      updated: asText(entry.updated),
      content: entry.content?.value ?? entry.summary?.value ?? '',
      isHtml: (entry.content ?? entry.summary)?.type !== 'text',
    }));
  if (parsed.format === 'json')
    return (parsed.feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url ?? item.external_url,
      title: item.title,
      author: item.authors?.map(({ name }) => name).join(', '),
      published: asText(item.date_published),
      updated: asText(item.date_modified),
      content: item.content_html ?? item.content_text ?? item.summary ?? '',
      isHtml: item.content_html !== undefined,
    }));
  return (parsed.feed.items ?? []).map((item) => ({
    id: 'guid' in item ? item.guid?.value : undefined,
    link: item.link,
    title: item.title,
    author: ('authors' in item ? item.authors?.join(', ') : undefined) || item.dc?.creators?.join(', '),
    published: asText(('pubDate' in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0]),
    updated: undefined,
    content: item.content?.encoded ?? item.description ?? '',
    isHtml: true,
  }));
}

/**
 * A feed of very many entries, cut after those that are looked at: newest come first by custom, and parsing all of them
 * takes minutes.
 */
function shortened(text: string): string {
  const end = text.includes('</entry>') ? '</entry>' : '</item>';
  let at = -1;
  for (let i = 0; i < MOST_ENTRIES; i++) {
    at = text.indexOf(end, at + 1);
    if (at < 0) return text;
  }
  const closing =
    end === '</entry>'
      ? '</feed>'
      : /<rdf:RDF/i.test(text.slice(0, 2_000))
        ? '</rdf:RDF>'
        : '</channel></rss>';
  return text.slice(0, at + end.length) + closing;
}

const plain = (html: string): string => load(html, null, false).text().replace(/\s+/g, ' ').trim();
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The day where the writer was, not in Greenwich: what the date itself says. */
function dayOf(date: string | undefined): string | null {
  if (!date) return null;
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(date.trim())?.[0];
  if (iso) return iso;
  const time = Date.parse(date);
  if (Number.isNaN(time)) return null;
  const zone = /([+-])(\d{2}):?(\d{2})\s*$/.exec(date);
  const minutes = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1) : 0;
  return new Date(time + minutes * 60_000).toISOString().slice(0, 10);
}

/**
 * What a feed brings. An entry whose text is only a summary gets the article behind its link. One that vanishes while
 * older ones stay was withdrawn; one that falls off the end stays.
 */
export async function collectFeed(
  source: SourceOf<'feed'>,
  web: Web,
  collecting: Collecting,
  known: { etag: string | null; modified: string | null },
): Promise<{ etag: string | null; modified: string | null }> {
  const got = await web.get(source.feed, { robots: false, bytes: FEED_BYTES, known });
  if (got.kind === 'gone') throw noFeed(source.feed);
  if (got.kind === 'same') {
    await checkAgain(source, web, collecting);
    return known;
  }
  const text = textOf(got.bytes, got.headers['content-type'] ?? '');
  if (text === null) throw noFeed(source.feed);
  const all = readFeed(text, got.url.href);
  if (all.length === 0 && collecting.before.size > 0) throw empty(source.feed);
  const items = newest(all).slice(0, source.limit);
  for (const [order, item] of items.entries())
    await tell(collecting.notices, item.key, async () => {
      const change = await itemOf(source, web, collecting, item, order < CHECKED_AGAIN);
      if ('notice' in change) collecting.notices.push(change.notice);
      if (change.change) collecting.changes.push(change.change);
    });
  collecting.changes.push(...withdrawn(items, collecting.before));
  return validatorsOf(got);
}

/** Newest first; what has no date stands where the feed has it. */
const newest = (items: readonly FeedItem[]): FeedItem[] =>
  items
    .map((item, order) => ({ item, order }))
    .sort((a, b) => {
      const [one, other] = [a.item.about.published, b.item.about.published];
      return one && other && one !== other ? (one < other ? 1 : -1) : a.order - b.order;
    })
    .map(({ item }) => item);

/** Runs one step; what goes wrong with it costs that document only, unless the server wants to be left alone. */
export async function tell(notices: Told[], key: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (error instanceof Later || !(error instanceof Error) || !('told' in error)) throw error;
    const said = (error as { told: Record<'en' | 'ko', { what: string }> }).told;
    const short = key.slice(0, 200);
    notices.push(told(`${short}: ${said.en.what}`, `${short}: ${said.ko.what}`));
  }
}

type ItemChange = { change?: Change } | { change?: Change; notice: Told };

async function itemOf(
  source: SourceOf<'feed'>,
  web: Web,
  collecting: Collecting,
  item: FeedItem,
  again: boolean,
): Promise<ItemChange> {
  const before = collecting.before.get(item.key);
  const { url } = item.about;
  const whole = lettersOf(plain(item.content)) >= WHOLE;
  const fetched = url !== null && (source.articles === 'always' || (source.articles === 'auto' && !whole));
  const changed = before?.version !== versionOf(item);
  if (!fetched) return changed || before?.gone ? { change: ownText(collecting, item) } : {};
  if (before && !changed && !again) return {};
  const got = await web.get(url, { known: before && !before.gone ? before : undefined }).catch((error) => {
    // The summary is better than nothing; the article is tried again next time.
    if (before || error instanceof Later || lettersOf(plain(item.content)) === 0) throw error;
    return null;
  });
  if (got === null) return { change: ownText(collecting, item, '') };
  if (got.kind === 'gone') return before ? { change: { kind: 'gone', key: item.key, sure: got.sure } } : {};
  if (got.kind === 'same')
    return changed && before
      ? { change: restated(before, item) }
      : before?.missed
        ? { change: { kind: 'put', entry: { ...before, missed: 0 } } }
        : {};
  const taken = take(got);
  const kept = doubted(collecting, item.key, taken);
  if (kept) return { change: { kind: 'put', entry: kept.entry }, notice: kept.notice };
  const change = put(collecting, {
    ...taken,
    ...wordsOf(item),
    about: item.about,
    validators: validatorsOf(got),
    version: versionOf(item),
  });
  return { change };
}

const restated = (before: Entry, item: FeedItem): Change => ({
  kind: 'put',
  entry: { ...before, ...item.about, version: versionOf(item), missed: 0, gone: null },
});

const wordsOf = ({ key, about }: FeedItem) => ({
  key,
  words: [about.published, about.title].filter(Boolean).join(' '),
});

const versionOf = ({ version }: FeedItem): string => `${version.length} ${hash(version)}`;

/** FNV-1a, 32 bits twice over: only tells two versions of one entry apart. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return `${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}

/** The feed's own text as a document. */
function ownText(collecting: Collecting, item: FeedItem, version = versionOf(item)): Change {
  const { title } = item.about;
  const heading = title ? `<h1>${escaped(title)}</h1>` : '';
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title ?? '')}</title></head><body><article>${heading}${item.content}</article></body></html>`;
  return put(collecting, {
    ...wordsOf(item),
    bytes: Buffer.from(html, 'utf8'),
    ending: '.html',
    about: item.about,
    version,
  });
}

/** Entries that are not in the feed any more though it goes back further. */
function withdrawn(items: readonly FeedItem[], before: ReadonlyMap<string, Entry>): Change[] {
  const listed = new Set(items.map(({ key }) => key));
  const days = items.flatMap(({ about }) => about.published ?? []).sort();
  const oldest = days[0];
  if (!oldest) return [];
  return [...before.values()].flatMap(({ key, published }) =>
    !listed.has(key) && published !== null && published > oldest
      ? [{ kind: 'gone' as const, key, sure: true }]
      : [],
  );
}

/** The feed is as it was: articles may have been corrected or withdrawn all the same. */
async function checkAgain(source: SourceOf<'feed'>, web: Web, collecting: Collecting): Promise<void> {
  const recent = [...collecting.before.values()]
    .filter(({ url, gone, etag, modified }) => url !== null && gone === null && (etag || modified))
    .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))
    .slice(0, source.articles === 'never' ? 0 : CHECKED_AGAIN);
  for (const entry of recent)
    await tell(collecting.notices, entry.key, async () => {
      const got = await web.get(entry.url!, { known: entry });
      if (got.kind === 'gone') collecting.changes.push({ kind: 'gone', key: entry.key, sure: got.sure });
      if (got.kind !== 'new') return;
      const taken = take(got);
      const kept = doubted(collecting, entry.key, taken);
      if (kept) collecting.notices.push(kept.notice);
      const { title, author, published, url, version } = entry;
      const about = { title, author, published, url };
      const fresh = {
        ...taken,
        key: entry.key,
        words: title ?? '',
        about,
        validators: validatorsOf(got),
        version,
      };
      collecting.changes.push(kept ? { kind: 'put', entry: kept.entry } : put(collecting, fresh));
    });
}

const noFeed = (address: string, cause?: unknown) =>
  Object.assign(
    refusal(
      [`${address} is no feed that can be read`, 'Check the address: RSS, Atom and JSON Feed are read'],
      [
        `${address}은(는) 읽을 수 있는 피드가 아닙니다`,
        '주소를 확인해 주십시오. RSS, Atom, JSON Feed를 읽습니다',
      ],
    ),
    { cause },
  );

const empty = (address: string) =>
  refusal(
    [`${address} is empty now; what it brought is kept`, 'Check the feed in a browser'],
    [`${address}이(가) 비어 있어 이전 내용을 유지합니다`, '브라우저에서 피드를 확인해 주십시오'],
  );
