import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ContentName,
  contentPaths,
  fits,
  otherPaths,
  publish,
  removeStems,
  sumOf,
  unfinishedPath,
} from './content-addressed.ts';

const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Reads the blob kept for a build, or has it made and keeps it. A folder that cannot be written is no obstacle.
 *
 * @param make is given the blob of an earlier build, where one is there, to take over what both have in common
 */
export function derived(
  dataDir: string,
  build: string,
  name: string,
  version: number,
  make: (earlier: Uint8Array | undefined) => Uint8Array,
): Uint8Array {
  if (!NAME.test(name))
    throw new RangeError(`derived: "${name}" is not in small letters, digits and hyphens`);
  const sealed: ContentName = { stem: `${name}-v${version}`, build, ending: 'bin' };
  const known = firstSound(contentPaths(dataDir, sealed), (path) => rmSync(path, { force: true }));
  if (known) return known;
  const bytes = make(firstSound(otherPaths(dataDir, sealed), () => {}));
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

/** What is in the first of some files that holds what its name says; those before it go through `unsound`. */
function firstSound(paths: readonly string[], unsound: (path: string) => void): Uint8Array | undefined {
  for (const path of paths) {
    try {
      const bytes = readFileSync(path);
      if (fits(path, sumOf(bytes))) return bytes;
    } catch {
      // Gone meanwhile.
    }
    unsound(path);
  }
  return undefined;
}
