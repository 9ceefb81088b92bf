import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Convention } from './conventions.ts';
import { MODEL_FILES } from './models.ts';

/** Raise when the same files would give other vectors. */
const ENCODER_VERSION = 1;

/** Of a model's files and how they are used: 16 hexadecimal digits. */
export async function fingerprintOf(folder: string, convention: Convention): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([ENCODER_VERSION, convention]));
  for (const file of MODEL_FILES) hash.update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
