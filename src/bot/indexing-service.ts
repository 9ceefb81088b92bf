import { indexInBackground } from '../../embeddings/indexing/background.ts';
import type { Config } from '../config.ts';
import type { IndexingService, IndexSummary } from './types.ts';

type Listener = (done: number, total: number, step: string) => void;

/**
 * Indexes in a process of its own, one run at a time. Whoever asks while a run is going on gets the next one: files
 * may have changed since the present one read them; all who ask meanwhile share it.
 */
export function openIndexingService(config: Config): IndexingService {
  let running: Promise<unknown> = Promise.resolve();
  let next: { listeners: Listener[]; summary: Promise<IndexSummary> } | undefined;

  const index = (listener: Listener): Promise<IndexSummary> => {
    if (next) {
      next.listeners.push(listener);
      return next.summary;
    }
    const listeners = [listener];
    const summary = running.then(() => {
      next = undefined;
      return run(config, (...progress) => {
        for (const each of listeners) each(...progress);
      });
    });
    running = summary.catch(() => {});
    next = { listeners, summary };
    return summary;
  };
  return { index };
}

async function run(config: Config, listener: Listener): Promise<IndexSummary> {
  const { added, changed, removed, documents, passages, failed } = await indexInBackground(config, {
    onProgress: ({ step, done, total }) => listener(done, total, step),
  });
  return { added, changed, removed, documents, passages, problems: failed.map(({ message }) => message) };
}
