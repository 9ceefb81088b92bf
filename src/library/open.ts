import { Problem } from '../problem.ts';
import type { EncoderIdentity } from './build-id.ts';
import { type Codes, openCodes } from './codes.ts';
import { type Connection, connectForReading, libraryPath } from './database.ts';
import { derived } from './derived.ts';
import { asProblem, LibraryDamage } from './failures.ts';
import { type Graph, type GraphRange, openGraph } from './graph.ts';
import { openNearest } from './nearest.ts';
import { openOccurrences } from './occurrences.ts';
import { readBuild } from './rows.ts';
import { unseal } from './seal.ts';
import type { Build, Library } from './types.ts';
import { type View, viewOf } from './view.ts';

export interface LibraryPlace {
  /** Folder of `library.db`. */
  dataDir: string;
  /** The encoder that questions will be encoded with; a library of another one is refused. */
  encoder?: EncoderIdentity | undefined;
  /** Which libraries have a graph; anything but the usual is for tests. */
  graph?: GraphRange | undefined;
}

/** A library on a connection of its own. */
export interface OpenLibrary extends Library {
  /**
   * Takes the snapshot anew, so that the log beside the file can be emptied. Only to be called while nobody can publish
   * and nobody has: otherwise the library would show a build that it is not.
   */
  renew(): void;
}

/**
 * Opens the build that is committed now, on a snapshot of its own: whatever is built meanwhile, this library stays as
 * it is until it is closed.
 *
 * @throws Problem when there is none, it is damaged, or another encoder made it.
 */
export async function openLibrary({ dataDir, encoder, graph: range }: LibraryPlace): Promise<OpenLibrary> {
  const connection = connectForReading(dataDir);
  try {
    connection.exec('BEGIN');
    const view = viewOf(connection);
    if (!view) {
      throw new Problem(libraryPath(dataDir), 'nothing has been indexed yet', 'run npm run index');
    }
    if (encoder) refuseOther(view.build, encoder, dataDir);
    const codes = await openCodes(connection, dataDir, view);
    const graph = await openGraph(dataDir, view, range);
    const library = libraryOf(connection, view, { codes, graph }, dataDir, () => connection.close());
    return {
      ...library,
      renew: () => {
        connection.exec('COMMIT; BEGIN');
        readBuild(connection);
      },
    };
  } catch (error) {
    connection.close();
    if (error instanceof LibraryDamage) unseal(dataDir);
    throw asProblem(error, libraryPath(dataDir));
  }
}

/** A library over what `connection` shows. */
export function libraryOf(
  connection: Connection,
  view: View,
  indexes: { codes: Codes; graph: Graph | undefined },
  dataDir: string,
  close: () => void,
): Library {
  const { build, documents, passageCount, passage, passageText, indexOf, text, structure, vector, cosines } =
    view;
  return {
    build,
    documents,
    passageCount,
    passage,
    passageText,
    indexOf,
    text,
    structure,
    vector,
    cosines,
    ...openNearest(view, indexes),
    occurrences: openOccurrences(connection, view),
    derived: (name, version, make) => derived(dataDir, build.id, name, version, make),
    close,
  };
}

function refuseOther(build: Build, encoder: EncoderIdentity, dataDir: string): void {
  if (build.fingerprint === encoder.fingerprint && build.dimensions === encoder.dimensions) return;
  throw new Problem(
    libraryPath(dataDir),
    `it was made with ${build.model} (${build.fingerprint}), questions are encoded with ${encoder.name} (${encoder.fingerprint})`,
    'run npm run index to make it anew, or set EMBEDDING_MODEL back',
  );
}
