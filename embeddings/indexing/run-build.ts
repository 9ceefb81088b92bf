import { availableParallelism } from 'node:os';
import type { Config } from '../../src/config.ts';
import { openReaders } from '../../src/documents/apart/reader.ts';
import { CUTTING_VERSION } from '../../src/documents/cut.ts';
import { keyOf } from '../../src/library/by-document.ts';
import { lockForRefreshing } from '../../src/library/lock.ts';
import type { State } from '../../src/library/state/open.ts';
import type { Library } from '../../src/library/types.ts';
import { openNamesApart } from '../../src/lookup/apart/names.ts';
import { Problem } from '../../src/problem.ts';
import type { Refreshed, RefreshOptions } from '../../src/sources/refresh.ts';
import type { Encoder } from '../encoder/types.ts';
import { type BuildOptions, buildLibrary, type Summary } from './build.ts';
import { encoderSource } from './source.ts';

/** Processes that read files: with more, cutting what they have read takes longer than to read it. */
const MOST_READERS = 4;

export interface RunOptions extends Pick<BuildOptions, 'rebuild' | 'onProgress' | 'onNotice' | 'signal'> {
  /** Which sources are refreshed before; none when left out. */
  sync?: RefreshOptions['which'] | undefined;
}

/** A build, and what the sources that were refreshed before it brought. */
export type RunSummary = Summary & { sources: Refreshed[] };

/**
 * `buildLibrary` with the configured encoder; what searching derives from the library is made with it, so that a bot
 * that switches to the new build finds it ready.
 *
 * @throws Problem as `openEncoder` and `buildLibrary` do.
 */
export async function runBuild(config: Config, options: RunOptions = {}): Promise<RunSummary> {
  const { onNotice = () => {}, onProgress } = options;
  if (!config.indexing) return config.searchIn === 'postgres' ? searched(config) : follow(config, options);
  const sources = await refresh(config, options);
  const source = await encoderSource({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
    onProgress: ({ loaded, total = loaded }) =>
      onProgress?.({ step: 'downloading', done: megabytes(loaded), total: megabytes(total) }),
  });
  // One core is left for cutting what was read.
  const reader = openReaders(Math.min(MOST_READERS, availableParallelism() - 1));
  const names = openNamesApart(config.domains);
  let encoder: Encoder | undefined;
  const open = async () => {
    encoder ??= await source.open();
    return encoder;
  };
  try {
    const summary = await buildLibrary({
      ...options,
      config,
      reader,
      encoder: { ...source, open },
      onDocument: (document) =>
        names.read(keyOf(CUTTING_VERSION, document), { ...document, structure: document }),
      prepare: async (library) => prepared(library, config, onNotice, await names.done()),
    });
    await publish(config, options);
    return { ...summary, sources };
  } finally {
    reader.close();
    names.close();
    await encoder?.close();
  }
}

/** Makes the build the one that all hosts answer from, where there are others. */
async function publish(config: Config, { onNotice, onProgress }: RunOptions): Promise<void> {
  if (config.libraryUrl === undefined) return;
  const { publishLibrary } = await import('../../src/library/shared/publish.ts');
  const progress = (done: number, total: number) => onProgress?.({ step: 'publishing', done, total });
  try {
    const search =
      config.searchIn === 'postgres'
        ? (await import('../../src/retrieval/searched/publish.ts')).searchPublisher(config.dataDir, progress)
        : undefined;
    await withState(config, (state) => publishLibrary(config, state, progress, search));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    onNotice?.(`the library could not be published, and the next run tries again: ${error.message}`);
  }
}

/** Takes over what another host has published. */
async function follow(config: Config, options: RunOptions): Promise<RunSummary> {
  const { followLibrary } = await import('./follow.ts');
  const { onNotice = () => {} } = options;
  const source = await encoderSource({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
  });
  const summary = await withState(config, (state) =>
    followLibrary(
      {
        ...options,
        config,
        encoder: source,
        prepare: (library) => prepared(library, config, onNotice),
      },
      state,
    ),
  );
  return { ...summary, sources: [] };
}

/** Looks at what another host has published to be searched where it lies: nothing of it is copied but what lies beside it. */
async function searched({ libraryUrl, dataDir, corpusDir, ...config }: Config): Promise<RunSummary> {
  const started = performance.now();
  const { openSearchedSnapshots } = await import('../../src/library/searched/snapshots.ts');
  const encoder = await encoderSource({
    model: config.model,
    cacheDir: config.modelCacheDir,
    hubUrl: config.hubUrl,
  });
  const snapshots = await openSearchedSnapshots({ libraryUrl: libraryUrl!, dataDir, corpusDir, encoder });
  const { build, documents, passageCount } = snapshots.current();
  await snapshots.close();
  return {
    ...{ documents: documents.length, added: 0, changed: 0, removed: 0, unchanged: documents.length },
    ...{ passages: passageCount, embedded: 0, reused: passageCount, failed: [], build, sources: [] },
    milliseconds: Math.round(performance.now() - started),
  };
}

async function withState<Done>(config: Config, work: (state: State) => Promise<Done>): Promise<Done> {
  const { openState } = await import('../../src/library/state/open.ts');
  const state = await openState(config);
  try {
    return await work(state);
  } finally {
    await state.db.destroy();
  }
}

/** Makes what searching derives from a library, before anybody sees it. */
async function prepared(
  library: Library,
  config: Config,
  onNotice: (line: string) => void,
  known?: ReadonlyMap<string, Uint8Array>,
) {
  try {
    const { derive } = await import('../../src/engine/derive.ts');
    derive(library, config.domains, known);
  } catch (error) {
    // The documents are in order; whoever opens the library meets the same error, and reports it.
    onNotice(`the search could not be prepared: ${(error as Error).message}`);
  }
}

/** The code that fetches is only loaded where something is to be refreshed. */
async function refresh(
  config: Config,
  { sync, onProgress, onNotice, signal }: RunOptions,
): Promise<Refreshed[]> {
  if (sync === undefined) return [];
  const { refreshSources } = await import('../../src/sources/refresh.ts');
  const found = await refreshSources({
    corpusDir: config.corpusDir,
    dataDir: config.dataDir,
    which: sync,
    signal,
    lock: () => lockForRefreshing(config.dataDir),
    onSource: (done, total) => onProgress?.({ step: 'fetching', done, total }),
  });
  for (const { name, problem } of found) if (problem) onNotice?.(`source ${name}: ${problem.en}`);
  return found;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** What each source brought, as a line for a person; of one that failed, its notice has said so. */
export const sourceLines = (sources: readonly Refreshed[]): string[] =>
  sources
    .filter(({ problem }) => problem === null)
    .map(
      ({ name, added, changed, removed }) =>
        `source ${name}: ${added} new, ${changed} changed, ${removed} gone`,
    );

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
