import type { Context } from '../../engine/context.ts';

/** Word vectors kept: 1 KB each with the shipped encoder. */
const KEPT = 50_000;

/** Cosines between words of a question and words of texts, from the sentence encoder's own vectors. */
export interface WordMeaning {
  /** Cosine (−1 … 1) of question word `index` with one of `others`. */
  similarity(index: number, other: string): number;
}

/**
 * Prepares to compare `asked` (words of the question) with `others` (words of the sentences that may answer).
 *
 * Vectors of words are kept from question to question.
 */
export async function wordMeaning(
  context: Context,
  asked: readonly string[],
  others: Iterable<string>,
): Promise<WordMeaning> {
  const vectors = context.memo('answer:words', () => new Map<string, Float32Array>());
  if (vectors.size > KEPT) vectors.clear();
  const missing = [...new Set([...asked, ...others])].filter((word) => !vectors.has(word));
  if (missing.length > 0) await learn(context, vectors, missing);
  const own = asked.map((word) => vectors.get(word));
  const known = new Map<string, number[]>();
  return {
    similarity: (index, other) => {
      let cosines = known.get(other);
      if (!cosines) {
        const vector = vectors.get(other);
        cosines = own.map((word) => (word && vector ? cosine(word, vector) : 0));
        known.set(other, cosines);
      }
      return cosines[index]!;
    },
  };
}

async function learn(
  { encoder }: Context,
  vectors: Map<string, Float32Array>,
  missing: string[],
): Promise<void> {
  const rows = await encoder.encodeQueries(missing);
  const size = encoder.dimensions;
  for (const [row, word] of missing.entries()) vectors.set(word, rows.slice(row * size, (row + 1) * size));
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
