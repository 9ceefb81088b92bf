type Numbers = ArrayLike<number>;

/**
 * One score from two: lexical + `worth` · semantic, in standard deviations over all passages. Best first, ties by
 * passage number.
 */
export function fuse(
  passages: Uint32Array,
  lexical: Numbers,
  semantic: Numbers,
  worth: number,
): { passage: number; fused: number }[] {
  const sums = new Float64Array(passages.length);
  for (let i = 0; i < sums.length; i++) sums[i] = lexical[i]! + worth * semantic[i]!;
  const fused = standard(sums);
  const ranked: { passage: number; fused: number }[] = [];
  for (let i = 0; i < fused.length; i++) ranked.push({ passage: passages[i]!, fused: fused[i]! });
  return ranked.sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}

/** Mean and standard deviation; a deviation of 0 is given as 1. */
function moments(values: Numbers): { mean: number; deviation: number } {
  const size = Math.max(1, values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / size;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / size) || 1 };
}

/** Standard deviation of some values. */
export const spread = (values: Numbers): number => moments(values).deviation;

/** Values with mean 0 and standard deviation 1. */
export function standard(values: Numbers): Float64Array {
  const { mean, deviation } = moments(values);
  const scaled = new Float64Array(values.length);
  for (let i = 0; i < scaled.length; i++) scaled[i] = (values[i]! - mean) / deviation;
  return scaled;
}
