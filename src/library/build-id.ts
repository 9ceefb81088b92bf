import { createHash } from 'node:crypto';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import type { Build } from './types.ts';

/** Hexadecimal digits of a build id: 64 bits, far more than builds that one folder will ever see. */
const ID_DIGITS = 16;

/** Of an encoder, what a library depends on. */
export type EncoderIdentity = Pick<Encoder, 'name' | 'fingerprint' | 'dimensions'>;

/** The build that these documents and this encoder make; `documents` in any order. Time is no part of its id. */
export function buildOf(
  encoder: EncoderIdentity,
  cutting: number,
  documents: readonly { id: string; hash: string }[],
  created: string,
): Build {
  const lines = documents.map(({ id, hash }) => `${id} ${hash}`).sort();
  const corpus = sha256(lines.join('\n'));
  const { name: model, fingerprint, dimensions } = encoder;
  const made = { model, fingerprint, dimensions, cutting, corpus };
  return { id: idOf(made), ...made, created };
}

/** The id of a build made with these. */
export function idOf({
  model,
  fingerprint,
  dimensions,
  cutting,
  corpus,
}: Omit<Build, 'id' | 'created'>): string {
  return sha256(JSON.stringify([model, fingerprint, dimensions, cutting, corpus])).slice(0, ID_DIGITS);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
