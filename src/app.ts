import type { Logger } from 'pino';
import { openAccess } from './bot/access.ts';
import { openIndexingService } from './bot/indexing-service.ts';
import type { App } from './bot/types.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine/operations.ts';
import { startEngine } from './engine/pool.ts';
import { LibraryDamage } from './library/failures.ts';
import { sourceStates } from './sources/refresh.ts';

/**
 * Opens everything that commands stand on; the engine in a thread of its own unless `start` says otherwise.
 *
 * @throws Problem when the library, the encoder, the state or the access list cannot be opened.
 */
export async function openApp(
  config: Config,
  log: Logger,
  start: (config: Config) => Promise<Engine> = startEngine,
): Promise<App & { close(): Promise<void> }> {
  const access = openAccess(config.corpusDir);
  access.all(); // a broken access list is said at the start, not to the first person who asks
  const indexing = openIndexingService(config);
  // Loaded and opened while the engine's processes start, it costs nobody any time.
  const remembered = import('./library/state/tables.ts').then(({ openTables }) => openTables(config));
  const [started, opened] = await Promise.allSettled([start(config), remembered]);
  if (started.status === 'rejected' || opened.status === 'rejected') {
    if (started.status === 'fulfilled') await started.value.close();
    if (opened.status === 'fulfilled') await opened.value.close();
    throw started.status === 'rejected' ? started.reason : (opened as PromiseRejectedResult).reason;
  }
  const engine = mending(started.value, indexing, log);
  const state = opened.value;
  return {
    engine,
    state,
    access,
    indexing,
    corpusDir: config.corpusDir,
    follows: !config.indexing,
    sources: () => sourceStates(config),
    replyDays: config.replyDays,
    log,
    now: () => new Date(),
    close: async () => {
      await engine.close();
      await state.close();
    },
  };
}

/** How long to wait, ms, after damage was mended, or could not be, before it is tried again. */
const MEND_AGAIN = 60_000;

/** The engine; where one of its calls meets damage in the library, the documents are indexed anew, which mends it. */
function mending<E extends Engine & { urgent?: Engine }>(
  engine: E,
  indexing: App['indexing'],
  log: Logger,
): E {
  let mended = 0;
  const mend = (damage: LibraryDamage) => {
    if (Date.now() - mended < MEND_AGAIN) return;
    mended = Date.now();
    log.error({ where: damage.where }, 'the library is damaged; it is mended from the documents');
    indexing.index(() => {}).catch((err: unknown) => log.error({ err }, 'the library could not be mended'));
  };
  const watched = (calls: object): object =>
    Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [
        name,
        typeof call !== 'function'
          ? watched(call)
          : (input: unknown) =>
              call(input).catch((thrown: unknown) => {
                if (thrown instanceof LibraryDamage) mend(thrown);
                throw thrown;
              }),
      ]),
    );
  return watched(engine) as E;
}
