import { sql } from 'kysely';
import { type Extensions, table } from '../../library/searched/schema.ts';
import type { State } from '../../library/state/open.ts';

/** How widely pgvector's graph is searched: at least as many as are wanted of it. */
const WIDTH = 400;

/** Makes the table of vectors for pgvector, of so many dimensions, where it is missing or has others. */
export async function vectorTable(state: State, dimensions: number): Promise<void> {
  const name = sql.raw(table('search_vectors'));
  const { rows } = await sql<{ dimensions: number }>`SELECT atttypmod AS dimensions FROM pg_attribute
    WHERE attrelid = to_regclass(${table('search_vectors')}) AND attname = 'near'`.execute(state.db);
  if (rows[0]?.dimensions === dimensions) return;
  const nearest = `SELECT id FROM ${table('search_vectors')} WHERE part = ANY (among) ORDER BY near <#> question::halfvec LIMIT wanted`;
  await state.transaction(async ({ db }) => {
    await sql`DROP TABLE IF EXISTS ${name} CASCADE`.execute(db);
    await sql`CREATE TABLE ${name} (id bigint PRIMARY KEY,
      part bigint NOT NULL REFERENCES ${sql.raw(table('search_parts'))} (part) ON DELETE CASCADE,
      near halfvec(${sql.lit(dimensions)}) NOT NULL)`.execute(db);
    await sql`CREATE INDEX search_vectors_by_part ON ${name} (part)`.execute(db);
    await sql`CREATE INDEX search_vectors_graph ON ${name} USING hnsw (near halfvec_ip_ops)`.execute(db);
    // The settings hold while the function runs: nothing is kept in a session.
    await sql`CREATE OR REPLACE FUNCTION ${sql.raw(table('search_nearest'))} (question text, among bigint[], wanted int)
      RETURNS SETOF bigint LANGUAGE sql STABLE
      SET hnsw.ef_search = ${sql.lit(WIDTH)} SET hnsw.iterative_scan = 'relaxed_order'
      AS ${sql.lit(nearest)}`.execute(db);
  }, 'read committed');
}

/** Indexes that are only made where an extension is there, and what the planner has to know of new rows. */
export async function makeIndexes({ db }: State, { trigrams }: Extensions): Promise<void> {
  if (trigrams)
    await sql`CREATE INDEX IF NOT EXISTS search_documents_by_trigram ON ${sql.raw(table('search_documents'))}
      USING gin (folded gin_trgm_ops)`.execute(db);
  for (const name of [
    'search_parts',
    'search_documents',
    'search_passages',
    'search_codes',
    'search_postings',
  ])
    await sql`ANALYZE ${sql.raw(table(name))}`.execute(db);
}
