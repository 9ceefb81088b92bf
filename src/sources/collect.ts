import { refusal } from '../refusal.ts';
import { asUtf8, doubt, endingFor, type Page, readPage, textOf } from './page.ts';
import { type About, type Entry, endingOf, pathFor, type Store, type Told } from './store.ts';
import type { Got, Validators } from './web.ts';

/** What a look at the source says of one document. What is not mentioned stays as it is. */
export type Change =
  | { kind: 'put'; entry: Entry }
  /** `sure`: gone at once; otherwise once it has been missed twice in a row. */
  | { kind: 'gone'; key: string; sure: boolean };

/** One look at a source: what is known of it, and what was found, written down as it is found. */
export interface Collecting {
  readonly store: Store;
  readonly before: ReadonlyMap<string, Entry>;
  /** ISO time. */
  readonly now: string;
  readonly changes: Change[];
  readonly notices: Told[];
}

/** A doubted version that has stayed the same for so long is the new version, ms. */
const SETTLES = 7 * 86_400_000;

const EMPTY: About = { title: null, author: null, published: null, url: null };

interface Fresh {
  key: string;
  /** Words its path is made of. */
  words: string;
  bytes: Uint8Array;
  ending: string;
  about?: Partial<About>;
  validators?: Validators;
  version?: string | null;
}

/** The entry of a document that is new or may have changed; its path stays. */
export function put({ store, before }: Collecting, fresh: Fresh): Change {
  const { key, words, bytes, ending, about = {}, validators, version = null } = fresh;
  const known = before.get(key);
  const path = known && endingOf(known.path) === ending ? known.path : pathFor(words, key, ending);
  const entry: Entry = {
    ...EMPTY,
    ...about,
    key,
    path,
    file: store.save(bytes, ending),
    etag: validators?.etag ?? null,
    modified: validators?.modified ?? null,
    version,
    gone: null,
    missed: 0,
    held: null,
  };
  return { kind: 'put', entry };
}

export const validatorsOf = ({ headers }: Extract<Got, { kind: 'new' }>): Validators => ({
  etag: headers.etag ?? null,
  modified: headers['last-modified'] ?? null,
});

/** A web page or file as it came, made ready to be kept. */
export interface Taken {
  bytes: Uint8Array;
  ending: string;
  /** Of an HTML page. */
  page: Page | null;
  url: string;
}

/** @throws Refusal for a format that is not read. */
export function take(got: Extract<Got, { kind: 'new' }>): Taken {
  const type = got.headers['content-type'] ?? '';
  const url = got.url.href;
  const ending = endingFor(type, url);
  if (ending === null) throw unknownFormat(url, type.split(';')[0]!.trim());
  if (ending !== '.html') return { bytes: got.bytes, ending, page: null, url };
  const html = textOf(got.bytes, type);
  if (html === null) throw unknownFormat(url, type);
  return { bytes: asUtf8(got.bytes, html), ending, page: readPage(html, url), url };
}

/**
 * Whether a page is really the new version of the one that is kept: one that shrinks to an error text or turns into a
 * login form is not, until it has stayed the same for a week.
 *
 * @returns what to do with the kept entry; undefined: take the new version.
 */
export function doubted(
  { store, before, now }: Collecting,
  key: string,
  taken: Taken,
): { entry: Entry; notice: Told } | undefined {
  const known = before.get(key);
  const why = known ? reasonOf(store, known, taken) : taken.page?.login ? 'login' : null;
  if (why === null) return undefined;
  if (!known) throw loginForm(taken.url);
  const hash = store.save(taken.bytes, taken.ending);
  const since = known.held?.hash === hash ? known.held.since : now;
  if (why !== 'login' && Date.parse(now) - Date.parse(since) >= SETTLES) return undefined;
  const entry = { ...known, missed: 0, held: { hash, since } };
  return { entry, notice: why === 'login' ? toldLogin(key) : toldShrunk(key) };
}

function reasonOf(store: Store, known: Entry, taken: Taken): 'login' | 'shrunk' | null {
  const wasPage = endingOf(known.file) === '.html';
  if (taken.page && !wasPage) return taken.page.login ? 'login' : 'shrunk';
  if (!taken.page || !wasPage) return null;
  const kept = store
    .bytes(known.file)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  return doubt(readPage(kept, taken.url), taken.page);
}

export const told = (en: string, ko: string): Told => ({ en, ko });

const toldLogin = (key: string) =>
  told(
    `${key} has turned into a login form; the version before is kept`,
    `${key}이(가) 로그인 화면으로 바뀌어 이전 내용을 유지합니다`,
  );
const toldShrunk = (key: string) =>
  told(
    `${key} has shrunk to a fraction of what it was; the version before is kept`,
    `${key}의 내용이 크게 줄어 이전 내용을 유지합니다`,
  );

const loginForm = (url: string) =>
  refusal(
    [`${url} is a login form`, 'Only what is open to everyone can be read'],
    [`${url}은(는) 로그인 화면입니다`, '공개된 내용만 읽을 수 있습니다'],
  );

const unknownFormat = (url: string, type: string) =>
  refusal(
    [`${url} is of a format that is not read (${type || 'unknown'})`, 'Leave it out'],
    [`${url}은(는) 읽을 수 없는 형식입니다(${type || '알 수 없음'})`, '목록에서 빼 주십시오'],
  );
