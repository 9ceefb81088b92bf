import { setImmediate } from 'node:timers/promises';
import type { Connection } from './database.ts';
import { LibraryDamage } from './failures.ts';
import type { KeyedEntry } from './rows.ts';
import { mustFit } from './sums.ts';

export interface Vectors {
  readonly count: number;
  readonly dimensions: number;
  /** `[count × dimensions]` float32; a row is there once `at` or `load` has been called for it. */
  readonly matrix: Float32Array;
  /** Sees to it that the rows of a document are in the matrix. */
  load(document: number): void;
  /** All rows, a few documents at a time between other work; stops where `isWanted` says so. */
  loadAll(isWanted: () => boolean): Promise<void>;
}

/** Documents read before other work gets its turn: some 5 ms of a library of long ones. */
const STRIDE = 8;

/** The vectors of a build, read a document at a time when first asked for, so that opening costs nothing. */
export function openVectors(
  connection: Connection,
  entries: readonly KeyedEntry[],
  dimensions: number,
): Vectors {
  const count = entries.at(-1)?.passages[1] ?? 0;
  const matrix = new Float32Array(count * dimensions);
  const bytes = new Uint8Array(matrix.buffer);
  const width = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const loaded = new Uint8Array(entries.length);
  const read = connection.prepare<[number], { key: Buffer; vector: Buffer; sum: Buffer }>(
    'SELECT v.key, v.vector, v.sum FROM passages p JOIN vectors v ON v.id = p.vector WHERE p.document = ? ORDER BY p.ordinal',
  );
  const load = (document: number) => {
    if (loaded[document]) return;
    const entry = entries[document]!;
    let row = entry.passages[0];
    for (const { key, vector, sum } of read.iterate(entry.key)) {
      mustFit(entry.path, sum, key, vector);
      bytes.set(vector, row++ * width);
    }
    if (row !== entry.passages[1]) throw new LibraryDamage(entry.path);
    loaded[document] = 1;
  };
  const loadAll = async (isWanted: () => boolean) => {
    for (let document = 0; document < entries.length && isWanted(); document++) {
      load(document);
      if (document % STRIDE === STRIDE - 1) await setImmediate();
    }
  };
  return { count, dimensions, matrix, load, loadAll };
}

/** A vector as the bytes it is stored as (float32, little-endian, as on every machine Node runs on). */
export function bytesOf(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Scalar product of `query` with the row of `matrix` that begins at `offset`. */
export function dot(query: Float32Array, matrix: Float32Array, offset: number): number {
  let a = 0;
  let b = 0;
  const even = query.length & ~1;
  for (let i = 0; i < even; i += 2) {
    a += query[i]! * matrix[offset + i]!;
    b += query[i + 1]! * matrix[offset + i + 1]!;
  }
  return even < query.length ? a + b + query[even]! * matrix[offset + even]! : a + b;
}
