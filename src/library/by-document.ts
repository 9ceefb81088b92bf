import { sumOf } from './sums.ts';
import type { Library } from './types.ts';

/** Bytes of a document's key. */
const KEY = 8;

/**
 * What tells whether something derived from a document would come out the same: 8 bytes for each document, in their order. It
 * changes with the document's bytes, with what its source says of it, and with the way documents are read.
 */
export function documentKeys({ build, documents }: Pick<Library, 'build' | 'documents'>): Buffer {
  return Buffer.concat(documents.map((document) => sumOfDocument(build.cutting, document)));
}

type Keyed = Pick<Library['documents'][number], 'id' | 'hash' | 'title' | 'published'>;

const sumOfDocument = (cutting: number, { id, hash, title, published }: Keyed) =>
  sumOf(cutting, id, hash, title, published);

/** The key of one document as text. @param cutting version of reading and cutting */
export const keyOf = (cutting: number, document: Keyed): string =>
  sumOfDocument(cutting, document).toString('hex');

/** Finds documents of an earlier build by their keys. @returns the index there, by the index here; −1 where it is not there. */
export function sameDocuments(keys: Buffer, earlier: Buffer): Int32Array {
  const at = new Map<bigint, number>();
  for (let index = 0; index < earlier.length / KEY; index++)
    at.set(earlier.readBigUInt64LE(index * KEY), index);
  return Int32Array.from(
    { length: keys.length / KEY },
    (_, index) => at.get(keys.readBigUInt64LE(index * KEY)) ?? -1,
  );
}

/**
 * A blob for each document of a library, in their order, kept beside it. Only documents that an earlier build did not have
 * are looked at.
 */
export function derivedByDocument(
  library: Pick<Library, 'build' | 'documents' | 'derived'>,
  name: string,
  version: number,
  make: (document: number) => Uint8Array,
): Uint8Array[] {
  const blob = library.derived(name, version, (earlier) => {
    const keys = documentKeys(library);
    const before = earlier && unpack(earlier);
    const there = before && sameDocuments(keys, before.keys);
    const parts = library.documents.map((_, document) => {
      const at = there?.[document] ?? -1;
      return at >= 0 ? before!.parts[at]! : make(document);
    });
    return pack(keys, parts);
  });
  return unpack(blob).parts;
}

/** How many, the keys, the length of each part (uint32, little-endian), the parts. */
function pack(keys: Buffer, parts: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(4 * (1 + parts.length));
  head.writeUInt32LE(parts.length);
  for (const [i, part] of parts.entries()) head.writeUInt32LE(part.length, 4 * (i + 1));
  return Buffer.concat([head, keys, ...parts]);
}

function unpack(blob: Uint8Array): { keys: Buffer; parts: Uint8Array[] } {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.length);
  const count = bytes.readUInt32LE(0);
  const first = 4 * (1 + count);
  let at = first + KEY * count;
  const parts = Array.from({ length: count }, (_, i) => {
    const part = bytes.subarray(at, at + bytes.readUInt32LE(4 * (i + 1)));
    at += part.length;
    return part;
  });
  return { keys: bytes.subarray(first, first + KEY * count), parts };
}
