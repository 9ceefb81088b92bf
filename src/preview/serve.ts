import { all } from '../../commands/all.ts';
import { openApp } from '../app.ts';
import { keepInStep } from '../bot/following.ts';
import { keepSourcesFresh } from '../bot/sources-service.ts';
import type { Config } from '../config.ts';
import type { Engine } from '../engine/operations.ts';
import { openLog } from '../log.ts';
import { startPreview } from './server.ts';

/**
 * Serves the local page, and says where, until the returned function is called.
 *
 * @throws Problem as `openApp` and `startPreview` do.
 */
export async function servePage(
  config: Config,
  openEngine: () => Promise<Engine>,
): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  const log = openLog(config);
  const app = await openApp(config, log, openEngine);
  const preview = await startPreview({ config, app, commands: all, log });
  const stopSources = config.indexing ? keepSourcesFresh(app, config) : keepInStep(app);
  if (!config.token) console.log('No DISCORD_TOKEN is set, so Attaché serves its commands on this machine.');
  console.log(`Open ${preview.address} in a browser. Ctrl+C stops.`);
  return {
    stop: async () => {
      await preview.close();
      stopSources();
      await app.close();
    },
    // Nothing outside this machine can end it.
    failed: new Promise<never>(() => {}),
  };
}
