/** Weights of the encoder's scores beside BM25's that the sweep tries. */
export const WEIGHTS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** Scores of one question brought to 0 … 1; all alike become 0. */
export function minMax(scores: Float64Array | Float32Array): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  const range = high - low || 1;
  return Float64Array.from(scores, (score) => (score - low) / range);
}

/** `lexical + weight × semantic`, both already 0 … 1. */
export function fuse(lexical: Float64Array, semantic: Float64Array, weight: number): Float64Array {
  return lexical.map((score, i) => score + weight * semantic[i]!);
}

/**
 * The one weight for all sets: the one whose smallest gain over BM25 alone, over all sets, is the largest.
 *
 * @param gains `gains[w][s]`: nDCG@10 fused with `WEIGHTS[w]` less BM25's, on set s
 */
export function bestWeight(gains: readonly (readonly number[])[]): number {
  const smallest = gains.map((ofSets) => Math.min(...ofSets));
  return smallest.indexOf(Math.max(...smallest));
}
