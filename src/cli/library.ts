import { existsSync } from 'node:fs';
import { type RunOptions, runBuild, summaryLine } from '../../embeddings/indexing/run-build.ts';
import { showProgress } from '../../embeddings/indexing/show-progress.ts';
import type { Config } from '../config.ts';
import { libraryPath } from '../library/database.ts';
import { isUnwritable } from '../library/failures.ts';
import { BeingBuilt } from '../library/lock.ts';
import { printable } from '../printable.ts';

/**
 * Brings the library in line with the documents before it is used; says what it did on standard error, and nothing
 * where nothing had changed.
 *
 * @param options.wait where another process is at it, waits until that has finished instead of refusing
 * @throws Problem as `runBuild` does.
 */
export async function readyLibrary(
  config: Config,
  { wait = false, ...options }: RunOptions & { wait?: boolean } = {},
): Promise<void> {
  const display = showProgress();
  // Looking through unchanged documents takes a moment and is not worth a line of its own.
  const onProgress: typeof display.onProgress = (progress) => {
    if (process.stderr.isTTY || progress.step !== 'reading') display.onProgress(progress);
  };
  try {
    const build = () => runBuild(config, { ...display, onProgress, ...options });
    const summary = await (wait ? waiting(config, build) : build());
    display.end();
    if (summary.added + summary.changed + summary.removed + summary.embedded > 0)
      console.error(summaryLine(summary));
  } catch (thrown) {
    display.end();
    if (!isUnwritable((thrown as Error).cause) || !existsSync(libraryPath(config.dataDir))) throw thrown;
    // A good library answers all the same; only what has changed since is not in it.
    console.error(`${printable((thrown as Error).message)}. The library is used as it is.`);
  } finally {
    display.end();
  }
}

/** How often it is looked whether the other process has finished, ms. */
const LOOK = 500;

/** Two processes started together on one folder of data: the second waits for the first, then finds everything done. */
async function waiting<T>(config: Config, build: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      return await build();
    } catch (thrown) {
      if (!(thrown instanceof BeingBuilt)) throw thrown;
      if (!told)
        console.error(
          `${config.dataDir}: another process is indexing into it; waiting until it has finished`,
        );
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }
}
