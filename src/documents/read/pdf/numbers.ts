/** The number below which `share` of the numbers lie; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Median where each number counts as often as its weight says. */
export function weightedMedian(pairs: readonly (readonly [value: number, weight: number])[]): number {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let sum = 0;
  for (const [value, weight] of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return 0;
}

/** What occurs most often, by weight. */
export function commonest(pairs: readonly (readonly [value: string, weight: number])[]): string {
  const sums = new Map<string, number>();
  for (const [value, weight] of pairs) sums.set(value, (sums.get(value) ?? 0) + weight);
  let best = '';
  for (const [value, sum] of sums) if (sum > (sums.get(best) ?? 0)) best = value;
  return best;
}
