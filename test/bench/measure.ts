import { readFileSync } from 'node:fs';

/** Milliseconds that passed, and that processors worked for this process: the steadier figure on a busy machine. */
export interface Took {
  ms: number;
  cpu: number;
}

export async function took<T>(work: () => T | Promise<T>): Promise<Took & { value: T }> {
  const worked = process.cpuUsage();
  const started = performance.now();
  const value = await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(worked);
  return { value, ms, cpu: (user + system) / 1000 };
}

/** Of several times, in ms with two decimals. */
export interface Times {
  p50: number;
  p95: number;
  p99: number;
  /** Mean of the processors' time. */
  cpu: number;
}

export function timesOf(all: readonly Took[]): Times {
  const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const cpu = all.reduce((sum, one) => sum + one.cpu, 0) / Math.max(1, all.length);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu: round(cpu) };
}

export const round = (number: number): number => Math.round(100 * number) / 100;

/** Bytes of memory that this process holds now, and the most it has held; on Linux those of its own, without files that are mapped. */
export function memory(): { now: number; most: number } {
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  return { now: own() ?? rss, most: process.resourceUsage().maxRSS * 1024 };
}

function own(): number | undefined {
  try {
    const found = /RssAnon:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    return found ? Number(found[1]) * 1024 : undefined;
  } catch {
    return undefined;
  }
}
