/** Weights of the encoder's cosines beside BM25's scores that the sweep tries. */
export const WEIGHTS = Array.from({ length: 20 }, (_, i) => (i + 1) / 2);
/** A set that loses no more nDCG@10 is level with BM25 alone. */
const LEVEL = 0.0001;

/**
 * `lexical + weight × semantic`, both as they are: the more the question's words weigh together, as in long questions and
 * in Korean, which is matched by many pairs of syllables, the less the cosine can change.
 */
export function fuse(lexical: Float64Array, semantic: Float32Array, weight: number): Float64Array {
  return lexical.map((score, i) => score + weight * semantic[i]!);
}

/**
 * The one weight for all sets: of those with which none loses, the one with the largest mean gain over BM25 alone; the one
 * whose smallest gain is the largest where some set always loses.
 *
 * @param gains `gains[w][s]`: nDCG@10 fused with `WEIGHTS[w]` less BM25's, on set s
 */
export function bestWeight(gains: readonly (readonly number[])[]): number {
  const worth = gains.map((ofSets) => {
    const smallest = Math.min(...ofSets);
    return smallest < -LEVEL ? smallest : ofSets.reduce((sum, gain) => sum + gain, 0) / ofSets.length;
  });
  return worth.indexOf(Math.max(...worth));
}
