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
        await list(state, build, [...marks.keys()], readFiles(place.corpusDir));
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

/** Makes a build the newest, if it is not already, and deletes what came before. */
function list(state: State, build: Build, marks: readonly string[], files: string): Promise<void> {
  return state.transaction(async (within) => {
    await alone(within);
    const shared = within.db as unknown as Shared;
    const newest = await newestOf(shared);
    if (newest?.build === JSON.stringify(build) && newest.files === files) return;
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
