import { setPriority } from 'node:os';
import { endWithParent } from '../../src/end-with-parent.ts';
import { Problem } from '../../src/problem.ts';
import type { Report, Task } from './background.ts';
import { runBuild } from './run-build.ts';

/** Niceness: answering comes first. */
const LOW = 10;

const say = (report: Report) => process.send?.(report);

process.once('message', async ({ config, rebuild, sync }: Task) => {
  try {
    const summary = await runBuild(config, {
      rebuild,
      sync,
      onProgress: (progress) => say({ progress }),
      onNotice: (notice) => say({ notice }),
    });
    say({ summary });
  } catch (error) {
    if (error instanceof Problem) {
      const { about, what, next } = error;
      say({ problem: { about, what, next } });
    } else say({ bug: (error as Error)?.stack ?? String(error) });
  }
  process.disconnect?.();
});

// Once whoever asked is gone; what has been embedded so far is kept.
endWithParent();

try {
  setPriority(LOW);
} catch {
  // Not everywhere allowed; it only runs a little less politely.
}
