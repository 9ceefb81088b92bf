import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Locale } from '../locale.ts';
import type { Source } from './settings.ts';

/** What a source says of a document, beside its bytes. Unknown is null. */
export interface About {
  title: string | null;
  author: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  /** Where a person reads it. */
  url: string | null;
}

/** One document of a source as it was last taken. */
export interface Entry extends About {
  /** What the source calls it: an address, a feed's id, a path in a repository. */
  key: string;
  /** Path below the source, with the ending of its format; it stays the same for the life of the entry. */
  path: string;
  /** Name of the stored file. */
  file: string;
  /** What shows that it has changed: sent back to a server, or compared. */
  etag: string | null;
  modified: string | null;
  /** Version stated by whoever lists it: a feed's date of change, a sitemap's `lastmod`, a blob's hash. */
  version: string | null;
  /** Day since which the source has it no more, though it is kept. */
  gone: string | null;
  /** Refreshes in a row that did not find it. */
  missed: number;
  /** A new version that is not trusted yet: its hash, and since when it is the same. */
  held: { hash: string; since: string } | null;
}

export type Told = Record<Locale, string>;

/** What is known of a source: how it went, and what it has brought. Written as a whole. */
export interface Manifest {
  version: number;
  /** ISO times; null: never. */
  tried: string | null;
  succeeded: string | null;
  /** When it is to be tried again. */
  next: string | null;
  failures: number;
  /** Why the last try failed. */
  problem: Told | null;
  /** What was left out or not believed in the last refresh. */
  notices: Told[];
  entries: Entry[];
  /** What shows that a feed itself has changed. */
  feed: { etag: string | null; modified: string | null } | null;
}

const VERSION = 1;
const MANIFEST = 'manifest.json';
const FILES = 'files';

const EMPTY: Manifest = {
  version: VERSION,
  tried: null,
  succeeded: null,
  next: null,
  failures: 0,
  problem: null,
  notices: [],
  entries: [],
  feed: null,
};

/** The folder of all sources, and that of one. */
export const sourcesDir = (dataDir: string): string => join(dataDir, 'sources');
export const folderOf = (dataDir: string, name: string): string =>
  join(sourcesDir(dataDir), encodeURIComponent(name));

export interface Store {
  readonly folder: string;
  manifest(): Manifest;
  /** Keeps bytes under a name made of their hash. Nothing refers to them until `commit`. */
  save(bytes: Uint8Array, ending: string): string;
  bytes(file: string): Buffer;
  path(file: string): string;
  /** Puts a manifest in place of the old one at once, then deletes the files that none of its entries has. */
  commit(manifest: Manifest): void;
}

export function openStore(dataDir: string, { name }: Pick<Source, 'name'>): Store {
  const folder = folderOf(dataDir, name);
  const files = join(folder, FILES);
  const path = (file: string): string => join(files, file);
  return {
    folder,
    path,
    manifest: () => readManifest(folder),
    save(bytes, ending) {
      const file = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}${ending}`;
      mkdirSync(files, { recursive: true });
      if (!existsSync(path(file))) writeWhole(path(file), bytes);
      return file;
    },
    bytes: (file) => readFileSync(path(file)),
    commit(manifest) {
      mkdirSync(files, { recursive: true });
      writeWhole(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
      const used = new Set(manifest.entries.map(({ file }) => file));
      for (const file of readdirSync(files)) if (!used.has(file)) rmSync(path(file), { force: true });
    },
  };
}

/** A manifest that is damaged or of another version counts as none: everything is fetched again. */
function readManifest(folder: string): Manifest {
  try {
    const found = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    return found.version === VERSION ? found : EMPTY;
  } catch {
    return EMPTY;
  }
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const waiting = `${path}.${process.pid}.part`;
  writeFileSync(waiting, content);
  renameSync(waiting, path);
}

/** Deletes what is kept of sources that are not there any more. */
export function forgetOthers(dataDir: string, sources: readonly Source[]): void {
  const known = new Set(sources.map(({ name }) => encodeURIComponent(name)));
  const dir = sourcesDir(dataDir);
  if (!existsSync(dir)) return;
  for (const folder of readdirSync(dir))
    if (!known.has(folder)) rmSync(join(dir, folder), { recursive: true, force: true });
}

const LONGEST_NAME = 80;
const HASH = 8;

/** A path from words: letters and digits, `-` between; with part of a hash of `key`, so that no two are the same. */
export function pathFor(words: string, key: string, ending: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  const mark = createHash('sha256').update(key).digest('hex').slice(0, HASH);
  const short = [...plain].slice(0, LONGEST_NAME).join('').replace(/-$/, '');
  return `${short === '' ? '' : `${short}-`}${mark}${ending}`;
}

export const endingOf = (path: string): string => extname(path).toLowerCase();
