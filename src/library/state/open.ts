import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../../problem.ts';

/** What the bot itself has to remember, in `state.db`: nothing in it can be made again from the documents. */
export type State = Database.Database;

export const STATE_FILE = 'state.db';

/** How long a statement waits for another process that is writing, in ms. */
const BUSY_MS = 5_000;

/**
 * Opens `state.db`, makes it when it is missing. Tables are each area's own: see `migrate`.
 *
 * @throws Problem when the folder cannot be written or the file is no database. It is never moved aside or made
 * anew by itself: what it holds exists nowhere else.
 *
 * @example
 * const state = openState(config.dataDir);
 * migrate(state, 'feedback', ['CREATE TABLE feedback (id INTEGER PRIMARY KEY, vote TEXT NOT NULL) STRICT']);
 */
export function openState(dataDir: string): State {
  const path = join(dataDir, STATE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    const state = new Database(path, { timeout: BUSY_MS });
    state.pragma('journal_mode = WAL');
    state.pragma('synchronous = FULL');
    state.pragma('foreign_keys = ON');
    state.pragma('secure_delete = ON');
    state.exec('CREATE TABLE IF NOT EXISTS areas (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT');
    return state;
  } catch (error) {
    throw new Problem(
      path,
      `cannot be opened (${(error as Error).message})`,
      'check that the folder can be written and has space, or restore the file from a backup',
      { cause: error },
    );
  }
}

/**
 * Brings the tables of one area up to date: runs those of `steps` that have not run on this file yet, in order, in
 * one transaction. A step that has been released is never edited; a change is a new step at the end.
 *
 * @throws Problem when the file was written by a newer version, which had more steps.
 */
export function migrate(state: State, area: string, steps: readonly string[]): void {
  state
    .transaction(() => {
      const row = state.prepare('SELECT version FROM areas WHERE name = ?').pluck().get(area);
      const done = typeof row === 'number' ? row : 0;
      if (done > steps.length) {
        throw new Problem(
          state.name,
          `"${area}" was written by a newer version of Attaché`,
          'update Attaché, or use another DATA_DIR',
        );
      }
      for (const step of steps.slice(done)) state.exec(step);
      if (done < steps.length) {
        state.prepare('INSERT OR REPLACE INTO areas (name, version) VALUES (?, ?)').run(area, steps.length);
      }
    })
    .immediate();
}
