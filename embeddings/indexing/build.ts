import type { Config } from '../../src/config.ts';
import type { Reader } from '../../src/documents/apart/reader.ts';
import { CUTTING_VERSION } from '../../src/documents/cut.ts';
import type { Document } from '../../src/documents/types.ts';
import { buildOf } from '../../src/library/build-id.ts';
import { hasCodes, openCodes } from '../../src/library/codes.ts';
import { removeDerived } from '../../src/library/content-addressed.ts';
import { removeCopies } from '../../src/library/damaged-copies.ts';
import { type Connection, connectForWriting, libraryPath, setAside } from '../../src/library/database.ts';
import { asProblem, isDamage } from '../../src/library/failures.ts';
import { type GraphRange, hasGraph, makeGraph, openGraph } from '../../src/library/graph.ts';
import { lockForBuilding } from '../../src/library/lock.ts';
import { libraryOf } from '../../src/library/open.ts';
import { countPassages, hashesByPath } from '../../src/library/rows.ts';
import { seal, sealed } from '../../src/library/seal.ts';
import type { Build, Library } from '../../src/library/types.ts';
import { type View, viewOf } from '../../src/library/view.ts';
import {
  addDocuments,
  readBefore,
  removeDocuments,
  removeUnusedVectors,
  setBuild,
} from '../../src/library/write.ts';
import type { Encoder } from '../encoder/types.ts';
import { embedMissing } from './embed.ts';
import { openKnownFiles } from './known-files.ts';
import { readProblems, saveProblems } from './problems.ts';
import type { Progress } from './progress.ts';
import { readCorpus } from './read-corpus.ts';
import type { EncoderSource } from './source.ts';

/** What a build did. */
export interface Summary {
  /** Documents in the library now, and how they compare with those of the build before, by content. */
  documents: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  /** Passages in the library now, vectors computed for them, and passages that needed none. */
  passages: number;
  embedded: number;
  reused: number;
  /** Files that could not be read; they are not in the library. */
  failed: { path: string; message: string }[];
  milliseconds: number;
  build: Build;
}

export interface BuildOptions {
  config: Pick<Config, 'corpusDir' | 'dataDir'>;
  /** The encoder, or where to get it from if something has to be encoded. */
  encoder: Encoder | EncoderSource;
  /** Read and embed everything again, whatever is there. */
  rebuild?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Told, in one line each, what a person should know: why everything is made anew, which file cannot be read. */
  onNotice?: (line: string) => void;
  /** Makes what is derived from the library (see `Library.derived`) before anyone sees the new build. */
  prepare?: (library: Library) => void | Promise<void>;
  /** Reads the files that are new or changed; in this process when left out. */
  reader?: Pick<Reader, 'read'>;
  /** Given each document that was read, before it is put in; the next waits for it. */
  onDocument?: (document: Document) => Promise<void>;
  /** Stops between two batches; vectors computed so far are kept. */
  signal?: AbortSignal;
  /** Version of reading and cutting; anything but the present one is for tests. */
  cutting?: number;
  /** Which libraries have a graph; anything but the usual is for tests. */
  graph?: GraphRange;
  /** Time of the build. */
  now?: Date;
}

/**
 * Brings the library in line with the documents. Only what changed is read, only passages with new words are embedded,
 * and the new build appears at once, with what is derived from it, when everything is done. A process that is killed on the way
 * leaves the build that was there, and the vectors it had computed.
 *
 * @throws Problem when the folder cannot be read or written, or another process is building.
 */
export async function buildLibrary(options: BuildOptions): Promise<Summary> {
  const { config, onNotice = () => {} } = options;
  const path = libraryPath(config.dataDir);
  const release = lockForBuilding(config.dataDir);
  try {
    return await bringInLine(options).catch((error) => {
      // What the first look at the file does not see shows when it is written to.
      if (!isDamage(error)) throw error;
      setAside(path, `is damaged (${(error as Error).message})`, onNotice);
      return bringInLine(options);
    });
  } catch (error) {
    throw asProblem(error, path);
  } finally {
    release();
  }
}

