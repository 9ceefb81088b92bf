/** What one kind of trial came to. */
export interface Row {
  kind: string;
  tries: number;
  /** Trials that answered, and those that said plainly why not. */
  answered: number;
  refused: number;
  failures: number;
  /** Longest trial, ms, and the most memory seen, MiB (resident set). */
  worstMs: number;
  worstMiB: number;
}

export type Outcome = 'answered' | 'refused';

export interface Tally {
  row: Row;
  faults: string[];
  /** Runs one trial; what it throws is a fault, `name` says with what input. */
  trial(name: string, run: () => Promise<Outcome> | Outcome, pid?: () => number | undefined): Promise<void>;
}

/** Faults of one kind that are told in full. */
const TOLD = 20;

/** @param limitMs a trial that takes longer than this is a fault */
export function tally(kind: string, limitMs: number): Tally {
  const row: Row = { kind, tries: 0, answered: 0, refused: 0, failures: 0, worstMs: 0, worstMiB: 0 };
  const faults: string[] = [];
  const fault = (text: string) => {
    row.failures++;
    if (faults.length < TOLD) faults.push(`${kind}: ${text}`);
  };
  return {
    row,
    faults,
    trial: async (name, run) => {
      row.tries++;
      const begun = performance.now();
      try {
        row[await run()]++;
      } catch (thrown) {
        fault(`${name}: ${(thrown as Error)?.stack?.split('\n').slice(0, 4).join(' | ') ?? thrown}`);
      }
      const took = performance.now() - begun;
      if (took > limitMs) fault(`${name}: took ${Math.round(took)} ms`);
      row.worstMs = Math.max(row.worstMs, Math.round(took));
      row.worstMiB = Math.max(row.worstMiB, Math.round(process.memoryUsage.rss() / 1024 / 1024));
      if (row.tries % 100 === 0) process.stderr.write(`${kind}: ${row.tries}, ${row.failures} failures\n`);
    },
  };
}
