import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Problem } from '../problem.ts';
import { clean } from './clean.ts';
import { describe } from './describe.ts';
import { locate } from './files.ts';
import { type Extracted, normalise } from './read/extracted.ts';
import { splitFrontMatter } from './read/front.ts';
import { MOST_BYTES } from './read/limits.ts';
import type { Document } from './types.ts';

/** File name endings of the formats that are read. */
export const FORMATS = ['.txt', '.md', '.html', '.pdf', '.docx', '.hwpx'] as const;

/**
 * A file's bytes as a document: read, cleaned and described. The same path and bytes always give the same document.
 *
 * @param relativePath path below the corpus folder, with `/` between folders
 * @throws Problem (who, what, what to do next) for a file that cannot be read
 */
export async function parseDocument(relativePath: string, bytes: Uint8Array): Promise<Document> {
  const path = relativePath.normalize('NFC');
  if (bytes.length === 0) throw new Problem(path, 'empty file', 'put the document in, or delete the file');
  if (bytes.length > MOST_BYTES) throw tooLarge(path, bytes.length);
  const extracted = await extract(path, bytes);
  const { text, removed } = clean(normalise(extracted.text));
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Problem(path, 'no text in it', 'check the file, or leave it out');
  return {
    id: createHash('sha256').update(path).digest('hex').slice(0, 12),
    path,
    collection: path.includes('/') ? path.slice(0, path.indexOf('/')) : 'general',
    hash: createHash('sha256').update(bytes).digest('hex'),
    ...describe({ path, text, removed, stated: extracted.stated }),
    text,
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

/** Each format's reader is loaded with the first file of that format. */
async function extract(path: string, bytes: Uint8Array): Promise<Extracted> {
  switch (extname(path).toLowerCase()) {
    case '.txt':
    case '.text': {
      const { stated, body } = splitFrontMatter(normalise(asText(path, await decoded(bytes))));
      return { text: body, stated };
    }
    case '.md':
    case '.markdown':
      return (await import('./read/markdown.ts')).readMarkdown(asText(path, await decoded(bytes)));
    case '.html':
    case '.htm':
    case '.xhtml': {
      const { decodeHtml, readHtml } = await import('./read/html.ts');
      return readHtml(asText(path, decodeHtml(bytes)));
    }
    case '.pdf':
      return (await import('./read/pdf.ts')).readPdf(path, bytes);
    case '.docx':
      return (await import('./read/docx.ts')).readDocx(path, bytes);
    case '.hwpx':
      return (await import('./read/hwpx.ts')).readHwpx(path, bytes);
    default:
      throw new Problem(
        path,
        'not a format that is read',
        `save it as one of ${FORMATS.join(', ')}, or leave it out`,
      );
  }
}

/** The tables of the Korean encodings take a while to load. */
const decoded = async (bytes: Uint8Array) => (await import('./read/decode.ts')).decode(bytes);

function asText(path: string, text: string | null): string {
  if (text === null)
    throw new Problem(path, 'not text in any encoding known here', 'save it as UTF-8 text, or leave it out');
  return text;
}

const tooLarge = (path: string, size: number): Problem =>
  new Problem(
    path,
    `${Math.ceil(size / 2 ** 20)} MiB, more than the ${MOST_BYTES / 2 ** 20} MiB that are read`,
    'split it, or leave it out',
  );
