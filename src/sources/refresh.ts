import { Problem } from '../problem.ts';
import { Refusal, refusal } from '../refusal.ts';
import type { Change, Collecting } from './collect.ts';
import { collectFeed } from './feed.ts';
import { collectFolder, placeOf } from './folder.ts';
import { collectGit } from './git.ts';
import { addressOf, readSources, type Source } from './settings.ts';
import { collectPages, collectSite, collectSitemap } from './site.ts';
import { type Entry, forgetOthers, type Manifest, openStore, type Told } from './store.ts';
import { Later, openWeb } from './web.ts';

/** After a first failure it is tried again so soon, after each further one twice as late, at most so late; ms. */
const BACKOFF = { first: 60_000, last: 86_400_000 } as const;
/** Refreshes in a row that must miss a document before it counts as gone. */
const MISSES = 2;
/** More of a source's documents than this share, and than this many, do not vanish unnoticed at once. */
const SUDDEN = { share: 0.5, count: 2 } as const;

export interface RefreshOptions {
  corpusDir: string;
  dataDir: string;
  /** `due`: those whose time has come; `all`: every one; or the one of this name. */
  which: 'due' | 'all' | { name: string };
  now?: () => Date;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** Told of each source as it begins. */
  onSource?: (done: number, total: number, name: string) => void;
  /** Sees to it that nobody else refreshes meanwhile; gives back the function that ends it. */
  lock?: () => () => void;
  /** ms that one request may take. */
  ms?: number;
}

/** What a refresh did to one source. */
export interface Refreshed {
  name: string;
  added: number;
  changed: number;
  removed: number;
  problem: Told | null;
}

/**
 * Refreshes sources, one after the other. A source that fails keeps what it had and is tried again later; the others go
 * on. Nothing of the library is touched: the next build takes what lies here.
 *
 * @throws Problem when the list of sources cannot be read, names no such source, or another process refreshes.
 */
export async function refreshSources(options: RefreshOptions): Promise<Refreshed[]> {
  const { corpusDir, dataDir, which, now = () => new Date() } = options;
  const sources = readSources(corpusDir);
  const due = chosen(sources, options, now());
  if (sources.length === 0) {
    if (which === 'all') forgetOthers(dataDir, sources);
    return [];
  }
  const release = options.lock?.() ?? (() => {});
  try {
    if (which === 'all') forgetOthers(dataDir, sources);
    const done: Refreshed[] = [];
    for (const [i, source] of due.entries()) {
      options.signal?.throwIfAborted();
      options.onSource?.(i, due.length, source.name);
      done.push(await refreshOne(source, options));
    }
    return done;
  } finally {
    release();
  }
}

function chosen(sources: readonly Source[], { which, dataDir }: RefreshOptions, now: Date): Source[] {
  if (which === 'all') return [...sources];
  if (which !== 'due') {
    const found = sources.filter(({ name }) => name === which.name);
    if (found.length > 0) return found;
    throw noSource(which.name);
  }
  return sources.filter((source) => {
    const { next } = openStore(dataDir, source).manifest();
    return next === null || Date.parse(next) <= now.getTime();
  });
}

async function refreshOne(source: Source, options: RefreshOptions): Promise<Refreshed> {
  const { dataDir, now = () => new Date(), signal } = options;
  const store = openStore(dataDir, source);
  const before = store.manifest();
  const time = now();
  const collecting: Collecting = {
    store,
    before: new Map(before.entries.map((entry) => [entry.key, entry])),
    now: time.toISOString(),
    changes: [],
    notices: [],
  };
  let problem: Told | null = null;
  let wait: number | null = null;
  let feed = before.feed;
  try {
    feed = (await collect(source, before, collecting, options)) ?? null;
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Problem)) throw error;
    problem = toldOf(error);
    wait = error instanceof Later ? error.wait : null;
  }
  const result = applied(source, collecting, problem !== null, before.entries);
  const failures = problem ? before.failures + 1 : 0;
  const next = time.getTime() + (problem ? pauseAfter(failures, source.every, wait) : source.every);
  store.commit({
    ...before,
    tried: collecting.now,
    succeeded: problem ? before.succeeded : collecting.now,
    next: new Date(next).toISOString(),
    failures,
    problem,
    notices: collecting.notices.slice(0, NOTICES),
    entries: result.entries,
    feed,
  });
  const { added, changed, removed } = result;
  return { name: source.name, added, changed, removed, problem };
}

/** Notices that are kept of one refresh. */
const NOTICES = 50;

