/** Weights of the encoder's scores beside BM25's that the sweep tries. */
export const WEIGHTS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** BM25's scores of one question, its best one 1. Cosines have a scale of their own and stay as they are. */
export function shareOfBest(scores: Float64Array): Float64Array {
  const best = scores.reduce((high, score) => Math.max(high, score), 0) || 1;
  return scores.map((score) => score / best);
}

/** `lexical + weight × semantic`. */
export function fuse(lexical: Float64Array, semantic: Float32Array, weight: number): Float64Array {
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
