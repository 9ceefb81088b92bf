import type { LatencySummary } from './types.ts';

/** Requests remembered. */
const KEPT = 1_000;

/** How long the last answers took, ms. */
export function recentLatency() {
  const kept: number[] = [];
  let at = 0;
  return {
    add: (ms: number) => {
      kept[at] = ms;
      at = (at + 1) % KEPT;
    },
    summary: (): LatencySummary => {
      const sorted = kept.toSorted((a, b) => a - b);
      const within = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
      return { count: sorted.length, p50: within(0.5), p95: within(0.95), p99: within(0.99) };
    },
  };
}
