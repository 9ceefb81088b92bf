import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LIBRARY_FILE } from './database.ts';

/** How long a library that was moved aside is kept, to be looked at, in ms. */
const KEPT_MS = 7 * 24 * 3_600_000;

const COPY = new RegExp(`^${LIBRARY_FILE.replace('.', '\\.')}\\.damaged-\\d{14}$`);

/**
 * Removes libraries that were moved aside because they were damaged: after a week, and at once where one holds a document
 * that is not in the library as it is now, or cannot tell. What was removed is nowhere kept.
 *
 * @param present the hash of each document of the library, by its path
 */
export function removeCopies(dataDir: string, present: ReadonlyMap<string, string>, now = Date.now()): void {
  for (const name of readdirSync(dataDir).filter((file) => COPY.test(file))) {
    const path = join(dataDir, name);
    if (now - statSync(path).mtimeMs < KEPT_MS && holdsOnly(path, present)) continue;
    for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
  }
}

function holdsOnly(path: string, present: ReadonlyMap<string, string>): boolean {
  let copy: Database.Database | undefined;
  try {
    copy = new Database(path, { readonly: true });
    const rows = copy.prepare<[], { path: string; hash: string }>('SELECT path, hash FROM documents').all();
    return rows.length > 0 && rows.every((row) => present.get(row.path) === row.hash);
  } catch {
    return false;
  } finally {
    copy?.close();
    // Beside a library that is only looked at SQLite leaves what it made.
    if (!existsSync(`${path}-wal`) || statSync(`${path}-wal`).size === 0)
      for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true });
  }
}
