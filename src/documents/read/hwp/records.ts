import { inflateRawSync } from 'node:zlib';
import { Problem } from '../../../problem.ts';
import { MOST_DEPTH, MOST_UNPACKED_BYTES } from '../limits.ts';
import { damaged } from '../unpack.ts';

/** Kinds of records ("HWPTAG" in Hancom's "HWP document file format 5.0"). */
export const TAG = {
  numbering: 23,
  bullet: 24,
  paragraphShape: 25,
  style: 26,
  paragraph: 66,
  text: 67,
  control: 71,
  list: 72,
  table: 77,
  equation: 88,
} as const;

/** A record with those that are below it. */
export interface HwpRecord {
  tag: number;
  data: DataView;
  children: HwpRecord[];
}

/** The records of a stream as a tree. @throws Problem when the stream is damaged or unpacks to too much */
export function recordsOf(path: string, bytes: Uint8Array, packed: boolean): HwpRecord[] {
  const unpacked = packed ? inflate(path, bytes) : bytes;
  const view = new DataView(unpacked.buffer, unpacked.byteOffset, unpacked.length);
  const roots: HwpRecord[] = [];
  const open: HwpRecord[] = [];
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const head = view.getUint32(at, true);
    const level = (head >>> 10) & 0x3ff;
    let size = head >>> 20;
    at += 4;
    if (size === 0xfff) {
      if (at + 4 > view.byteLength) break;
      size = view.getUint32(at, true);
      at += 4;
    }
    if (level > MOST_DEPTH) throw damaged(path);
    const end = Math.min(at + size, view.byteLength);
    const record = {
      tag: head & 0x3ff,
      data: new DataView(view.buffer, view.byteOffset + at, end - at),
      children: [],
    };
    open.length = Math.min(level, open.length);
    (open.at(-1)?.children ?? roots).push(record);
    open.push(record);
    at = end;
  }
  return roots;
}

function inflate(path: string, bytes: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem(
        path,
        'unpacks to far more than a document holds',
        'check where it comes from, or leave it out',
      );
    throw damaged(path, cause);
  }
}

/** A text of UTF-16 after its length; '' where the record ends before. Also where it ends. */
export function textAt(data: DataView, at: number): { text: string; end: number } {
  if (at + 2 > data.byteLength) return { text: '', end: data.byteLength };
  const end = Math.min(at + 2 + 2 * data.getUint16(at, true), data.byteLength);
  return { text: decodeUtf16(data, at + 2, end), end };
}

const UTF16 = new TextDecoder('utf-16le');

export const decodeUtf16 = (data: DataView, start: number, end: number): string =>
  UTF16.decode(new Uint8Array(data.buffer, data.byteOffset + start, Math.max(0, end - start)));

/** An unsigned number of 16 or 32 bits; 0 where the record ends before. */
export const uint16 = (data: DataView, at: number): number =>
  at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;
export const uint32 = (data: DataView, at: number): number =>
  at + 4 <= data.byteLength ? data.getUint32(at, true) : 0;
