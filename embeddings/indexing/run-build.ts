import type { Config } from '../../src/config.ts';
import { openReader } from '../../src/documents/apart/reader.ts';
import type { Encoder } from '../encoder/types.ts';
import { type BuildOptions, buildLibrary, type Summary } from './build.ts';
import { encoderSource } from './source.ts';

export type RunOptions = Pick<BuildOptions, 'rebuild' | 'onProgress' | 'onNotice' | 'signal'>;

/**
 * `buildLibrary` with the configured encoder; what searching derives from the library is made with it, so that a bot
 * that switches to the new build finds it ready.
 *
 * @throws Problem as `openEncoder` and `buildLibrary` do.
 */
export async function runBuild(config: Config, options: RunOptions = {}): Promise<Summary> {
  const { onNotice = () => {}, onProgress } = options;
  const source = await encoderSource({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
    onProgress: ({ loaded, total = loaded }) =>
      onProgress?.({ step: 'downloading', done: megabytes(loaded), total: megabytes(total) }),
  });
  const reader = openReader();
  let encoder: Encoder | undefined;
  const open = async () => {
    encoder ??= await source.open();
    return encoder;
  };
  try {
    return await buildLibrary({
      ...options,
      config,
      reader,
      encoder: { ...source, open },
      prepare: async (library) => {
        try {
          const [{ makeContext }, { warm }] = await engine();
          await warm(makeContext(library, await open(), config, () => new Date()));
        } catch (error) {
          // The documents are in order; whoever opens the library meets the same error, and reports it.
          onNotice(`the search could not be prepared: ${(error as Error).message}`);
        }
      },
    });
  } finally {
    reader.close();
    await encoder?.close();
  }
}

/** Only loaded when there is a new build to prepare. */
function engine() {
  return Promise.all([import('../../src/engine/local.ts'), import('../../src/engine/warm.ts')]);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
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
