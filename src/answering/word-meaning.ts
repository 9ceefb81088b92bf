import type { Context } from '../library/context.ts';

/** Word vectors kept: 2 KB each with the shipped encoder. */
const KEPT = 20_000;

/** Letters of a word that are looked at. */
const LONGEST = 64;

/** Cosines between words of a question and words of texts, from the sentence encoder's own vectors. */
export interface WordMeaning {
  /** Cosine (−1 … 1) of a word of the question with another; 0 where one of them was not handed in. */
  similarity(asked: string, other: string): number;
}

/**
 * Prepares to compare `asked` (words of the question) with `others` (words of the sentences that may answer). Vectors of
 * words are kept from question to question, which changes nothing but the time.
 */
export async function wordMeaning(
  context: Context,
  asked: readonly string[],
  others: ReadonlySet<string>,
): Promise<WordMeaning> {
  const vectors = await learnWords(context, [...asked, ...others]);
  const own = new Map(asked.map((word) => [word, vectors.get(word)!]));
  const known = new Map<string, Map<string, number>>(asked.map((word) => [word, new Map()]));
  return {
    similarity: (word, other) => {
      const cosines = known.get(word);
      if (!cosines || !others.has(other)) return 0;
      let found = cosines.get(other);
      if (found === undefined) {
        found = cosine(own.get(word)!, vectors.get(other)!);
        cosines.set(other, found);
      }
      return found;
    },
  };
}

/** The vectors of all words learnt so far, among them these. */
export async function learnWords(
  { memo, encoder }: Context,
  words: Iterable<string>,
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = memo('answer:words', () => new Map<string, Float32Array>());
  if (vectors.size > KEPT) vectors.clear();
  const missing = [...new Set(words)].filter((word) => !vectors.has(word));
  if (missing.length === 0) return vectors;
  const rows = await encoder.encodeQueries(missing.map((word) => word.slice(0, LONGEST)));
  const size = encoder.dimensions;
  for (const [row, word] of missing.entries()) vectors.set(word, rows.slice(row * size, (row + 1) * size));
  return vectors;
}

/** Of two vectors of unit length. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
