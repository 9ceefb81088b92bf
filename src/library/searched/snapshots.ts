import { writeFiles } from '../shared/files.ts';
import { newestOf } from '../shared/publish.ts';
import type { Shared } from '../shared/schema.ts';
import type { Snapshots } from '../snapshots.ts';
import { openState } from '../state/open.ts';
import type { Library } from '../types.ts';
import { askAtOnce } from './at-once.ts';
import { type Expected, openSearchedLibrary, type SearchedLibrary } from './library.ts';
import { Superseded } from './superseded.ts';

/** How often it is asked whether there is a newer build, ms. */
const LOOK_EVERY_MS = 1_000;
/** How often it is begun again where another build is published while one is opened. */
const TRIES = 5;

export interface SearchedOptions {
  libraryUrl: string;
  /** Holds nothing of the library; the state needs to know it. */
  dataDir: string;
  encoder?: Expected | undefined;
  /** Where what lies beside the documents is put before a build is handed out; left out where it is made. */
  corpusDir?: string | undefined;
  /** Called with a newer build before it is handed out. */
  prepare?: ((library: Library) => void | Promise<void>) | undefined;
}

/**
 * Hands out the newest build of a library that PostgreSQL holds and searches. A build that is replaced is gone at once: what is
 * asked of it then ends with `Superseded`, and has to be asked again.
 *
 * @throws Problem as `openSearchedLibrary` does, when there is nothing to begin with
 */
export async function openSearchedSnapshots(options: SearchedOptions): Promise<Snapshots> {
  const { libraryUrl, dataDir, encoder, corpusDir, prepare } = options;
  const state = await openState({ dataDir, libraryUrl });
  const atOnce = askAtOnce(libraryUrl);
  const opened = async (): Promise<SearchedLibrary> => {
    for (let tries = 1; ; tries++) {
      try {
        const library = await openSearchedLibrary(state, atOnce, encoder);
        const collections = new Set(library.documents.map(({ collection }) => collection));
        if (corpusDir) writeFiles(corpusDir, library.published.files, collections);
        return library;
      } catch (error) {
        if (!(error instanceof Superseded) || tries === TRIES) throw error;
      }
    }
  };
  const close = async () => {
    await atOnce.close();
    await state.db.destroy();
  };
  let held: SearchedLibrary;
  try {
    held = await opened();
  } catch (error) {
    await close();
    throw error;
  }
  let looking: Promise<boolean> | undefined;
  let problem: unknown;

  const lookOnce = async (): Promise<boolean> => {
    problem = undefined;
    try {
      const newest = await newestOf(state.db as unknown as Shared);
      if (newest === undefined || newest.id === held.published.id) return false;
      const next = await opened();
      await prepare?.(next);
      held = next;
      return true;
    } catch (error) {
      problem = error;
      return false;
    }
  };
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    current: () => held,
    use: async (work) => work(held),
    look,
    refresh: async () => {
      // A look that had begun before may have found the build before.
      await look();
      await look();
      if (problem !== undefined) throw problem;
    },
    close: async () => {
      clearInterval(timer);
      await looking;
      await close();
    },
  };
}
