import type { Config } from './config.ts';
import { prepareEngine } from './engine/pool.ts';
import { runScript } from './run.ts';

/** The program ends so long after it was told to, ms, also where something hangs. */
const STOPPED = 9_000;

await runScript({
  usage: 'npm start -- [--corpus DIR] [--port PORT]',
  about:
    'Brings the library in line with the documents and serves: on Discord with DISCORD_TOKEN set, otherwise as a page\n' +
    'on this machine in which every command works.',
  help: '  --page            serve the local page even where DISCORD_TOKEN is set\n  --port PORT       port of the page',
  options: { page: { type: 'boolean' } },
  main: async ({ config, flags }) => {
    const serve = flags.page || !config.token ? page(config) : discord(config);
    const { readyLibrary } = await import('./cli/library.ts');
    await readyLibrary(config, { wait: true });
    const told = untilStopped();
    // Told to stop before anything is served: there is nothing to put in order.
    let serving = false;
    void told.then(() => serving || process.exit(0));
    const { stop, failed } = await serve();
    serving = true;
    const problem = await Promise.race([told, failed]);
    // Whatever still goes on then is not waited for.
    setTimeout(() => process.exit(problem ? 1 : 0), STOPPED).unref();
    await stop();
    if (problem) throw problem;
    return 0;
  },
});

/** The engine's process loads its code while this one loads the rest and the documents are looked through. */
function page(config: Config) {
  const engine = prepareEngine(config);
  return async () => {
    const { servePage } = await import('./preview/serve.ts');
    return servePage(config, engine.open);
  };
}

/** discord.js is loaded where it is needed only. */
function discord(config: Config) {
  return async () => {
    const { startDiscord } = await import('./discord/start.ts');
    return startDiscord(config);
  };
}

function untilStopped(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(undefined));
  });
}
