import { type RunOptions, runBuild, summaryLine } from '../../embeddings/indexing/run-build.ts';
import { showProgress } from '../../embeddings/indexing/show-progress.ts';
import type { Config } from '../config.ts';

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
  } finally {
    display.end();
  }
}
