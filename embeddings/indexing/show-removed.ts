import { relative, resolve } from 'node:path';
import { readDocument } from '../../src/documents/read.ts';
import type { Document, RemovalReason, Removed } from '../../src/documents/types.ts';

/** Characters of the text before a place that show where it is. */
const SHOWN = 40;

/**
 * What reading a file left out, one after the other with its place and the reason, as text for a person.
 *
 * @param file below the corpus folder, or a path to it
 * @param why the reason in words, to go after the place
 * @throws Problem when it cannot be read
 */
export async function showRemoved(
  corpusDir: string,
  file: string,
  why: (reason: RemovalReason) => string,
): Promise<string> {
  const path = relative(corpusDir, resolve(corpusDir, file));
  const given = path.startsWith('..') ? relative(corpusDir, resolve(file)) : path;
  const document = await readDocument(corpusDir, given.split('\\').join('/'));
  const { removed, notices = [] } = document;
  const head = `${document.path}: ${removed.length === 0 ? 'nothing was left out' : `${removed.length} left out`}`;
  return [
    head,
    ...notices.map((notice) => `  ${notice}`),
    ...removed.map((one) => entry(document, one, why(one.reason))),
  ].join('\n');
}

function entry({ text }: Document, { text: words, at, page }: Removed, why: string): string {
  const before = text
    .slice(Math.max(0, at - SHOWN), at)
    .trim()
    .replace(/\s+/g, ' ');
  const place = [page && `page ${page}`, before === '' ? 'at the beginning' : `after “${before}”`].filter(
    Boolean,
  );
  const lines = words.split('\n').map((line) => `    ${line}`);
  return [`\n  ${place.join(', ')}: ${why}`, ...lines].join('\n');
}
