import { all } from '../commands/all.ts';
import { openApp } from './app.ts';
import { readyLibrary } from './cli/library.ts';
import { runScript } from './cli/run.ts';
import type { Config } from './config.ts';
import { type EngineThread, prepareEngine } from './engine/thread.ts';
import { openLog } from './log.ts';
import { startPreview } from './preview/server.ts';

await runScript({
  usage: 'npm start -- [--corpus DIR] [--port PORT]',
  about:
    'Brings the library in line with the documents and serves: on Discord with DISCORD_TOKEN set, otherwise as a page\n' +
    'on this machine in which every command works.',
  help: '  --page            serve the local page even where DISCORD_TOKEN is set\n  --port PORT       port of the page',
  options: { page: { type: 'boolean' } },
  main: async ({ config, flags }) => {
    const page = flags.page || !config.token;
    // The engine's code is loaded while the documents are looked through.
    const thread = page ? prepareEngine(config) : null;
    await readyLibrary(config);
    const stopped = untilStopped();
    const stop = thread ? await servePage(config, thread) : await serveDiscord(config);
    await stopped;
    await stop();
    return 0;
  },
});

/** discord.js is a second's loading that the page does without. */
async function serveDiscord(config: Config): Promise<() => Promise<void>> {
  const { startDiscord } = await import('./discord/start.ts');
  return startDiscord(config);
}

async function servePage(config: Config, thread: EngineThread): Promise<() => Promise<void>> {
  const log = openLog(config);
  const app = await openApp(config, log, thread.open);
  const preview = await startPreview({ config, app, commands: all, log });
  if (!config.token) console.log('No DISCORD_TOKEN is set, so Attaché serves its commands on this machine.');
  console.log(`Open ${preview.address} in a browser. Ctrl+C stops.`);
  return async () => {
    await preview.close();
    await app.close();
  };
}

function untilStopped(): Promise<unknown> {
  return Promise.race(
    ['SIGINT', 'SIGTERM'].map((signal) => new Promise((resolve) => process.once(signal, resolve))),
  );
}
