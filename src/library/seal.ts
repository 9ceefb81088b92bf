import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryPath } from './database.ts';

/**
 * Says that the library's file was whole when it looked as it does. To compare everything in it with its sums takes as long
 * as to read it all; while nobody but Attaché has touched the file, it need not be done with every run. A disk that alters
 * bytes by itself leaves no trace in how a file looks: whatever is read for an answer is compared all the same, what does
 * not fit takes the seal away, and after a day it no longer counts.
 */
const SEAL_FILE = 'library.seal';

/** How long a seal counts, in ms. */
const GOOD_FOR_MS = 24 * 3_600_000;

interface Seal {
  looks: string;
  /** When everything was last compared, in ms. */
  checked: number;
}

/** When everything in the library was last compared with its sums, if it looks as it did then; else undefined. */
export function sealed(dataDir: string, now = Date.now()): number | undefined {
  try {
    const { looks, checked } = JSON.parse(readFileSync(join(dataDir, SEAL_FILE), 'utf8')) as Seal;
    const counts = looks === looksOf(dataDir) && checked <= now && now - checked < GOOD_FOR_MS;
    return counts ? checked : undefined;
  } catch {
    return undefined;
  }
}

/** Seals the library as it looks now; where the folder cannot be written, the next run compares everything. */
export function seal(dataDir: string, checked: number): void {
  try {
    writeFileSync(
      join(dataDir, SEAL_FILE),
      JSON.stringify({ looks: looksOf(dataDir), checked } satisfies Seal),
    );
  } catch {
    unseal(dataDir);
  }
}

/** Sees to it that the next run compares everything. */
export function unseal(dataDir: string): void {
  try {
    rmSync(join(dataDir, SEAL_FILE), { force: true });
  } catch {
    // A folder that cannot be written is not indexed into either.
  }
}

/** Runs `work`, which changes how the file looks but nothing that is in it. */
export function keepingSeal<T>(dataDir: string, work: () => T): T {
  const checked = sealed(dataDir);
  const done = work();
  if (checked !== undefined) seal(dataDir, checked);
  return done;
}

/** Size, times and number of the library's file and its log; an empty log is none. */
function looksOf(dataDir: string): string {
  return ['', '-wal']
    .map((part) => statSync(libraryPath(dataDir) + part, { bigint: true, throwIfNoEntry: false }))
    .map((stats) =>
      stats && stats.size > 0n ? [stats.size, stats.mtimeNs, stats.ctimeNs, stats.ino].join(' ') : '-',
    )
    .join(' ');
}
