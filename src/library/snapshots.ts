import { removeDerived } from './content-addressed.ts';
import { whileNobodyBuilds } from './lock.ts';
import { type LibraryPlace, type OpenLibrary, openLibrary } from './open.ts';
import { keepingSeal } from './seal.ts';
import type { Library } from './types.ts';
import { stamp, watchBuild } from './watch.ts';

/** How often the folder is looked at for a newer build, in ms; a look costs one stat and one pragma. */
const LOOK_EVERY_MS = 1_000;

/** How often it is tried, at most, to empty the log after a switch: while another reads an older build, it cannot be. */
const SETTLE_TRIES = 30;

export interface SnapshotOptions extends LibraryPlace {
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
export interface Snapshots {
  /** The newest build. Good until the next `await`; across one, take it with `use`. */
  current(): Library;
  /** Runs `work` on the newest build, which stays open until it has finished. */
  use<T>(work: (library: Library) => T | Promise<T>): Promise<T>;
  /** Looks for a newer build now. @returns whether it switched. */
  look(): Promise<boolean>;
  /** Hands out what is committed now, from when it is over on. @throws what keeps it from doing so. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface Held {
  library: OpenLibrary;
  users: number;
  retired: boolean;
}

/** @throws Problem as `openLibrary` does, when there is nothing to begin with. */
export async function openSnapshots(options: SnapshotOptions): Promise<Snapshots> {
  const { dataDir, prepare, onSwitch, onProblem, everyMs = LOOK_EVERY_MS } = options;
  const watch = watchBuild(dataDir);
  const hold = (library: OpenLibrary): Held => ({ library, users: 0, retired: false });
  const prepared = async (): Promise<Held> => {
    const library = await openLibrary(options);
    try {
      await prepare?.(library);
    } catch (error) {
      library.close();
      throw error;
    }
    return hold(library);
  };
  let held = hold(await openLibrary(options));
  let looking: Promise<boolean> | undefined;
  let refused = '';
  let problem: unknown;
  let closed = false;
  let unsettled = 0;

  const release = (one: Held) => {
    if (!one.retired || one.users > 0) return;
    one.library.close();
    if (one === held) return;
    const { id } = one.library.build;
    if (id !== held.library.build.id) removeDerived(dataDir, (build) => build === id);
    unsettled = SETTLE_TRIES;
    settle();
  };

  /** Empties the log beside the file, so that nothing of older builds is left in it. */
  const settle = () => {
    if (unsettled === 0) return;
    unsettled--;
    const done = whileNobodyBuilds(dataDir, () => {
      if (watch.newest() !== stamp(held.library.build)) return false;
      return keepingSeal(dataDir, () => {
        watch.writeLog('PASSIVE');
        held.library.renew();
        return watch.writeLog('TRUNCATE');
      });
    });
    if (done) unsettled = 0;
  };

  const lookOnce = async (): Promise<boolean> => {
    const newest = watch.newest();
    if (closed || newest === undefined || newest === stamp(held.library.build) || newest === refused) {
      settle();
      return false;
    }
    try {
      const next = await prepared();
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
      problem = error;
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
    refresh: async () => {
      // A look that had begun before may have found the build before.
      await look();
      await look();
      if (refused !== '' && refused === watch.newest()) throw problem;
    },
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
