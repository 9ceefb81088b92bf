import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Files derived from one build: `<stem>.<build>.<sum>.<ending>`, where `sum` is the beginning of the SHA-256 of what
 * is in them. A file appears under that name at once and whole, and one whose content does not fit its name is
 * treated as missing.
 */
const CONTENT_ADDRESSED = /^(.+)\.([0-9a-f]{16})\.([0-9a-f]{16})\.(hnsw|bin)$/;
const UNFINISHED = /\.([0-9a-f]{16})\.(\d+)\.tmp$/;

export interface ContentName {
  stem: string;
  build: string;
  ending: 'bin' | 'hnsw';
}

/** Paths that claim to be this file; usually one or none. */
export function contentPaths(dataDir: string, name: ContentName): string[] {
  return pathsWhere(dataDir, name, (build) => build === name.build);
}

/** Those of the other builds. */
export function otherPaths(dataDir: string, name: ContentName): string[] {
  return pathsWhere(dataDir, name, (build) => build !== name.build);
}

/** The first parts of the names of a build's files. */
export function stemsOf(dataDir: string, build: string): string[] {
  return namesIn(dataDir).flatMap((file) => {
    const [, stem, its] = CONTENT_ADDRESSED.exec(file) ?? [];
    return stem !== undefined && its === build ? [stem] : [];
  });
}

function pathsWhere(dataDir: string, name: ContentName, isWanted: (build: string) => boolean): string[] {
  return namesIn(dataDir)
    .filter((file) => {
      const [, stem, build, , ending] = CONTENT_ADDRESSED.exec(file) ?? [];
      return stem === name.stem && ending === name.ending && isWanted(build!);
    })
    .sort()
    .map((file) => join(dataDir, file));
}

/** Whether what was read from `path` has the sum its name promises. */
export function fits(path: string, sum: string): boolean {
  return CONTENT_ADDRESSED.exec(basename(path))?.[3] === sum;
}

export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** The same of a file, read a piece at a time. */
export async function sumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}

/** Where a new file is written before it has its name. */
export function unfinishedPath(dataDir: string, name: ContentName): string {
  return join(dataDir, `${name.stem}.${name.build}.${process.pid}.tmp`);
}

/** Gives a finished file its name; it is on the disk when this returns. */
export function publish(dataDir: string, name: ContentName, unfinished: string, sum: string): string {
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  const path = join(dataDir, `${name.stem}.${name.build}.${sum}.${name.ending}`);
  renameSync(unfinished, path);
  return path;
}

/** Removes the derived files of all builds for which `gone` says so, and files that were never finished. */
export function removeDerived(dataDir: string, gone: (build: string) => boolean): void {
  for (const file of namesIn(dataDir)) {
    const build = CONTENT_ADDRESSED.exec(file)?.[2] ?? UNFINISHED.exec(file)?.[1];
    if (build !== undefined && (gone(build) || isAbandoned(file)))
      rmSync(join(dataDir, file), { force: true });
  }
}

/** Removes derived files by the first part of their names. */
export function removeStems(dataDir: string, unwanted: (stem: string) => boolean): void {
  for (const file of namesIn(dataDir)) {
    const stem = CONTENT_ADDRESSED.exec(file)?.[1];
    if (stem !== undefined && unwanted(stem)) rmSync(join(dataDir, file), { force: true });
  }
}

function isAbandoned(file: string): boolean {
  const pid = Number(UNFINISHED.exec(file)?.[2] ?? 0);
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir);
  } catch {
    return [];
  }
}
