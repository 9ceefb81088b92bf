import { inflateSync } from 'node:zlib';
import { MOST_IN_STREAM } from './limits.ts';

/** DEFLATE packs at best 1032 to 1 (zlib, "Technical Details"). */
const BEST_RATIO = 1032;
/** Bytes before a stream in which its dictionary is sought. */
const DICTIONARY = 4096;
const PACKED = /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])/g;

/**
 * Whether a PDF holds a stream, other than a picture's, that unpacks to more than any page needs: packed twice, a few
 * kilobytes become gigabytes. Only streams that could are unpacked to see, no further than the limit.
 */
export function unpacksToTooMuch(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (at >= 3 && file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')));
    const filters = dictionary.match(PACKED)?.length ?? 0;
    if (filters === 0 || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    const end = file.indexOf('endstream', at);
    const length = (end < 0 ? file.length : end) - at;
    if (length * BEST_RATIO ** filters <= MOST_IN_STREAM) continue;
    if (isTooMuch(file.subarray(at + 6, at + length), filters)) return true;
  }
  return false;
}

function isTooMuch(stream: Buffer, filters: number): boolean {
  let data = stream.subarray(stream[0] === 13 ? 2 : 1);
  for (let i = 0; i < filters; i++) {
    try {
      data = inflateSync(data, { maxOutputLength: MOST_IN_STREAM, finishFlush: 2 });
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    }
  }
  return false;
}
