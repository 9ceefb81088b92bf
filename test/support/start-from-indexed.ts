import { cpSync } from 'node:fs';
import process from 'node:process';

/** Puts a copy of the library that `indexed.ts` made for this run into a data folder; without one, the test's own build does all. */
export function startFromIndexed(dataDir: string): void {
  const made = process.env.ATTACHE_TEST_LIBRARY;
  if (made) cpSync(made, dataDir, { recursive: true });
}
