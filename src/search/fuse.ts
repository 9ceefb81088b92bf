/** A passage with the two scores it is ranked by. */
export interface Scored {
  passage: number;
  lexical: number;
  semantic: number;
}

/**
 * One score from two: each is brought to mean 0 and standard deviation 1 over all candidates, then added with the
 * semantic one's share. Best first, ties by passage number.
 */
export function fuse(scored: readonly Scored[], semanticShare: number): { passage: number; fused: number }[] {
  const lexical = standard(scored.map((one) => one.lexical));
  const semantic = standard(scored.map((one) => one.semantic));
  return scored
    .map(({ passage }, i) => ({
      passage,
      fused: (1 - semanticShare) * lexical[i]! + semanticShare * semantic[i]!,
    }))
    .sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}

/** Values with mean 0 and standard deviation 1. */
export function standard(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(variance) || 1;
  return values.map((value) => (value - mean) / deviation);
}
