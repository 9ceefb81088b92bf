import type { Config } from '../../src/config.ts';
import { buildOf } from '../../src/library/build-id.ts';
import { removeDerived } from '../../src/library/content-addressed.ts';
import { removeCopies } from '../../src/library/damaged-copies.ts';
import { type Connection, connectForWriting, libraryPath } from '../../src/library/database.ts';
import { asProblem } from '../../src/library/failures.ts';
import { lockForBuilding } from '../../src/library/lock.ts';
import { countPassages, hashesByPath } from '../../src/library/rows.ts';
import { seal, sealed } from '../../src/library/seal.ts';
import { type Incoming, incoming } from '../../src/library/shared/fetch.ts';
import { writeFiles } from '../../src/library/shared/files.ts';
import { marksOf, unpacked } from '../../src/library/shared/parcels.ts';
import { newestOf } from '../../src/library/shared/publish.ts';
import { type Shared, sharedTables } from '../../src/library/shared/schema.ts';
import type { State } from '../../src/library/state/open.ts';
import type { Build } from '../../src/library/types.ts';
import { viewOf } from '../../src/library/view.ts';
import {
  addDocuments,
  type Before,
  putVectors,
  readBefore,
  removeDocuments,
  removeUnusedVectors,
  setBuild,
} from '../../src/library/write.ts';
import { Problem } from '../../src/problem.ts';
import { type BuildOptions, derive, forgetOld, lacksIndexes, type Summary } from './build.ts';

/** How often it is begun again where another build was published meanwhile. */
const TRIES = 5;
/** Documents put into the library at a time. */
const BATCH = 100;

export interface FollowOptions extends Pick<BuildOptions, 'onProgress' | 'onNotice' | 'prepare'> {
  config: Pick<Config, 'corpusDir' | 'dataDir'>;
  /** What questions are encoded with here; a build of another encoder is refused. Left out: any will do. */
  encoder?: { name: string; fingerprint: string };
}

/** What differs between the library here and the build that was published. */
interface Difference {
  build: Build;
  files: string;
  /** Marks of documents to be fetched. */
  missing: string[];
  /** Paths of documents that go. */
  gone: string[];
  documents: number;
}

/**
 * Brings the library of this host in line with the build that another has published. Only documents that differ are
 * fetched; the build appears at once, whole, and is refused unless its documents give its id.
 *
 * @throws Problem when nothing has been published, the folder cannot be written or another process is at it.
 */
export async function followLibrary(options: FollowOptions, state: State): Promise<Summary> {
  const { config, onNotice = () => {}, onProgress = () => {} } = options;
  const started = performance.now();
  const shared = await sharedTables(state);
  const release = lockForBuilding(config.dataDir);
  let connection: Connection | undefined;
  try {
    const checked = sealed(config.dataDir);
    connection = connectForWriting(config.dataDir, onNotice, { whole: checked !== undefined });
    const before = readBefore(connection, checked !== undefined);
    const parcels = incoming(config.dataDir, shared);
    const found = await fetched(shared, state, { connection, before, parcels }, onProgress);
    if (options.encoder) refuseOther(found.build, options.encoder, state.name);
    const { added, changed } = await apply(connection, found, parcels, { ...options, before });
    const passages = countPassages(connection);
    removeDerived(config.dataDir, (other) => other !== found.build.id);
    forgetOld(connection);
    removeCopies(config.dataDir, hashesByPath(connection));
    parcels.clear();
    connection.close();
    seal(config.dataDir, checked ?? Date.now());
    return {
      ...{ documents: found.documents, added, changed, passages },
      removed: found.gone.length - changed,
      unchanged: found.documents - added - changed,
      ...{ embedded: 0, reused: passages, failed: [], build: found.build },
      milliseconds: Math.round(performance.now() - started),
    };
  } catch (error) {
    if (connection?.inTransaction) connection.exec('ROLLBACK');
    throw asProblem(error, libraryPath(config.dataDir));
  } finally {
    connection?.close();
    release();
  }
}

