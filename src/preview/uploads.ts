import { randomUUID } from 'node:crypto';
import type { Upload } from '../bot/types.ts';

/** Bytes of one file: more than any command takes, so that the refusal is the command's own. */
export const MAX_UPLOAD = 25 * 1024 * 1024;
/** Files kept at once; the oldest goes first. */
const KEPT = 8;

export interface KeptFile extends Upload {
  id: string;
  data: Buffer;
}

/** Files the visitor hands in, in memory until newer ones push them out; commands fetch them by address as on Discord. */
export function uploadStore(base: () => string) {
  const kept = new Map<string, KeptFile>();
  return {
    keep(name: string, contentType: string | null, data: Buffer): KeptFile {
      const id = randomUUID();
      const url = `${base()}/uploads/${id}/${encodeURIComponent(name)}`;
      const file = { id, name, size: data.length, url, contentType, data };
      kept.set(id, file);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
      return file;
    },
    get: (id: string) => kept.get(id),
    /** As commands see them. */
    described(ids: readonly string[]): Record<string, Upload> {
      const found = ids.flatMap((id) => kept.get(id) ?? []);
      return Object.fromEntries(
        found.map(({ id, name, size, url, contentType }) => [id, { name, size, url, contentType }]),
      );
    },
  };
}

export type UploadStore = ReturnType<typeof uploadStore>;
