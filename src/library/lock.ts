import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../problem.ts';
import { asProblem } from './failures.ts';

export const LOCK_FILE = 'index.lock';
/** Of refreshing what comes from elsewhere, which goes before a build. */
const SOURCES_LOCK_FILE = 'sources.lock';

/** How long an indexer waits for a lock that is only held for a moment, in ms. */
const PATIENCE_MS = 1_000;

/** Another process holds the lock. */
export class BeingBuilt extends Problem {}

/**
 * Lets one process at a time build the library of a folder. The lock is a transaction on a small database of its own,
 * so that the operating system gives it back when its holder dies, however it dies: there is no stale lock to clear.
 *
 * @returns the function that gives it back.
 * @throws Problem when another process holds it, naming that process.
 */
export const lockForBuilding = (dataDir: string, patienceMs = PATIENCE_MS): (() => void) =>
  lock(dataDir, LOCK_FILE, patienceMs);

/** Lets one process at a time refresh the sources of a folder, in the same way. */
export const lockForRefreshing = (dataDir: string): (() => void) =>
  lock(dataDir, SOURCES_LOCK_FILE, PATIENCE_MS);

function lock(dataDir: string, file: string, patienceMs: number): () => void {
  const path = join(dataDir, file);
  try {
    mkdirSync(dataDir, { recursive: true });
    const holder = new Database(path, { timeout: patienceMs });
    try {
      holder.exec('BEGIN IMMEDIATE');
      holder.pragma(`user_version = ${process.pid}`);
      holder.exec('COMMIT; BEGIN IMMEDIATE');
    } catch (error) {
      const pid = (error as { code?: string }).code === 'SQLITE_BUSY' ? holderOf(holder) : undefined;
      holder.close();
      if (pid === undefined) throw error;
      throw new BeingBuilt(
        dataDir,
        `another process${pid ? ` (${pid})` : ''} is indexing into it`,
        'wait until it has finished, then start again',
      );
    }
    return () => holder.close();
  } catch (error) {
    throw asProblem(error, path);
  }
}

/** Runs `work` if nobody is building, and sees to it that nobody begins meanwhile. @returns false when somebody is. */
export function whileNobodyBuilds(dataDir: string, work: () => boolean): boolean {
  let release: () => void;
  try {
    release = lockForBuilding(dataDir, 0);
  } catch {
    return false;
  }
  try {
    return work();
  } finally {
    release();
  }
}

/** Process id of the holder; 0 where it has not yet said so. */
function holderOf(lock: Database.Database): number {
  try {
    return Number(lock.pragma('user_version', { simple: true }));
  } catch {
    return 0;
  }
}
