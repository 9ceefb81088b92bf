import type { Connection } from './database.ts';
import { LibraryDamage } from './failures.ts';
import { Recent } from './recent.ts';
import type { KeyedEntry } from './rows.ts';
import { mustFit } from './sums.ts';

/** Vectors kept: some 8 to 16 MB at 1,024 dimensions. */
const KEPT = 8_192;

/** Largest number of a stored vector. */
const MOST = 127;

/** Bytes before the numbers: what each has to be multiplied by (float32, little-endian). */
const HEAD = 4;

/**
 * A vector as it is stored: its numbers as whole ones from −127 to 127, the largest of them as one of the two, and before them
 * what brings them back to unit length. A quarter of the bytes to keep, to read and to compare with a sum; over 40,000
 * paragraphs a cosine is off by 0.00014 (standard deviation), and 99.6 of the hundred nearest are the same.
 */
export function packVector(vector: Float32Array): Buffer {
  let largest = 0;
  for (const number of vector) largest = Math.max(largest, Math.abs(number));
  const packed = Buffer.alloc(HEAD + vector.length);
  const numbers = new Int8Array(packed.buffer, packed.byteOffset + HEAD, vector.length);
  let square = 0;
  for (let i = 0; i < vector.length; i++) {
    const whole = largest > 0 ? Math.round((vector[i]! / largest) * MOST) : 0;
    numbers[i] = whole;
    square += whole * whole;
  }
  packed.writeFloatLE(square > 0 ? 1 / Math.sqrt(square) : 0);
  return packed;
}

/** A vector as it is read: its whole numbers, and what each has to be multiplied by. */
export interface Packed {
  numbers: Int8Array;
  scale: number;
}

export function openVector(packed: Uint8Array): Packed {
  const scale = new DataView(packed.buffer, packed.byteOffset).getFloat32(0, true);
  return { numbers: new Int8Array(packed.buffer, packed.byteOffset + HEAD, packed.length - HEAD), scale };
}

/** The inverse of `packVector`: of unit length. */
export const unpackVector = (packed: Uint8Array): Float32Array => unpacked(openVector(packed));

export function unpacked({ numbers, scale }: Packed): Float32Array {
  const vector = new Float32Array(numbers.length);
  for (let i = 0; i < vector.length; i++) vector[i] = numbers[i]! * scale;
  return vector;
}

/** The vectors of a build by the numbers of their passages. */
export interface Vectors {
  /** Of unit length. */
  vector(passage: number): Float32Array;
  /** Scalar product of a passage's vector with another. */
  cosine(other: Float32Array, passage: number): number;
}

/**
 * Reads the vectors of a build by the number of their passage, and keeps those used last: the library's file is the one
 * place where all are.
 *
 * @param documentOf index in `entries` of a passage's document
 */
export function openVectors(
  connection: Connection,
  entries: readonly KeyedEntry[],
  dimensions: number,
  documentOf: (passage: number) => number,
): Vectors {
  const read = connection.prepare<[number, number], { key: Buffer; vector: Buffer; sum: Buffer }>(
    'SELECT v.key, v.vector, v.sum FROM passages p JOIN vectors v ON v.id = p.vector WHERE p.document = ? AND p.ordinal = ?',
  );
  const kept = new Recent<number, Packed>(KEPT);
  const packed = (passage: number): Packed => {
    const known = kept.get(passage);
    if (known) return known;
    const entry = entries[documentOf(passage)]!;
    const row = read.get(entry.key, passage - entry.passages[0]);
    if (row?.vector.length !== HEAD + dimensions) throw new LibraryDamage(entry.path);
    mustFit(entry.path, row.sum, row.key, row.vector);
    const found = openVector(row.vector);
    kept.set(passage, found);
    return found;
  };
  return {
    vector: (passage) => unpacked(packed(passage)),
    cosine: (other, passage) => cosineWith(packed(passage), other),
  };
}

/** Scalar product of a packed vector with another. */
export const cosineWith = ({ numbers, scale }: Packed, other: Float32Array): number =>
  scale * dot(other, numbers);

/** Scalar product of two vectors, always the same to the bit. */
export function dot(a: Float32Array, b: Float32Array | Int8Array): number {
  let even = 0;
  let odd = 0;
  const end = a.length & ~1;
  for (let i = 0; i < end; i += 2) {
    even += a[i]! * b[i]!;
    odd += a[i + 1]! * b[i + 1]!;
  }
  return end < a.length ? even + odd + a[end]! * b[end]! : even + odd;
}
