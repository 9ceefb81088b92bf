import { existsSync } from 'node:fs';
import { type RunOptions, runBuild, summaryLine } from '../../embeddings/indexing/run-build.ts';
import { showProgress } from '../../embeddings/indexing/show-progress.ts';
import type { Config } from '../config.ts';
import { libraryPath } from '../library/database.ts';
import { isUnwritable } from '../library/failures.ts';
import { printable } from '../printable.ts';

/**
 * Brings the library in line with the documents before it is used; says what it did on standard error, and nothing
 * where nothing had changed.
 *
 * @throws Problem as `runBuild` does.
 */
export async function readyLibrary(config: Config, options: RunOptions = {}): Promise<void> {
  const display = showProgress();
  // Looking through unchanged documents takes a moment and is not worth a line of its own.
  const onProgress: typeof display.onProgress = (progress) => {
    if (process.stderr.isTTY || progress.step !== 'reading') display.onProgress(progress);
  };
  try {
    const summary = await runBuild(config, { ...display, onProgress, ...options });
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
