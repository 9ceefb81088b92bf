import { createHash } from 'node:crypto';
import { LibraryDamage } from './failures.ts';

/**
 * SQLite notices a page that makes no sense, and not a letter that has become another. So everything that is quoted or
 * searched has a sum beside it, which is looked at whenever it is read: what does not fit is never shown, and made again
 * from the documents.
 */

/** Bytes of a sum: a flipped bit goes unnoticed once in 2⁶⁴ times. */
const SUM_BYTES = 8;

type Part = string | number | null | Uint8Array;

/** The sum of some values in this order. */
export function sumOf(...parts: readonly Part[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (part instanceof Uint8Array) hash.update(`b${part.length};`).update(part);
    else if (typeof part === 'string') hash.update(`t${part.length};`).update(part, 'utf8');
    else hash.update(`${part};`);
  }
  return hash.digest().subarray(0, SUM_BYTES);
}

export const fits = (sum: Uint8Array | null | undefined, ...parts: readonly Part[]): boolean =>
  sum instanceof Uint8Array && sumOf(...parts).equals(sum);

/** @throws LibraryDamage where the values are not those the sum was made of. */
export function mustFit(what: string, sum: Uint8Array | null | undefined, ...parts: readonly Part[]): void {
  if (!fits(sum, ...parts)) throw new LibraryDamage(what);
}

/** A document's row without its key, its texts and its sums. */
export interface SummedEntry {
  id: string;
  path: string;
  collection: string;
  title: string;
  publisher: string | null;
  author: string | null;
  published: string | null;
  kind: string;
  language: string;
  url: string | null;
  hash: string;
  length: number;
  added: string;
  changed: string;
  /** Number of its passages. */
  count: number;
}

export const entryParts = (entry: SummedEntry): Part[] => [
  entry.id,
  entry.path,
  entry.collection,
  entry.title,
  entry.publisher,
  entry.author,
  entry.published,
  entry.kind,
  entry.language,
  entry.url,
  entry.hash,
  entry.length,
  entry.added,
  entry.changed,
  entry.count,
];

export interface SummedPassage {
  ordinal: number;
  start: number;
  end: number;
  paragraph: number;
  /** As JSON. */
  headings: string;
  lead: string;
  /** Id of its vector. */
  vector: number;
}

export const passageParts = (passage: SummedPassage): Part[] => [
  passage.ordinal,
  passage.start,
  passage.end,
  passage.paragraph,
  passage.headings,
  passage.lead,
  passage.vector,
];
