import { unzipSync } from 'fflate';
import { Problem } from '../../problem.ts';
import { MOST_ENTRIES, MOST_UNPACKED_BYTES } from './limits.ts';

const OLE_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The entries of a zip file that `wanted` names. Unpacking is bounded: an entry never gives more bytes than the file's
 * directory says, and the directory's sum is checked before.
 *
 * @throws Problem for a file that is no zip, is damaged, is encrypted or would unpack to too much.
 */
export function unpack(
  path: string,
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  if (OLE_FILE.every((byte, i) => bytes[i] === byte)) {
    throw new Problem(
      path,
      'protected by a password, or of an older format',
      'save it again without a password in the format its name says',
    );
  }
  let total = 0;
  let entries = 0;
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        entries += 1;
        if (total > MOST_UNPACKED_BYTES || entries > MOST_ENTRIES) throw tooMuch(path);
        return wanted(file.name) && !file.name.endsWith('/');
      },
    });
    return new Map(Object.entries(files));
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw damaged(path, cause);
  }
}

const tooMuch = (path: string): Problem =>
  new Problem(
    path,
    'unpacks to far more than a document holds',
    'check where it comes from, or leave it out',
  );

/** The problem of a file that is not what its name says, or only part of it. */
export const damaged = (path: string, cause?: unknown): Problem =>
  new Problem(
    path,
    'damaged, or not of the format its name says',
    'open it in the program that made it and save it again',
    { cause },
  );
