import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely';
import { Problem } from '../../problem.ts';

export const STATE_FILE = 'state.db';

/** How long a statement waits for another process that is writing, in ms. */
const BUSY_MS = 5_000;
const LONGEST_PAUSE_MS = 20;

/**
 * Waits for whoever is writing without keeping this process from anything else: SQLite itself would stop it. A
 * transaction takes its turn to write at its beginning, since one that begins by reading may no longer write once
 * another process has written.
 */
class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

async function patiently<Done>(run: () => Promise<Done>): Promise<Done> {
  const end = performance.now() + BUSY_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      const busy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
      if (!busy || performance.now() > end) throw error;
      await wait(1 + Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

class PatientDialect extends SqliteDialect {
  constructor(private readonly database: Database.Database) {
    super({ database });
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver({ database: this.database });
  }
}

/**
 * Opens `state.db`, makes it when it is missing.
 *
 * @throws Problem when the folder cannot be written or the file is no database. It is never moved aside or made
 * anew by itself: what it holds exists nowhere else.
 */
export function sqliteDialect(dataDir: string): SqliteDialect {
  const path = join(dataDir, STATE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    const file = new Database(path, { timeout: BUSY_MS });
    file.pragma('journal_mode = WAL');
    // Written on the way to every answer, in the process that has to respond within three seconds: a commit must not
    // wait for the disk. It outlives the process, killed or not; a power cut may cost the last moments.
    file.pragma('synchronous = NORMAL');
    file.pragma('foreign_keys = ON');
    file.pragma('secure_delete = ON');
    file.pragma('busy_timeout = 0');
    return new PatientDialect(file);
  } catch (error) {
    throw new Problem(
      path,
      `cannot be opened (${(error as Error).message})`,
      'check that the folder can be written and has space, or restore the file from a backup',
      { cause: error },
    );
  }
}
