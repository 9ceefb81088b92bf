import { Worker } from 'node:worker_threads';

/** How often it is looked whether the parent still lives, ms. */
const LOOK = 1_000;

/**
 * Ends this process when the one that forked it is gone: at once where it listens, and within a second or two also where
 * it is caught in long work, because a thread of its own looks too. An orphan would hold its memory and its locks for ever.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit());
  const watch = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${LOOK});
  `;
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
