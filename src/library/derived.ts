import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ContentName,
  contentPaths,
  fits,
  publish,
  removeStems,
  sumOf,
  unfinishedPath,
} from './content-addressed.ts';

const NAME = /^[a-z][a-z0-9-]*$/;

/** Reads the blob kept for a build, or has it made and keeps it. A folder that cannot be written is no obstacle. */
export function derived(
  dataDir: string,
  build: string,
  name: string,
  version: number,
  make: () => Uint8Array,
): Uint8Array {
  if (!NAME.test(name))
    throw new RangeError(`derived: "${name}" is not in small letters, digits and hyphens`);
  const sealed: ContentName = { stem: `${name}-v${version}`, build, ending: 'bin' };
  for (const path of contentPaths(dataDir, sealed)) {
    const bytes = readFileSync(path);
    if (fits(path, sumOf(bytes))) return bytes;
    rmSync(path, { force: true });
  }
  const bytes = make();
  try {
    const unfinished = unfinishedPath(dataDir, sealed);
    writeFileSync(unfinished, bytes);
    removeStems(dataDir, (stem) => stem.replace(/-v\d+$/, '') === name);
    publish(dataDir, sealed, unfinished, sumOf(bytes));
  } catch {
    // Made again at the next opening.
  }
  return bytes;
}
