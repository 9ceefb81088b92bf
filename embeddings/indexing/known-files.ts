import { createHash } from 'node:crypto';
import { type BigIntStats, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What was known of each file when it was last hashed: a file that still looks the same need not be read again. Of 12,500
 * files only the looks are taken, which is some 10 µs each, not the content. The list says nothing about the library; where
 * it is missing or cannot be read, everything is hashed.
 */
const FILE = 'known-files.json';
/** Raise when what is kept, or how a document's hash comes about, changes. */
const VERSION = 1;

/**
 * A file written within so many ms before it was looked at may be written once more and still look the same: some file
 * systems keep time in steps of 2 s. Such a file is hashed again the next time.
 */
const JUST_NOW_MS = 2_500;

export interface KnownFiles {
  /**
   * Hash of a document, if its file looks as it did when that was taken.
   *
   * @param besides what goes into the hash besides the file's bytes
   */
  hashOf(path: string, stats: BigIntStats, besides?: string): string | undefined;
  /** To be called for every document of the library, with how its file looked before it was read. */
  keep(path: string, stats: BigIntStats, hash: string, besides?: string): void;
  /** Writes down what was kept, and nothing else. A folder that cannot be written is no obstacle. */
  save(): void;
}

type Known = Record<string, [looks: string, hash: string]>;

/** @param now when the files are looked at, in ms */
export function openKnownFiles(dataDir: string, now = Date.now()): KnownFiles {
  const path = join(dataDir, FILE);
  const before = read(path);
  const kept: Known = Object.create(null);
  return {
    hashOf: (file, stats, besides = '') => {
      const known = Object.hasOwn(before, file) ? before[file] : undefined;
      return known?.[0] === looksOf(stats, besides) ? known[1] : undefined;
    },
    keep: (file, stats, hash, besides = '') => {
      const latest = Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs));
      if (latest < now - JUST_NOW_MS) kept[file] = [looksOf(stats, besides), hash];
    },
    save: () => {
      if (same(before, kept)) return;
      const unfinished = `${path}.${process.pid}.tmp`;
      try {
        writeFileSync(unfinished, JSON.stringify({ version: VERSION, files: kept }));
        renameSync(unfinished, path);
      } catch {
        rmSync(unfinished, { force: true });
      }
    },
  };
}

/**
 * Size, times and number of a file. Whoever writes to it and sets its time back still moves the time of the change of its
 * entry (ctime).
 */
function looksOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats, besides: string): string {
  const looks = [size, mtimeNs, ctimeNs, ino].join(' ');
  return besides === ''
    ? looks
    : `${looks} ${createHash('sha256').update(besides).digest('hex').slice(0, 16)}`;
}

function read(path: string): Known {
  const known: Known = Object.create(null);
  try {
    const { version, files } = JSON.parse(readFileSync(path, 'utf8')) as { version: number; files: Known };
    if (version === VERSION) Object.assign(known, files);
  } catch {
    // Missing or torn.
  }
  return known;
}

function same(a: Known, b: Known): boolean {
  const paths = Object.keys(a);
  return (
    paths.length === Object.keys(b).length &&
    paths.every((path) => a[path]![0] === b[path]?.[0] && a[path]![1] === b[path]?.[1])
  );
}
