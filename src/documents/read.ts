import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { describe } from './describe.ts';
import { locate } from './files.ts';
import { formatOf, USUAL_ENDINGS } from './formats.ts';
import { MOST_BYTES } from './read/limits.ts';
import type { Description, Document, Removed } from './types.ts';

/**
 * A file's bytes as a document: read, and described. The same path and bytes always give the same document.
 *
 * @param relativePath path below the corpus folder, with `/` between folders
 * @param known what is known from elsewhere, such as the feed that brought it; it wins over what the file says
 * @throws Problem (who, what, what to do next) for a file that cannot be read
 */
export async function parseDocument(
  relativePath: string,
  bytes: Uint8Array,
  known: Partial<Description> = {},
): Promise<Document> {
  const path = relativePath.normalize('NFC');
  if (bytes.length === 0) throw new Problem(path, 'empty file', 'put the document in, or delete the file');
  if (bytes.length > MOST_BYTES) throw tooLarge(path, bytes.length);
  const format = formatOf(path);
  if (!format) throw unknownFormat(path);
  const { read } = await format.reader();
  const { text, blocks, links, codes, removed, stated, notices } = await read({ path, bytes });
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Problem(path, 'no text in it', 'check the file, or leave it out');
  return {
    id: createHash('sha256').update(path).digest('hex').slice(0, 12),
    path,
    collection: path.includes('/') ? path.slice(0, path.indexOf('/')) : 'general',
    hash: createHash('sha256').update(bytes).digest('hex'),
    ...describe({ path, text, blocks, removed: linesOf(removed), stated: { ...stated, ...known } }),
    ...{ text, blocks, links, codes, removed },
    ...(notices && notices.length > 0 && { notices }),
  };
}

/** Reads a file below the corpus folder as a document. @throws Problem when it cannot be read */
export async function readDocument(corpusDir: string, relativePath: string): Promise<Document> {
  const path = relativePath.normalize('NFC');
  try {
    const file = await locate(corpusDir, relativePath);
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw tooLarge(path, size);
    return await parseDocument(path, await readFile(file));
  } catch (cause) {
    if (cause instanceof Problem || !(cause instanceof Error && 'code' in cause)) throw cause;
    const what =
      cause.code === 'ENOENT'
        ? 'not there any more'
        : cause.code === 'EACCES'
          ? 'may not be read'
          : `cannot be read (${cause.code})`;
    throw new Problem(path, what, 'check the file and its permissions', { cause });
  }
}

const unknownFormat = (path: string): Problem =>
  new Problem(
    path,
    'not a format that is read',
    `save it as one of ${USUAL_ENDINGS.join(', ')}, or leave it out`,
  );

/** The lines of what was left out around the document. */
const linesOf = (removed: readonly Removed[]): string[] =>
  removed.filter(({ reason }) => reason !== 'comment' && reason !== 'markup').map(({ text }) => text);

const tooLarge = (path: string, size: number): Problem =>
  new Problem(
    path,
    `${Math.ceil(size / 2 ** 20)} MiB, more than the ${MOST_BYTES / 2 ** 20} MiB that are read`,
    'split it, or leave it out',
  );
