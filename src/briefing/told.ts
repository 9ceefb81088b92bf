import { createHash } from 'node:crypto';
import type { Digest } from './types.ts';

const KEY_LETTERS = 16;

/** By what a line is known again: its words, whatever the spaces and capitals; nothing can be read from it. */
export const lineKey = (text: string): string =>
  createHash('sha256')
    .update(text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim())
    .digest('hex')
    .slice(0, KEY_LETTERS);

/** The lines that a digest tells. */
export const toldBy = ({ groups }: Digest): string[] =>
  groups.flatMap(({ lines }) => lines.map(({ text }) => lineKey(text)));

/** Whether a digest has nothing to say: no document is new, and all that changed ones say was told. */
export const saysNothing = ({ total, groups, documents }: Digest): boolean =>
  total === 0 || (groups.length === 0 && documents.every(({ changed }) => changed));
