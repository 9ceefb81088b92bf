import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import picomatch from 'picomatch';
import { listFiles, locate } from '../documents/files.ts';
import { formatOf } from '../documents/formats.ts';
import { MOST_BYTES } from '../documents/read/limits.ts';
import { refusal } from '../refusal.ts';
import { type Collecting, put, told } from './collect.ts';
import type { SourceOf } from './settings.ts';
import { endingOf } from './store.ts';

/** Where a folder source lies; a relative path counts from the folder that holds the corpus. */
export const placeOf = (folder: string, corpusDir: string): string =>
  isAbsolute(folder) ? folder : resolve(dirname(corpusDir), folder);

/** Whether a path is one that a source takes: of a format that is read, and one of its patterns. */
export function filterOf(files: string | readonly string[]): (path: string) => boolean {
  const matches = picomatch(typeof files === 'string' ? files : [...files], { dot: false });
  return (path) => matches(path) && formatOf(path) !== undefined;
}

/**
 * The files of a folder elsewhere. One that cannot be read, or is empty where it was not, fails: a drive that is not
 * mounted looks like that.
 */
export async function collectFolder(
  source: SourceOf<'folder'>,
  folder: string,
  collecting: Collecting,
): Promise<void> {
  const { before, changes, notices } = collecting;
  const listing = await listFiles(folder).catch((cause) => {
    throw Object.assign(unreadable(folder), { cause });
  });
  const all = listing.files.filter(filterOf(source.files));
  if (all.length === 0 && before.size > 0) throw empty(folder);
  for (const { message } of listing.problems) notices.push(told(message, message));
  if (all.length > source.limit) notices.push(overLimit(source.limit));
  const paths = all.slice(0, source.limit);
  for (const path of paths) {
    const file = await locate(folder, path);
    const { size, mtimeMs } = await stat(file);
    const version = `${size} ${mtimeMs}`;
    const known = before.get(path);
    if (known && known.version === version && known.gone === null) continue;
    if (size > MOST_BYTES) {
      notices.push(told(`${path}: too large`, `${path}: 파일이 너무 큽니다`));
      continue;
    }
    const bytes = await readFile(file);
    const change = put(collecting, { key: path, words: path, bytes, ending: endingOf(path), version });
    if (change.kind === 'put') changes.push({ kind: 'put', entry: { ...change.entry, path } });
  }
  const there = new Set(paths);
  for (const key of before.keys()) if (!there.has(key)) changes.push({ kind: 'gone', key, sure: true });
}

const overLimit = (limit: number) =>
  told(
    `More than ${limit} files: the others are left out (limit)`,
    `파일이 ${limit}개를 넘어 나머지는 제외했습니다(limit)`,
  );

const unreadable = (folder: string) =>
  refusal(
    [`${folder} cannot be read; what it brought is kept`, 'See that it is there, mounted and may be read'],
    [
      `${folder}을(를) 읽을 수 없어 이전 내용을 유지합니다`,
      '폴더가 있고 연결되어 있으며 읽을 수 있는지 확인해 주십시오',
    ],
  );

const empty = (folder: string) =>
  refusal(
    [`${folder} holds no document any more; what it brought is kept`, 'See that the drive is mounted'],
    [`${folder}에 문서가 없어 이전 내용을 유지합니다`, '드라이브가 연결되어 있는지 확인해 주십시오'],
  );
