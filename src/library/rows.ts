import type { Connection } from './database.ts';
import type { Build, DocumentEntry } from './types.ts';

interface DocumentRow extends Omit<DocumentEntry, 'passages'> {
  key: number;
  /** Number of its passages. */
  count: number;
}

/** A document without its text, and the key its rows have in the tables. */
export type KeyedEntry = DocumentEntry & { key: number };

const DOCUMENTS = `
SELECT key, id, path, collection, title, publisher, author, published, kind, language, url, hash, length, added, changed,
       (SELECT count(*) FROM passages WHERE document = key) AS count
FROM documents ORDER BY path`;

export function readBuild(connection: Connection): Build | undefined {
  return connection.prepare<[], Build>('SELECT * FROM build').get();
}

/** All documents in the order of their paths, each with the numbers of its passages. */
export function readEntries(connection: Connection): KeyedEntry[] {
  let next = 0;
  return connection
    .prepare<[], DocumentRow>(DOCUMENTS)
    .all()
    .map(({ count, ...row }) => {
      const first = next;
      next += count;
      return { ...row, passages: [first, next] };
    });
}