async function collect(
  source: Source,
  before: Manifest,
  collecting: Collecting,
  { env = process.env, corpusDir, signal, ms }: RefreshOptions,
): Promise<Manifest['feed']> {
  const token = 'token' in source && source.token ? tokenOf(source.token, env) : undefined;
  if (source.kind === 'folder') await collectFolder(source, placeOf(source.folder, corpusDir), collecting);
  else if (source.kind === 'git') await collectGit(source, token, collecting);
  else {
    const web = openWeb({ source, token, signal, ms });
    if (source.kind === 'feed')
      return collectFeed(source, web, collecting, before.feed ?? { etag: null, modified: null });
    if (source.kind === 'pages') await collectPages(source, web, collecting);
    else if (source.kind === 'sitemap') await collectSitemap(source, web, collecting);
    else await collectSite(source, web, collecting);
  }
  return null;
}

function tokenOf(name: string, env: NodeJS.ProcessEnv): string {
  const token = env[name]?.trim();
  if (!token) throw noToken(name);
  return token;
}

/** Longer after each failure, but no later than the usual time or a day, and not before the server wants. */
function pauseAfter(failures: number, every: number, wait: number | null): number {
  const backoff = BACKOFF.first * 2 ** Math.min(failures - 1, 20);
  return Math.max(
    Math.min(backoff, Math.max(every, BACKOFF.first), BACKOFF.last),
    Math.min(wait ?? 0, BACKOFF.last),
  );
}

interface Applied {
  entries: Entry[];
  added: number;
  changed: number;
  removed: number;
}

/** The entries after the changes. Of a refresh that failed on the way only what was found counts, nothing as gone. */
function applied(source: Source, collecting: Collecting, failed: boolean, before: readonly Entry[]): Applied {
  const { changes, notices, now } = collecting;
  const entries = new Map(before.map((entry) => [entry.key, entry]));
  const result = { added: 0, changed: 0, removed: 0 };
  const lost = changes.filter(
    (change): change is Extract<Change, { kind: 'gone' }> => change.kind === 'gone',
  );
  for (const change of changes) {
    if (change.kind === 'gone') continue;
    const known = entries.get(change.entry.key);
    if (!known) result.added++;
    else if (known.file !== change.entry.file || known.gone !== change.entry.gone) result.changed++;
    entries.set(change.entry.key, change.entry);
  }
  if (failed) return { ...result, entries: [...entries.values()] };
  const there = before.filter(({ gone }) => gone === null).length;
  const unsure = lost.filter(({ sure }) => !sure).length;
  const sudden = unsure > SUDDEN.count && unsure > there * SUDDEN.share;
  if (sudden) notices.unshift(toldSudden(unsure, there));
  for (const { key, sure } of lost) {
    const known = entries.get(key);
    if (!known || known.gone !== null) continue;
    const missed = known.missed + 1;
    if (!sure && (missed < MISSES || sudden)) {
      entries.set(key, { ...known, missed });
      continue;
    }
    result.removed++;
    if (source.gone === 'keep') entries.set(key, { ...known, missed, gone: now.slice(0, 10) });
    else entries.delete(key);
  }
  return { ...result, entries: [...entries.values()] };
}

const toldOf = (error: Problem): Told =>
  error instanceof Refusal
    ? { en: error.told.en.what, ko: error.told.ko.what }
    : { en: `${error.about}: ${error.what}`, ko: `${error.about}: ${error.what}` };

const toldSudden = (count: number, of: number): Told => ({
  en: `${count} of ${of} documents cannot be found any more; they are kept until it is clear that they are gone`,
  ko: `문서 ${of}건 가운데 ${count}건을 찾을 수 없습니다. 확실해질 때까지 유지합니다`,
});

const noSource = (name: string) =>
  refusal(
    [`There is no source called ${name}`, 'See /library sources for those there are'],
    [`${name}이라는 출처가 없습니다`, '/library sources에서 목록을 확인해 주십시오'],
  );

const noToken = (name: string) =>
  refusal(
    [`The environment variable ${name} is not set`, 'Put the token there, and start the bot again'],
    [`환경 변수 ${name}이(가) 없습니다`, '토큰을 넣고 봇을 다시 시작해 주십시오'],
  );

/** How one source stands, for people. */
export interface SourceState {
  name: string;
  kind: Source['kind'];
  address: string;
  collection: string;
  /** ms. */
  every: number;
  documents: number;
  gone: number;
  tried: string | null;
  succeeded: string | null;
  next: string | null;
  problem: Told | null;
  notices: Told[];
}

/** How all sources stand. @throws Problem when the list cannot be read. */
export function sourceStates(config: { corpusDir: string; dataDir: string }): SourceState[] {
  return readSources(config.corpusDir).map((source) => {
    const { entries, tried, succeeded, next, problem, notices } = openStore(
      config.dataDir,
      source,
    ).manifest();
    const { name, kind, collection, every } = source;
    const gone = entries.filter((entry) => entry.gone !== null).length;
    return {
      ...{ name, kind, address: addressOf(source), collection, every },
      ...{ documents: entries.length - gone, gone, tried, succeeded, next, problem, notices },
    };
  });
}
