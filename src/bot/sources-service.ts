import { type FSWatcher, watch } from 'node:fs';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { placeOf } from '../sources/folder.ts';
import { readSources } from '../sources/settings.ts';
import type { App } from './types.ts';

/** How often it is looked at which source is due, ms. */
const TICK = 30_000;
/** How long a folder must be quiet before it is looked through: files are often written in pieces; ms. */
const QUIET = 5_000;

/**
 * Refreshes what is due in the background, and folders elsewhere as soon as something in them changes, until the
 * returned function is called. Where nothing refreshes itself it does nothing. Several processes may run one: what one
 * of them has refreshed is not due for the others.
 */
export function keepSourcesFresh(app: App, config: Pick<Config, 'corpusDir'>, tick = TICK): () => void {
  let working: Promise<void> | undefined;
  let said = '';
  const refresh = (which: 'due' | { name: string }): Promise<void> =>
    (working ??= app.indexing
      .index(() => {}, which)
      .then(
        ({ sources }) => {
          said = '';
          for (const source of sources) app.log.info({ source }, 'refreshed');
        },
        (err) => report(err),
      )
      .finally(() => {
        working = undefined;
      }));
  const report = (err: unknown): void => {
    const message = err instanceof Error ? err.message : String(err);
    // The same trouble every half minute is said once.
    if (message !== said)
      app.log[err instanceof Problem ? 'warn' : 'error']({ err }, 'sources not refreshed');
    said = message;
  };
  const look = (): void => {
    try {
      const now = app.now().toISOString();
      if (app.sources?.().some(({ next }) => next === null || next <= now)) void refresh('due');
    } catch (err) {
      report(err);
    }
  };
  const watchers = watchFolders(config, (name) => void refresh({ name }), app);
  const timer = setInterval(look, tick);
  look();
  // A refresh at work ends with this process; what it had not yet written down is fetched again.
  return () => {
    clearInterval(timer);
    for (const stop of watchers) stop();
  };
}

function watchFolders(
  config: Pick<Config, 'corpusDir'>,
  changed: (name: string) => void,
  app: App,
): (() => void)[] {
  let sources: ReturnType<typeof readSources>;
  try {
    sources = readSources(config.corpusDir);
  } catch {
    return []; // the first look reports it
  }
  return sources.flatMap((source) => {
    if (source.kind !== 'folder') return [];
    let waiting: NodeJS.Timeout | undefined;
    const stir = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => changed(source.name), QUIET);
    };
    let watcher: FSWatcher;
    try {
      watcher = watch(placeOf(source.folder, config.corpusDir), { recursive: true }, stir);
    } catch (err) {
      app.log.warn({ err, source: source.name }, 'folder not watched; it is looked through at its interval');
      return [];
    }
    watcher.on('error', (err) => app.log.warn({ err, source: source.name }, 'folder not watched any more'));
    return [
      () => {
        clearTimeout(waiting);
        watcher.close();
      },
    ];
  });
}
