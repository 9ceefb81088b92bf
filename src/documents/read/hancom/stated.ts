import type { Description } from '../../types.ts';

/** Share of a title's words that the document has to bear out. */
const BORNE_OUT = 0.6;

/**
 * What a Hancom file says of itself. Hancom Office keeps the title of the document that a file was once copied from, so
 * only a title whose words are in the text counts.
 */
export function hancomStated(title: string, author: string, text: string): Partial<Description> {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = words.filter((word) => text.includes(word)).length;
  return {
    ...(words.length > 0 &&
      found >= BORNE_OUT * words.length && { title: title.replace(/\s+/g, ' ').trim() }),
    ...(author.trim() && { author: author.trim() }),
  };
}