/** Fetches what the newest build has and this library has not. */
async function fetched(
  shared: Shared,
  state: State,
  here: { connection: Connection; before: Before; parcels: Incoming },
  onProgress: NonNullable<BuildOptions['onProgress']>,
): Promise<Difference> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const newest = await newestOf(shared);
    if (!newest)
      throw new Problem(
        `LIBRARY_URL (${state.name})`,
        'nothing has been published there yet',
        'run npm run index on the host that has the documents',
      );
    const build = JSON.parse(newest.build) as Build;
    const listed = await shared
      .selectFrom('shared_listing')
      .select('document')
      .where('build', '=', newest.id)
      .execute();
    const marks = new Set(listed.map(({ document }) => document.toString('hex')));
    const own = marksOf(here.connection, here.before.build ?? build);
    for (const [mark, { path }] of own) if (here.before.documents.get(path)?.damaged) own.delete(mark);
    const kept = new Set([...own].flatMap(([mark, { path }]) => (marks.has(mark) ? [path] : [])));
    const gone = [...here.before.documents.keys()].filter((path) => !kept.has(path));
    const missing = [...marks].filter((mark) => !own.has(mark));
    const there = await here.parcels.fetch(missing, (done, total) =>
      onProgress({ step: 'fetching', done, total }),
    );
    if (there) return { build, files: newest.files, missing, gone, documents: marks.size };
  }
  throw new Problem(
    `LIBRARY_URL (${state.name})`,
    'another build was published each time before this one was fetched',
    'try again once the documents change less often',
  );
}

/** Puts what was fetched into the library, as one build. */
async function apply(
  connection: Connection,
  { build, files, missing, gone }: Difference,
  parcels: Incoming,
  options: FollowOptions & { before: Before },
): Promise<{ added: number; changed: number }> {
  const { config, before } = options;
  const paths: string[] = [];
  connection.exec('BEGIN IMMEDIATE');
  const { keys } = removeDocuments(connection, gone);
  for (let i = 0; i < missing.length; i += BATCH) {
    const batch = missing.slice(i, i + BATCH).map((mark) => unpacked(parcels.read(mark), build));
    putVectors(
      connection,
      batch.flatMap(({ vectors }) => vectors),
    );
    addDocuments(
      connection,
      batch.map(({ document }) => document),
      keys,
    );
    paths.push(...batch.map(({ document }) => document.document.path));
  }
  setBuild(connection, build);
  removeUnusedVectors(connection);
  const view = viewOf(connection)!;
  mustBe(build, view.documents);
  writeFiles(config.corpusDir, files, new Set(view.documents.map(({ collection }) => collection)));
  const same = missing.length === 0 && gone.length === 0 && before.build?.id === build.id;
  if (!same || lacksIndexes(build.id, view.passageCount, options))
    await derive(connection, view, same, options);
  connection.exec('COMMIT');
  const changed = paths.filter((path) => before.documents.has(path)).length;
  return { added: paths.length - changed, changed };
}

function refuseOther(build: Build, encoder: { name: string; fingerprint: string }, where: string): void {
  if (build.fingerprint === encoder.fingerprint) return;
  throw new Problem(
    `LIBRARY_URL (${where})`,
    `it was made with ${build.model} (${build.fingerprint}), questions are encoded with ${encoder.name} (${encoder.fingerprint}) here`,
    'run the same version of Attaché with the same EMBEDDING_MODEL on all hosts',
  );
}

/** @throws Problem where the documents do not give the id of the build */
function mustBe(build: Build, documents: readonly { id: string; hash: string }[]): void {
  const encoder = { ...build, name: build.model };
  if (buildOf(encoder, build.cutting, documents, build.created).id === build.id) return;
  throw new Problem(
    `build ${build.id}`,
    'the documents fetched are not those of the build',
    'try again; if it stays so, run npm run index on the host that has the documents',
  );
}
