import { Problem } from '../../problem.ts';
import { connectForReading, libraryPath } from '../database.ts';
import { readBuild } from '../rows.ts';
import type { State } from '../state/open.ts';
import type { Build } from '../types.ts';
import { readFiles } from './files.ts';
import { marksOf, type Parcel, packer } from './parcels.ts';
import { alone, type Shared, sharedTables } from './schema.ts';

/** A batch is sent once it has so many bytes, or so many documents. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH = 100;
/** Rows of a listing in one statement. */
const ROWS = 5_000;
/** How often it is tried where another publisher gets in the way. */
const TRIES = 3;
/** SQLSTATE: a document that is listed is not there. */
const NOT_THERE = '23503';

export interface Published {
  /** Documents in the build, and those that had to be sent. */
  documents: number;
  sent: number;
}

/** Puts a build into tables that the database searches, beside those that hosts share. */
export interface SearchPublisher {
  /** Writes what is not there yet; nobody sees it. @param marks of the documents in the order of their paths, in hexadecimal digits */
  stage(state: State, build: Build, marks: readonly string[]): Promise<void>;
  /** Whether a build that was published can be searched. */
  isListed(within: State, build: number): Promise<boolean>;
  /** Makes what was staged the build that is searched, in the transaction that makes it the newest. */
  list(within: State, build: number): Promise<void>;
}

/**
 * Makes the build of a folder the one that all hosts answer from. Documents are sent first, a batch at a time, and those
 * that are there already are not; the build itself appears at once when all are there. So it may be broken off at any
 * time, and goes on from there. What no build lists any more is deleted with it.
 *
 * @throws Problem when there is nothing to publish
 */
export async function publishLibrary(
  place: { dataDir: string; corpusDir: string },
  state: State,
  onProgress: (done: number, total: number) => void = () => {},
  search?: SearchPublisher,
): Promise<Published> {
  const shared = await sharedTables(state);
  const connection = connectForReading(place.dataDir);
  try {
    connection.exec('BEGIN');
    const build = readBuild(connection);
    if (!build)
      throw new Problem(libraryPath(place.dataDir), 'nothing has been indexed yet', 'run npm run index');
    const marks = marksOf(connection, build);
    const pack = packer(connection, build);
    let sent = 0;
    for (let tries = 1; ; tries++) {
      const there = await marksThere(shared);
      const missing = [...marks].filter(([mark]) => !there.has(mark));
      await send(
        shared,
        missing.map(([, { key }]) => pack.bind(null, key)),
        onProgress,
      );
      sent += missing.length;
      try {
        const listing = { build, marks: [...marks.keys()], files: readFiles(place.corpusDir) };
        if (await isListed(state, listing, search)) return { documents: marks.size, sent };
        await search?.stage(state, build, listing.marks);
        await list(state, listing, search);
        return { documents: marks.size, sent };
      } catch (error) {
        // Another publisher has deleted a document of this build meanwhile.
        if ((error as { code?: string }).code !== NOT_THERE || tries === TRIES) throw error;
      }
    }
  } finally {
    connection.close();
  }
}

async function marksThere(shared: Shared): Promise<Set<string>> {
  const rows = await shared.selectFrom('shared_documents').select('mark').execute();
  return new Set(rows.map(({ mark }) => mark.toString('hex')));
}

async function send(
  shared: Shared,
  parcels: readonly (() => Parcel)[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  let batch: Parcel[] = [];
  let bytes = 0;
  for (const [i, pack] of parcels.entries()) {
    const parcel = pack();
    batch.push(parcel);
    bytes += parcel.body.length + parcel.structure.length + parcel.vectors.length + parcel.passages.length;
    if (batch.length < BATCH && bytes < BATCH_BYTES && i < parcels.length - 1) continue;
    await shared
      .insertInto('shared_documents')
      .values(batch)
      .onConflict((conflict) => conflict.column('mark').doNothing())
      .execute();
    onProgress(i + 1, parcels.length);
    batch = [];
    bytes = 0;
  }
}

interface Listing {
  build: Build;
  /** Of its documents, in the order of their paths. */
  marks: readonly string[];
  files: string;
}

/** Whether a build is the newest, with all that belongs to it. */
async function isListed(
  within: State,
  { build, files }: Listing,
  search: SearchPublisher | undefined,
): Promise<boolean> {
  const newest = await newestOf(within.db as unknown as Shared);
  if (newest?.build !== JSON.stringify(build) || newest.files !== files) return false;
  return search === undefined || search.isListed(within, newest.id);
}

/** Makes a build the newest, if it is not already, and deletes what came before. */
function list(state: State, listing: Listing, search: SearchPublisher | undefined): Promise<void> {
  const { build, marks, files } = listing;
  return state.transaction(async (within) => {
    await alone(within);
    const shared = within.db as unknown as Shared;
    if (await isListed(within, listing, search)) return;
    const { id } = await shared
      .insertInto('shared_builds')
      .values({ build: JSON.stringify(build), files, published: within.now().getTime() })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (let i = 0; i < marks.length; i += ROWS)
      await shared
        .insertInto('shared_listing')
        .values(marks.slice(i, i + ROWS).map((mark) => ({ build: id, document: Buffer.from(mark, 'hex') })))
        .execute();
    await search?.list(within, id);
    await shared.deleteFrom('shared_builds').where('id', '<', id).execute();
    await shared
      .deleteFrom('shared_documents')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('shared_listing')
              .select('shared_listing.build')
              .whereRef('shared_listing.document', '=', 'shared_documents.mark'),
          ),
        ),
      )
      .execute();
  }, 'read committed');
}

/** The build that counts, as it was published; undefined where nothing has been. */
export function newestOf(shared: Shared): Promise<{ id: number; build: string; files: string } | undefined> {
  return shared
    .selectFrom('shared_builds')
    .select(['id', 'build', 'files'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
