import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { LibraryDamage } from '../failures.ts';
import { type Parcel, sumOfParcel } from './parcels.ts';
import type { Shared } from './schema.ts';

/** Documents of one answer. */
const BATCH = 50;

/** Parcels of a build that is being fetched, kept in a folder until all are there: it goes on where it was broken off. */
export interface Incoming {
  /** Fetches what is not there yet; each is compared with its sum. @returns false where the build is no longer there */
  fetch(marks: readonly string[], onProgress: (done: number, total: number) => void): Promise<boolean>;
  /** @throws LibraryDamage where a file is not what was fetched */
  read(mark: string): Parcel;
  /** Removes the folder. */
  clear(): void;
}

export function incoming(dataDir: string, shared: Shared): Incoming {
  const folder = join(dataDir, 'incoming');
  const pathOf = (mark: string) => join(folder, `${mark}.parcel`);
  const keep = (parcel: Parcel) => {
    const path = pathOf(parcel.mark.toString('hex'));
    writeFileSync(`${path}.tmp`, serialize(parcel));
    renameSync(`${path}.tmp`, path);
  };
  return {
    fetch: async (marks, onProgress) => {
      mkdirSync(folder, { recursive: true });
      const missing = marks.filter((mark) => !existsSync(pathOf(mark)));
      for (let i = 0; i < missing.length; i += BATCH) {
        const wanted = missing.slice(i, i + BATCH).map((mark) => Buffer.from(mark, 'hex'));
        const parcels = await shared
          .selectFrom('shared_documents')
          .selectAll()
          .where('mark', 'in', wanted)
          .execute();
        if (parcels.length < wanted.length) return false;
        for (const parcel of parcels) {
          if (!sumOfParcel(parcel).equals(parcel.sum)) throw new LibraryDamage(parcel.path);
          keep(parcel);
        }
        onProgress(i + wanted.length, missing.length);
      }
      return true;
    },
    read: (mark) => {
      const raw = deserialize(readFileSync(pathOf(mark))) as Record<keyof Parcel, string | Uint8Array>;
      const parcel = Object.fromEntries(
        Object.entries(raw).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
        ]),
      ) as unknown as Parcel;
      return parcel;
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
