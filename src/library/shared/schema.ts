import { type Generated, type Kysely, sql } from 'kysely';
import type { State } from '../state/open.ts';
import { migrate } from '../state/table-steps.ts';

/**
 * A library as hosts share it. A document is one row, with all that searching and quoting need of it: its text, structure,
 * passages and vectors. Its `mark` says what it was made of (`parcels.ts`), so that what is there already is not sent or
 * fetched again; `sum` is over what is in the row. A build lists its documents; the newest is the one that counts.
 */
const STEPS = [
  `CREATE TABLE shared_documents (
    mark BLOB PRIMARY KEY, sum BLOB NOT NULL, path TEXT NOT NULL, entry TEXT NOT NULL, body BLOB NOT NULL,
    structure BLOB NOT NULL, passages TEXT NOT NULL, vectors BLOB NOT NULL) STRICT`,
  `CREATE TABLE shared_builds (
    id INTEGER PRIMARY KEY, build TEXT NOT NULL, files TEXT NOT NULL, published INTEGER NOT NULL) STRICT`,
  `CREATE TABLE shared_listing (
    build INTEGER NOT NULL REFERENCES shared_builds (id) ON DELETE CASCADE,
    document BLOB NOT NULL REFERENCES shared_documents (mark), PRIMARY KEY (build, document)) STRICT`,
  'CREATE INDEX shared_listing_by_document ON shared_listing (document)',
];

interface SharedSchema {
  shared_documents: {
    mark: Buffer;
    sum: Buffer;
    path: string;
    entry: string;
    body: Buffer;
    structure: Buffer;
    passages: string;
    vectors: Buffer;
  };
  shared_builds: { id: Generated<number>; build: string; files: string; published: number };
  shared_listing: { build: number; document: Buffer };
}

/** The tables that hold the library hosts share. */
export type Shared = Kysely<SharedSchema>;

/** Makes the tables where they are missing. */
export async function sharedTables(state: State): Promise<Shared> {
  await migrate(state, { shared: STEPS });
  return state.db as unknown as Shared;
}

/** Keeps other publishers off until the transaction is over; a number nobody else is likely to use. */
export const alone = (within: State) => sql`SELECT pg_advisory_xact_lock(7238411903)`.execute(within.db);
