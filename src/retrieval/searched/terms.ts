import { sql } from 'kysely';
import { table } from '../../library/searched/schema.ts';
import type { State } from '../../library/state/open.ts';
import { heldBy } from '../lexical/score.ts';
import type { Making } from './write-part.ts';

/** Rows of one statement. */
const ROWS = 10_000;

/**
 * The id of each term. A term keeps its id as long as the tables are there; new ones get the next, in the order in which the
 * library has them.
 */
export async function idsOf({ db }: State, vocabulary: readonly string[]): Promise<Int32Array> {
  const name = sql.raw(table('search_terms'));
  const known = new Map<string, number>();
  let next = 0;
  for (let after = -1; ; ) {
    const { rows } = await sql<{ id: number; term: string }>`SELECT id, term FROM ${name}
      WHERE id > ${after} ORDER BY id LIMIT ${sql.lit(ROWS)}`.execute(db);
    for (const { id, term } of rows) known.set(term, id);
    if (rows.length > 0) next = rows.at(-1)!.id + 1;
    if (rows.length < ROWS) break;
    after = rows.at(-1)!.id;
  }
  const fresh: [number, string][] = [];
  const ids = Int32Array.from(vocabulary, (term) => {
    const id = known.get(term);
    if (id !== undefined) return id;
    fresh.push([next, term]);
    return next++;
  });
  for (let i = 0; i < fresh.length; i += ROWS) {
    const batch = fresh.slice(i, i + ROWS);
    await sql`INSERT INTO ${name} (id, term, passages, documents, peak, document_peak)
      SELECT id, term, 0, 0, 0, 0 FROM unnest(${batch.map(([id]) => id)}::int[], ${batch.map(([, term]) => term)}::text[]) AS new (id, term)`.execute(
      db,
    );
  }
  return ids;
}

/** Writes how many passages and documents hold each term; those that nothing holds any more are left without. */
export async function writeStatistics({ db }: State, { index, ids }: Making): Promise<void> {
  const name = sql.raw(table('search_terms'));
  for (let from = 0; from < ids.length; from += ROWS) {
    const numbers = Array.from({ length: Math.min(ROWS, ids.length - from) }, (_, i) => from + i);
    const column = (of: (term: number) => number) => `{${numbers.map(of).join(',')}}`;
    await sql`UPDATE ${name} AS old SET passages = new.passages, documents = new.documents, peak = new.peak, document_peak = new.document_peak
      FROM unnest(${column((term) => ids[term]!)}::int[], ${column((term) => heldBy(index.passages, term))}::int[],
        ${column((term) => heldBy(index.documents, term))}::int[], ${column(index.passages.peak)}::real[],
        ${column(index.documents.peak)}::real[]) AS new (id, passages, documents, peak, document_peak)
      WHERE old.id = new.id AND (old.passages, old.documents, old.peak, old.document_peak)
        IS DISTINCT FROM (new.passages, new.documents, new.peak, new.document_peak)`.execute(db);
  }
  const all = `{${[...ids].join(',')}}`;
  await sql`UPDATE ${name} SET passages = 0, documents = 0 WHERE documents > 0 AND NOT EXISTS
    (SELECT FROM unnest(${all}::int[]) AS held (id) WHERE held.id = search_terms.id)`.execute(db);
}
