import { createHash } from 'node:crypto';
import { type AboutBuild, SEARCH_VERSION } from '../../library/searched/schema.ts';
import type { Library } from '../../library/types.ts';
import { type Means, meansOf } from '../lexical/inverted.ts';
import type { Streams } from '../lexical/streams.ts';

/**
 * Passages of a part at most, about. One changed document makes its part anew; of each term and part there is one row of
 * postings.
 */
const PASSAGES = 4_096;
/**
 * Frequencies are measured by the lengths a build had, until those of a later one are off by more than this: else one changed
 * document would change every row. A length that is off by a hundredth changes a score by less than half of that.
 */
const DRIFT = 0.01;

/** Documents that lie together, by their numbers here. */
export interface Part {
  /** SHA-256 over all it is made of. */
  name: Buffer;
  collection: string;
  documents: number[];
}

type AllMeans = { passages: Means; documents: Means };

/** The lengths to measure by: those used before, where they are still near enough. */
export function meansFor(streams: Streams, before: AboutBuild | undefined): AllMeans {
  const now = meansOf(streams);
  if (before?.version !== SEARCH_VERSION) return now;
  const isNear = (['passages', 'documents'] as const).every((unit) =>
    Object.entries(now[unit]).every(([field, mean]) => {
      const then = before.means[unit][field] ?? 0;
      return Math.abs(mean - then) <= DRIFT * then;
    }),
  );
  return isNear ? (before.means as AllMeans) : now;
}

/**
 * The documents of a library in parts, each of one collection and by a hash of the documents' ids.
 *
 * @param marks what each document was made of, in hexadecimal digits
 */
export function partsFor(
  { documents }: Pick<Library, 'documents'>,
  marks: readonly string[],
  measured: { means: AllMeans; vectors: boolean },
): Part[] {
  const sizes = new Map<string, number>();
  for (const { collection, passages } of documents)
    sizes.set(collection, (sizes.get(collection) ?? 0) + passages[1] - passages[0]);
  const parts = new Map<string, { collection: string; documents: number[] }>();
  for (const [number, { id, collection }] of documents.entries()) {
    const count = 2 ** Math.max(0, Math.ceil(Math.log2(sizes.get(collection)! / PASSAGES)));
    const key = JSON.stringify([collection, count, hashOf(id) % count]);
    const part = parts.get(key) ?? { collection, documents: [] };
    part.documents.push(number);
    parts.set(key, part);
  }
  return [...parts].map(([key, part]) => {
    const hash = createHash('sha256').update(JSON.stringify([SEARCH_VERSION, key, measured]));
    for (const document of part.documents) hash.update(marks[document]!);
    return { name: hash.digest(), ...part };
  });
}

const hashOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32LE(0);
