import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Problem } from '../problem.ts';
import { asProblem, isDamage, isUnwritable } from './failures.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export type Connection = Database.Database;

export const LIBRARY_FILE = 'library.db';

/** How long a statement waits for another process that is writing, in ms. */
const BUSY_MS = 5_000;

/** Page cache of one connection, in KiB. */
const CACHE_KIB = 64 * 1024;

export function libraryPath(dataDir: string): string {
  return join(dataDir, LIBRARY_FILE);
}

function connect(path: string, mustExist: boolean): Connection {
  const connection = new Database(path, { timeout: BUSY_MS, fileMustExist: mustExist });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * A connection that only reads.
 *
 * @param options.copying whether a library whose folder cannot be written may be read into memory
 * @throws Problem when there is no library, it cannot be read, or another version of Attaché made it.
 */
export function connectForReading(dataDir: string, { copying = true } = {}): Connection {
  const path = libraryPath(dataDir);
  if (!existsSync(path)) throw new Problem(path, 'there is no library yet', 'run npm run index to make it');
  let connection: Connection | undefined;
  try {
    connection = connectOrCopy(path, copying);
    connection.pragma('query_only = ON');
    const version = connection.pragma('user_version', { simple: true });
    if (version === SCHEMA_VERSION) return connection;
    throw new Problem(path, 'another version of Attaché made it', 'run npm run index to make it anew');
  } catch (error) {
    connection?.close();
    throw asProblem(error, path);
  }
}

/**
 * SQLite needs a file beside one that keeps a log as this one does. Where none can be made, because the folder or the
 * disk cannot be written, a library whose log is empty is whole by itself, and is answered from a copy in memory.
 */
function connectOrCopy(path: string, copying: boolean): Connection {
  try {
    return connect(path, true);
  } catch (error) {
    const log = `${path}-wal`;
    if (!copying || !isUnwritable(error) || (existsSync(log) && statSync(log).size > 0)) throw error;
    const bytes = readFileSync(path);
    // The two bytes of the header that say that a log is kept, https://sqlite.org/fileformat2.html#file_format_version_numbers
    bytes.fill(1, 18, 20);
    return new Database(bytes);
  }
}

/**
 * The connection of the one who builds; makes the file when missing. A file that is damaged or of another version is
 * moved aside and begun anew, and `notice` is told so.
 *
 * @param options.whole whether the pages of the file are known to be sound (`seal.ts`), which takes long to find out
 */
export function connectForWriting(
  dataDir: string,
  notice: (line: string) => void,
  { whole = false } = {},
): Connection {
  const path = libraryPath(dataDir);
  try {
    mkdirSync(dataDir, { recursive: true });
    const fault = existsSync(path) ? faultOf(path, whole) : undefined;
    if (fault) setAside(path, fault, notice);
    const connection = connect(path, false);
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
    connection.pragma('foreign_keys = ON');
    if (connection.pragma('user_version', { simple: true }) === 0) {
      connection.transaction(() => connection.exec(SCHEMA)).immediate();
    }
    return connection;
  } catch (error) {
    throw asProblem(error, path);
  }
}

/** What is wrong with the file at `path`, or undefined. */
function faultOf(path: string, whole: boolean): string | undefined {
  let connection: Connection | undefined;
  try {
    connection = connect(path, true);
    const version = connection.pragma('user_version', { simple: true });
    if (version !== 0 && version !== SCHEMA_VERSION) return 'another version of Attaché made it';
    if (whole) return undefined;
    for (const table of storedTables(connection)) {
      const verdict = connection.pragma(`quick_check("${table}")`, { simple: true });
      if (verdict !== 'ok') return `is damaged (${String(verdict).split('\n')[0]})`;
    }
    return undefined;
  } catch (error) {
    if (isDamage(error)) return `is damaged (${(error as Error).message})`;
    throw error;
  } finally {
    connection?.close();
  }
}

/**
 * The tables that have pages of their own, those of the full text among them. They are checked one by one because the
 * check of a whole file also reads every text against the full text: 2.2 s instead of 0.3 s at 100,000 passages.
 */
function storedTables(connection: Connection): string[] {
  const names = connection.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
  );
  return ['sqlite_schema', ...names.pluck().all()];
}

/** Takes a library that cannot be used out of the way, and says so; the next one is made from the documents. */
export function setAside(path: string, fault: string, notice: (line: string) => void): void {
  const aside = moveAside(path);
  notice(`${path}: ${fault}; moved to ${aside}, the library is made anew from the documents`);
}

function moveAside(path: string): string {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const aside = `${path}.damaged-${stamp}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(path + part)) renameSync(path + part, aside + part);
  }
  return aside;
}
