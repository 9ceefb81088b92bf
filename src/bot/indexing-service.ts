import { indexInBackground } from '../../embeddings/indexing/background.ts';
import type { Config } from '../config.ts';
import type { IndexingService, IndexSummary } from './types.ts';

type Listener = (done: number, total: number, step: string) => void;
type Sync = Parameters<IndexingService['index']>[1];

interface Next {
  listeners: Listener[];
  /** Everything that those who wait asked to be refreshed. */
  sync: Sync;
  summary: Promise<IndexSummary>;
}

/**
 * Indexes in a process of its own, one run at a time. Whoever asks while a run is going on gets the next one: files
 * may have changed since the present one read them; all who ask meanwhile share it.
 */
export function openIndexingService(config: Config): IndexingService {
  let running: Promise<unknown> = Promise.resolve();
  let next: Next | undefined;

  const index: IndexingService['index'] = (listener, sync) => {
    if (next) {
      next.listeners.push(listener);
      next.sync = both(next.sync, sync);
      return next.summary;
    }
    const mine: Omit<Next, 'summary'> = { listeners: [listener], sync };
    const summary = running.then(() => {
      const asked = next!;
      next = undefined;
      return run(config, asked.sync, (...progress) => {
        for (const each of asked.listeners) each(...progress);
      });
    });
    running = summary.catch(() => {});
    next = { ...mine, summary };
    return summary;
  };
  return { index };
}

/** One refresh that does what two asked for. */
function both(a: Sync, b: Sync): Sync {
  if (a === undefined || b === undefined) return a ?? b;
  if (typeof a === 'object' && typeof b === 'object' && a.name === b.name) return a;
  return a === 'due' && b === 'due' ? 'due' : 'all';
}

async function run(config: Config, sync: Sync, listener: Listener): Promise<IndexSummary> {
  const { added, changed, removed, documents, passages, failed, sources } = await indexInBackground(config, {
    sync,
    onProgress: ({ step, done, total }) => listener(done, total, step),
  });
  const problems = failed.map(({ message }) => message);
  return { added, changed, removed, documents, passages, problems, sources };
}
