import type { Connection } from './database.ts';
import { entryParts, mustFit } from './sums.ts';
import type { Build, DocumentEntry } from './types.ts';

interface DocumentRow extends Omit<DocumentEntry, 'passages'> {
  key: number;
  entry_sum: Buffer;
  /** Number of its passages. */
  count: number;
}

/** A document without its text, and the key its rows have in the tables. */
export type KeyedEntry = DocumentEntry & { key: number };

const DOCUMENTS = `
SELECT key, id, path, collection, title, publisher, author, published, kind, language, url, hash, length, added, changed, entry_sum,
       (SELECT count(*) FROM passages WHERE document = key) AS count
FROM documents ORDER BY path`;

export function readBuild(connection: Connection): Build | undefined {
  return connection.prepare<[], Build>('SELECT * FROM build').get();
}

export function countPassages(connection: Connection): number {
  return connection.prepare<[], number>('SELECT count(*) FROM passages').pluck().get()!;
}

/** The hash of each document, by its path. */
export function hashesByPath(connection: Connection): Map<string, string> {
  const rows = connection.prepare<[], [string, string]>('SELECT path, hash FROM documents').raw().all();
  return new Map(rows);
}

/**
 * All documents in the order of their paths, each with the numbers of its passages.
 *
 * @throws LibraryDamage where a row is not what was written
 */
export function readEntries(connection: Connection): KeyedEntry[] {
  let next = 0;
  return connection
    .prepare<[], DocumentRow>(DOCUMENTS)
    .all()
    .map(({ entry_sum, ...summed }) => {
      mustFit(summed.path, entry_sum, ...entryParts(summed));
      const { count, ...row } = summed;
      const first = next;
      next += count;
      return { ...row, passages: [first, next] };
    });
}
