import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ContentName,
  contentPaths,
  fits,
  otherPaths,
  publish,
  sumOf,
  unfinishedPath,
} from './content-addressed.ts';
import type { Connection } from './database.ts';
import { type BitScan, openBitScan, widthOf } from './hamming.ts';
import type { View } from './view.ts';

/**
 * A bit for each number of each vector, set where it is above 0: all that is in memory of the vectors of a library. The
 * nearest by these bits are then compared whole (`nearest.ts`).
 *
 * The file: how many passages and bytes a passage (uint32, little-endian), the first bytes of each vector's key, and the
 * bits of each vector. By the keys the next build takes over what it shares with this one.
 */
export type Codes = BitScan;

/** Raise when the file's layout changes, or what a bit says. */
const VERSION = 1;
const HEADER = 8;
/** Of a key, enough that no two vectors of a library share them. */
const KEY = 8;
/** How far on it is looked for a vector that does not come where it is expected: in passages of a document that has gone. */
const WINDOW = 512;

const nameOf = (build: string): ContentName => ({ stem: `bits-v${VERSION}`, build, ending: 'bin' });

/** Whether the bits of a build are there; whether they are sound is seen when they are opened. */
export const hasCodes = (dataDir: string, build: string): boolean =>
  contentPaths(dataDir, nameOf(build)).length > 0;

/** The bits of a vector: bit i of byte i / 8 says whether number i is above 0. */
export function codeOf(vector: Float32Array, into = new Uint8Array(widthOf(vector.length))): Uint8Array {
  into.fill(0);
  for (let i = 0; i < vector.length; i++) if (vector[i]! > 0) into[i >> 3]! |= 1 << (i & 7);
  return into;
}

/** The bits of a build: read where a sound file is there, otherwise made and kept. A folder that cannot be written is no obstacle. */
export async function openCodes(connection: Connection, dataDir: string, view: View): Promise<Codes> {
  const width = widthOf(view.build.dimensions);
  const codes = openBitScan(view.passageCount, width);
  const name = nameOf(view.build.id);
  for (const path of contentPaths(dataDir, name)) {
    if (await load(path, codes.strings, view.passageCount, width)) return codes;
    rmSync(path, { force: true });
  }
  const bytes = make(connection, view, width, earlier(dataDir, name, width));
  codes.strings.set(bytes.subarray(bytes.length - codes.strings.length));
  const unfinished = unfinishedPath(dataDir, name);
  try {
    writeFileSync(unfinished, bytes);
    publish(dataDir, name, unfinished, sumOf(bytes));
  } catch {
    rmSync(unfinished, { force: true });
  }
  return codes;
}

/** Reads a file's bits into `strings`. @returns whether it is what its name says, and of so many passages */
async function load(path: string, strings: Uint8Array, count: number, width: number): Promise<boolean> {
  const begin = HEADER + KEY * count;
  const hash = createHash('sha256');
  let at = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      const from = Math.max(0, begin - at);
      if (at + chunk.length > begin + strings.length) return false;
      if (from < chunk.length) strings.set(chunk.subarray(from), at + from - begin);
      at += chunk.length;
    }
  } catch {
    return false;
  }
  return at === begin + count * width && fits(path, hash.digest('hex').slice(0, 16));
}

/** What an earlier build left. */
interface Earlier {
  keys: Uint32Array;
  codes: Uint8Array;
}

function earlier(dataDir: string, name: ContentName, width: number): Earlier | undefined {
  for (const path of otherPaths(dataDir, name)) {
    try {
      const bytes = readFileSync(path);
      const [count, itsWidth] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
      const end = HEADER + KEY * count;
      if (itsWidth !== width || bytes.length !== end + count * width || !fits(path, sumOf(bytes))) continue;
      return {
        keys: new Uint32Array(bytes.buffer.slice(bytes.byteOffset + HEADER, bytes.byteOffset + end)),
        codes: bytes.subarray(end),
      };
    } catch {
      // Gone meanwhile, or torn: the vectors are in the library.
    }
  }
  return undefined;
}

function make(connection: Connection, view: View, width: number, before: Earlier | undefined): Uint8Array {
  const count = view.passageCount;
  const bytes = new Uint8Array(HEADER + (KEY + width) * count);
  new Uint32Array(bytes.buffer, 0, 2).set([count, width]);
  const keys = new Uint32Array(bytes.buffer, HEADER, (KEY / 4) * count);
  const codes = bytes.subarray(HEADER + KEY * count);
  readKeys(connection, view, bytes.subarray(HEADER, HEADER + KEY * count));
  let next = 0;
  for (let passage = 0; passage < count; passage++) {
    const code = codes.subarray(passage * width, (passage + 1) * width);
    const at = before ? find(before.keys, next, keys[2 * passage]!, keys[2 * passage + 1]!) : -1;
    if (at >= 0) {
      code.set(before!.codes.subarray(at * width, (at + 1) * width));
      next = at + 1;
    } else codeOf(view.vector(passage), code);
  }
  return bytes;
}

/** Place of a key, looked for from `from` on, or −1. */
function find(keys: Uint32Array, from: number, first: number, second: number): number {
  const end = Math.min(from + WINDOW, keys.length / 2);
  for (let at = from; at < end; at++) {
    if (keys[2 * at] === first && keys[2 * at + 1] === second) return at;
  }
  return -1;
}

/** The first bytes of the key of each passage's vector. */
function readKeys(connection: Connection, { entries }: View, into: Uint8Array): void {
  const keyOf = new Map<number, Buffer>();
  const all = connection.prepare<[], [number, Buffer]>('SELECT id, key FROM vectors').raw();
  for (const [id, key] of all.iterate()) keyOf.set(id, key);
  const first = new Map(entries.map(({ key, passages }) => [key, passages[0]]));
  const passages = connection
    .prepare<[], [number, number, number]>('SELECT document, ordinal, vector FROM passages')
    .raw();
  for (const [document, ordinal, vector] of passages.iterate()) {
    const key = keyOf.get(vector);
    if (key) into.set(key.subarray(0, KEY), (first.get(document)! + ordinal) * KEY);
  }
}
