import { statSync } from 'node:fs';
import { type Connection, connectForReading, libraryPath } from './database.ts';
import { type LibraryPlace, openLibrary } from './open.ts';
import { readBuild } from './rows.ts';
import { removeDerived } from './sealed.ts';
import type { Build, Library } from './types.ts';

/** How often the folder is looked at for a newer build, in ms; a look costs one stat and one pragma. */
const LOOK_EVERY_MS = 1_000;

export interface ShelfOptions extends LibraryPlace {
  /** Called with a newer build before it is handed out: what has to be in memory first is loaded here. */
  prepare?: ((library: Library) => void | Promise<void>) | undefined;
  /** Called after the switch. */
  onSwitch?: ((library: Library) => void) | undefined;
  /** Called once for each reason a newer build cannot be switched to; the old one goes on answering. */
  onProblem?: ((error: unknown) => void) | undefined;
  /** Milliseconds between two looks; 0: only `look()` looks. */
  everyMs?: number;
}

/** Hands out the newest build, and goes on doing so while newer ones come. */
export interface Shelf {
  /** The newest build. Good until the next `await`; across one, take it with `use`. */
  current(): Library;
  /** Runs `work` on the newest build, which stays open until it has finished. */
  use<T>(work: (library: Library) => T | Promise<T>): Promise<T>;
  /** Looks for a newer build now. @returns whether it switched. */
  look(): Promise<boolean>;
  close(): Promise<void>;
}

interface Held {
  library: Library;
  users: number;
  retired: boolean;
}

/** @throws Problem as `openLibrary` does, when there is nothing to begin with. */
export async function openShelf(options: ShelfOptions): Promise<Shelf> {
  const { dataDir, prepare, onSwitch, onProblem, everyMs = LOOK_EVERY_MS } = options;
  const watch = watchBuild(dataDir);
  const open = async (): Promise<Held> => {
    const library = await openLibrary(options);
    try {
      await prepare?.(library);
    } catch (error) {
      library.close();
      throw error;
    }
    return { library, users: 0, retired: false };
  };
  let held: Held = await open();
  let looking: Promise<boolean> | undefined;
  let refused = '';
  let closed = false;

  const release = (one: Held) => {
    if (!one.retired || one.users > 0) return;
    one.library.close();
    if (one === held) return;
    if (one.library.build.id !== held.library.build.id) {
      removeDerived(dataDir, (build) => build === one.library.build.id);
    }
    watch.forget();
  };

  const lookOnce = async (): Promise<boolean> => {
    const newest = watch.build();
    if (closed || newest === undefined || newest === held.library.build.id || newest === refused)
      return false;
    try {
      const next = await open();
      if (closed || stamp(next.library.build) === stamp(held.library.build)) {
        next.library.close();
        return false;
      }
      const old = held;
      held = next;
      old.retired = true;
      release(old);
      onSwitch?.(next.library);
      return true;
    } catch (error) {
      refused = newest;
      onProblem?.(error);
      return false;
    }
  };
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const timer = everyMs > 0 ? setInterval(look, everyMs).unref() : undefined;
  return {
    current: () => held.library,
    use: async (work) => {
      const mine = held;
      mine.users++;
      try {
        return await work(mine.library);
      } finally {
        mine.users--;
        release(mine);
      }
    },
    look,
    close: async () => {
      closed = true;
      clearInterval(timer);
      await looking;
      held.retired = true;
      release(held);
      watch.close();
    },
  };
}

/** Tells two builds apart also where the second is the first made again. */
function stamp(build: Build): string {
  return `${build.id} ${build.created}`;
}

/** Reads the stamp of the committed build, from the disk only when something has been committed or the file is another. */
function watchBuild(dataDir: string) {
  let connection: Connection | undefined;
  let file = 0;
  let version: unknown;
  let newest: string | undefined;
  const close = () => {
    connection?.close();
    connection = undefined;
  };
  return {
    build: (): string | undefined => {
      try {
        const { ino } = statSync(libraryPath(dataDir));
        if (!connection || ino !== file) {
          close();
          connection = connectForReading(dataDir);
          file = ino;
          version = undefined;
        }
        const now = connection.pragma('data_version', { simple: true });
        const build = now === version ? undefined : readBuild(connection);
        if (build) newest = stamp(build);
        version = now;
      } catch {
        // Being moved aside or written this very moment: the next look sees it.
        close();
      }
      return newest;
    },
    /** Writes what is left of older builds out of the log beside the file. */
    forget: () => {
      try {
        connection?.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // Someone else is reading or writing; the next build sees to it.
      }
    },
    close,
  };
}
