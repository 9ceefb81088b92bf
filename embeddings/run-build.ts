import type { Config } from '../src/config.ts';
import { makeContext } from '../src/engine/local.ts';
import { warm } from '../src/engine/warm.ts';
import { type BuildOptions, buildLibrary, type Summary } from './build.ts';
import { openEncoder } from './encoder.ts';

export type RunOptions = Pick<BuildOptions, 'rebuild' | 'onProgress' | 'onNotice' | 'signal'>;

/**
 * `buildLibrary` with the configured encoder; what searching derives from the library is made with it, so that a bot
 * that switches to the new build finds it ready.
 *
 * @throws Problem as `openEncoder` and `buildLibrary` do.
 */
export async function runBuild(config: Config, options: RunOptions = {}): Promise<Summary> {
  const { onNotice = () => {} } = options;
  const encoder = await openEncoder({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
  });
  try {
    return await buildLibrary({
      ...options,
      config,
      encoder,
      prepare: async (library) => {
        try {
          await warm(makeContext(library, encoder, config, () => new Date()));
        } catch (error) {
          // The documents are in order; whoever opens the library meets the same error, and reports it.
          onNotice(`the search could not be prepared: ${(error as Error).message}`);
        }
      },
    });
  } finally {
    await encoder.close();
  }
}

/** A summary as one line for a person. */
export function summaryLine(summary: Summary): string {
  const { documents, added, changed, removed, unchanged, passages, embedded, failed, milliseconds } = summary;
  const parts = [
    `${documents} documents (${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged)`,
    `${passages} passages (${embedded} embedded)`,
    ...(failed.length > 0 ? [`could not be read: ${failed.length}`] : []),
  ];
  return `${parts.join(', ')}; build ${summary.build.id}, ${(milliseconds / 1000).toFixed(1)} s`;
}
