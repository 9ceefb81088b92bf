import { idOf } from './build-id.ts';
import type { Connection } from './database.ts';
import { readBuild } from './rows.ts';
import { entryParts, fits, passageParts, type SummedEntry, type SummedPassage } from './sums.ts';

interface Row extends SummedEntry {
  key: number;
  text: string;
  entry_sum: Uint8Array;
  text_sum: Uint8Array;
  structure: Uint8Array | null;
  structure_sum: Uint8Array | null;
  folded: string | null;
  folded_sum: Uint8Array;
}

const ROWS = `
SELECT d.*, (SELECT count(*) FROM passages WHERE document = d.key) AS count, s.structure, s.sum AS structure_sum,
       t.folded
FROM documents d LEFT JOIN structures s ON s.document = d.key LEFT JOIN texts t ON t.rowid = d.key`;

/**
 * What of a library is no longer what was written, by its sums: paths of the documents that have to be read again. Vectors
 * that do not fit are deleted, so that they are computed again.
 */
export function damagedDocuments(connection: Connection): Set<string> {
  const bad = new Set<string>();
  for (const row of connection.prepare<[], Row>(ROWS).iterate()) if (!isWhole(row)) bad.add(row.path);
  const paths = new Map<number, string>(
    connection
      .prepare<[], { key: number; path: string }>('SELECT key, path FROM documents')
      .all()
      .map(({ key, path }) => [key, path]),
  );
  const vectors = wholeVectors(connection);
  const passages = connection.prepare<[], SummedPassage & { document: number; sum: Uint8Array }>(
    'SELECT * FROM passages',
  );
  for (const { document, sum, ...passage } of passages.iterate()) {
    const path = paths.get(document);
    if (path && (!vectors.has(passage.vector) || !fits(sum, ...passageParts(passage)))) bad.add(path);
  }
  return bad;
}

const isWhole = (row: Row): boolean =>
  fits(row.entry_sum, ...entryParts(row)) &&
  fits(row.text_sum, row.text) &&
  row.structure !== null &&
  fits(row.structure_sum, row.structure) &&
  row.folded !== null &&
  fits(row.folded_sum, row.folded);

/** Ids of the vectors that are as they were written; the others are deleted. */
function wholeVectors(connection: Connection): Set<number> {
  const whole = new Set<number>();
  const bad: number[] = [];
  const rows = connection.prepare<[], { id: number; key: Buffer; vector: Buffer; sum: Buffer }>(
    'SELECT * FROM vectors',
  );
  for (const { id, key, vector, sum } of rows.iterate())
    if (fits(sum, key, vector)) whole.add(id);
    else bad.push(id);
  const remove = connection.prepare('DELETE FROM vectors WHERE id = ?');
  for (const id of bad) remove.run(id);
  return whole;
}

/** Whether the row that says what a library was made with is as it was written. */
export function buildIsWhole(connection: Connection): boolean {
  const build = readBuild(connection);
  return build === undefined || build.id === idOf(build);
}
