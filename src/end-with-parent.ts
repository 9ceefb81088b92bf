import { Worker } from 'node:worker_threads';

/** How often it is looked after the process, ms. */
const LOOK = 250;

/**
 * Ends this process when the one that forked it is gone: at once where it listens, and soon also where it is caught in
 * long work, because a thread of its own looks too. An orphan would hold its memory and its locks for ever.
 *
 * @param mostMemory bytes of memory (resident set) beyond which it is ended as well
 */
export function endWithParent(mostMemory = Number.MAX_SAFE_INTEGER): void {
  process.on('disconnect', () => process.exit());
  const watch = `
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent || process.memoryUsage.rss() > ${mostMemory}) process.kill(process.pid, 'SIGKILL');
    }, ${LOOK});
  `;
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