async function bringInLine(options: BuildOptions): Promise<Summary> {
  const { config, onNotice = () => {}, onProgress = () => {}, signal, now = new Date() } = options;
  const { cutting = CUTTING_VERSION, rebuild = false, onDocument = async () => {} } = options;
  const started = performance.now();
  const encoder = openedOnce(options.encoder);
  let connection: Connection | undefined;
  try {
    const checked = rebuild ? undefined : sealed(config.dataDir, now.getTime());
    const whole = checked !== undefined;
    connection = connectForWriting(config.dataDir, onNotice, { whole });
    const before = readBefore(connection, whole);
    const reason = whyAnew(before.build, encoder, cutting);
    if (reason) onNotice(`${libraryPath(config.dataDir)}: ${reason}`);
    const damaged = [...before.documents.values()].filter((one) => one.damaged).length;
    if (damaged > 0)
      onNotice(`${libraryPath(config.dataDir)}: ${damaged} documents in it are damaged and are read again`);
    const again = rebuild || reason !== undefined;

    const { reader } = options;
    const files = openKnownFiles(config.dataDir);
    const given = { config, encoder, reader, before, files, again, now };
    const corpus = await readCorpus({ ...given, onDocument, onNotice, onProgress, signal });
    const embedded = await embedMissing({ connection, encoder, corpus, rebuild, onProgress, signal });

    const dimensions = before.build && !again ? before.build.dimensions : (await encoder.open()).dimensions;
    const build = buildOf({ ...encoder, dimensions }, cutting, corpus.identities, now.toISOString());
    const gone = [...before.documents.keys()].filter((path) => !corpus.kept.has(path));
    const same = !again && before.build?.id === build.id && corpus.fresh.length === 0 && gone.length === 0;
    connection.exec('BEGIN IMMEDIATE');
    if (!same) {
      const { keys, vectors } = removeDocuments(connection, gone);
      addDocuments(connection, corpus.fresh, keys);
      setBuild(connection, build);
      removeUnusedVectors(connection, whole ? vectors : undefined);
    } else if (!whole) removeUnusedVectors(connection);
    const passages = countPassages(connection);
    // Reading the view is left out where nothing has to be made: it reads every document's row.
    if (!same || lacksIndexes(build.id, passages, options))
      await derive(connection, viewOf(connection)!, same, options);
    connection.exec('COMMIT');
    files.save();
    removeDerived(config.dataDir, (other) => other !== build.id);
    forgetOld(connection);
    removeCopies(config.dataDir, hashesByPath(connection));

    const { added, changed, unchanged, failed } = corpus;
    const stillOdd = readProblems(config.dataDir).odd.filter(({ path }) => corpus.kept.has(path));
    saveProblems(config.dataDir, { failed, odd: [...stillOdd, ...corpus.odd] });
    const removed = gone.filter((path) => !corpus.listed.has(path)).length;
    connection.close();
    seal(config.dataDir, checked ?? now.getTime());
    return {
      documents: corpus.identities.length,
      ...{ added, changed, removed, unchanged },
      ...{ passages, embedded, reused: passages - embedded, failed },
      milliseconds: Math.round(performance.now() - started),
      build: same ? before.build! : build,
    };
  } catch (error) {
    try {
      if (connection?.inTransaction) connection.exec('ROLLBACK');
    } catch {
      // Closing it does the same; why the build failed is what counts.
    }
    throw error;
  } finally {
    connection?.close();
  }
}

/** Whether something that finds passages is missing beside a build. */
export const lacksIndexes = (
  build: string,
  passages: number,
  { config, graph }: Pick<BuildOptions, 'graph'> & { config: Pick<Config, 'dataDir'> },
): boolean => !hasCodes(config.dataDir, build) || !hasGraph(config.dataDir, build, passages, graph);

/** Makes what goes with the build that is about to be committed, so that whoever opens it finds it there. */
export async function derive(
  connection: Connection,
  view: View,
  same: boolean,
  options: Pick<BuildOptions, 'onProgress' | 'prepare' | 'graph'> & { config: Pick<Config, 'dataDir'> },
): Promise<void> {
  const { config, onProgress = () => {}, prepare, graph: range } = options;
  const codes = await openCodes(connection, config.dataDir, view);
  const onLinked = (done: number, total: number) => onProgress({ step: 'linking', done, total });
  await makeGraph(config.dataDir, view, onLinked, range);
  if (!prepare || same) return;
  onProgress({ step: 'preparing', done: 0, total: 1 });
  const graph = await openGraph(config.dataDir, view, range);
  await prepare(libraryOf(connection, view, { codes, graph }, config.dataDir, () => {}));
  onProgress({ step: 'preparing', done: 1, total: 1 });
}

function openedOnce(encoder: Encoder | EncoderSource): EncoderSource {
  const { name, fingerprint } = encoder;
  if (!('open' in encoder)) return { name, fingerprint, open: async () => encoder };
  let opening: Promise<Encoder> | undefined;
  return { name, fingerprint, open: () => (opening ??= encoder.open()) };
}

/** Why nothing of the build before can be kept, or undefined. */
function whyAnew(build: Build | undefined, encoder: EncoderSource, cutting: number): string | undefined {
  if (!build) return undefined;
  if (build.model !== encoder.name)
    return `made with ${build.model}, the encoder is now ${encoder.name}; everything is embedded again`;
  if (build.fingerprint !== encoder.fingerprint) {
    return `made with another version of ${encoder.name} (${build.fingerprint}, now ${encoder.fingerprint}); everything is embedded again`;
  }
  if (build.cutting !== cutting)
    return `made by version ${build.cutting} of reading and cutting, now ${cutting}; everything is read again`;
  return undefined;
}

/** Writes the log into the file and empties it, so that no deleted text stays there. */
export function forgetOld(connection: Connection): void {
  connection.pragma('busy_timeout = 0');
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A bot still answers from the build before; it does this when it has switched.
  }
}
