import type { Logger } from 'pino';
import { openAccess } from './bot/access.ts';
import { openIndexingService } from './bot/indexing-service.ts';
import type { App } from './bot/types.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine/operations.ts';
import { startEngine } from './engine/pool.ts';
import { openTables } from './library/state/tables.ts';
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
  const engine = await start(config);
  const state = openTables(config.dataDir);
  return {
    engine,
    state,
    access,
    indexing: openIndexingService(config),
    corpusDir: config.corpusDir,
    sources: () => sourceStates(config),
    replyDays: config.replyDays,
    log,
    now: () => new Date(),
    close: async () => {
      await engine.close();
      state.close();
    },
  };
}
