import type { Built } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Description } from '../types.ts';

/** What a reader is given. */
export interface ReadInput {
  /** Path below the corpus folder: what problems are about. */
  path: string;
  bytes: Uint8Array;
}

/** What a format's reader hands on: the text with its structure, and what the file itself says about the document. */
export interface Extracted extends Built {
  stated: Partial<Description>;
  /** One line each, without the path: what is odd about the file, though it could be read. */
  notices?: readonly string[];
}

/**
 * One format's reader: reads the bytes through a `DocumentBuilder` (`../builder.ts`), in reading order, every block as
 * what it is. It deletes nothing by its looks: what it leaves out goes to `remove` with its reason.
 *
 * @throws Problem when the file is damaged, protected or holds no text
 */
export type Reader = (input: ReadInput) => Extracted | Promise<Extracted>;

/** `cleanText`, and white space at the ends of lines goes. */
export function normalise(text: string): string {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
