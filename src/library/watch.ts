import { statSync } from 'node:fs';
import { type Connection, connectForReading, libraryPath } from './database.ts';
import { readBuild } from './rows.ts';
import type { Build } from './types.ts';

/** Tells two builds apart also where the second is the first made again. */
export function stamp(build: Build): string {
  return `${build.id} ${build.created}`;
}

export interface Watch {
  /** Stamp of the committed build; undefined while none has been seen. */
  newest(): string | undefined;
  /** Writes the log into the file (`PASSIVE`: as far as readers allow; `TRUNCATE`: and empties it). @returns whether all of it. */
  writeLog(mode: 'PASSIVE' | 'TRUNCATE'): boolean;
  close(): void;
}

/** Sees what is committed to the library of a folder; reads only when something was, or the file is another one. */
export function watchBuild(dataDir: string): Watch {
  let connection: Connection | undefined;
  let file = 0;
  let version: unknown;
  let newest: string | undefined;
  const close = () => {
    connection?.close();
    connection = undefined;
  };
  const open = (): Connection => {
    const { ino } = statSync(libraryPath(dataDir));
    if (connection && ino === file) return connection;
    close();
    connection = connectForReading(dataDir, { copying: false });
    connection.pragma('busy_timeout = 0');
    file = ino;
    version = undefined;
    return connection;
  };
  return {
    newest: () => {
      try {
        const now = open().pragma('data_version', { simple: true });
        const build = now === version ? undefined : readBuild(open());
        if (build) newest = stamp(build);
        version = now;
      } catch {
        // Being moved aside or written this very moment: the next look sees it.
        close();
      }
      return newest;
    },
    writeLog: (mode) => {
      try {
        const [result] = open().pragma(`wal_checkpoint(${mode})`) as [{ busy: number }];
        return result.busy === 0;
      } catch {
        return false;
      }
    },
    close,
  };
}
