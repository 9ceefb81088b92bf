import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { loadConfig } from '../../src/config.ts';
import { Problem } from '../../src/problem.ts';
import { runScript } from '../../src/run.ts';
import { generatedFiles, writeCorpus } from '../support/generated.ts';
import { startLoopback } from '../support/loopback/discord.ts';
import { until } from '../support/until.ts';
import { AT_ONCE, load, PER_SECOND } from './load.ts';
import { LIMIT, report } from './report.ts';

await runScript({
  usage: 'npm run soak -- [--seconds N] [--documents N]',
  about:
    `Puts a running bot under load on a loopback Discord: ${AT_ONCE} interactions at once, then ${PER_SECOND} a second while\n` +
    '/library reindex runs, the bot in a process of its own as in earnest. Prints the latencies; exits with 1 where one is\n' +
    'over 3 s, one is lost, or the 99th percentile of first responses is over 1 s.',
  help: '  --seconds N       how long the steady load lasts (default 300)\n  --documents N     generated documents beside the sample corpus (default 300)',
  options: { seconds: { type: 'string' }, documents: { type: 'string' } },
  main: async ({ flags }) => {
    const seconds = Number(flags.seconds ?? 300);
    const documents = Number(flags.documents ?? 300);
    if (!(seconds >= 1 && documents >= 0))
      throw new Problem('usage', 'not a number', 'give --seconds and --documents as numbers');
    return soak(seconds, documents);
  },
});

async function soak(seconds: number, documents: number): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), 'attache-soak-'));
  const discord = await startLoopback({ firstResponse: LIMIT });
  const corpusDir = join(root, 'corpus');
  writeCorpus(corpusDir, generatedFiles(documents));
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), corpusDir, { recursive: true });
  const config = loadConfig(
    {
      CORPUS_DIR: corpusDir,
      DATA_DIR: join(root, 'data'),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAw.loop.back',
      LOG_LEVEL: 'silent',
    },
    {},
    root,
  );
  console.log(`indexing ${documents} generated documents and the sample corpus …`);
  await runBuild(config);
  const bot = fork(fileURLToPath(new URL('../../src/launch.js', import.meta.url)), ['src/discord/shard.ts'], {
    execArgv: [],
    // What goes wrong is counted below; a line for each would bury the table.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  bot.send({ config });
  try {
    await until(() => discord.world.registered.length > 0 && discord.gateway.identified > 0, 120_000);
    await wait(1_000);
    return report(discord, await load(discord, bot.pid!, corpusDir, seconds, documents));
  } finally {
    const ended = new Promise((resolve) => bot.once('exit', resolve));
    bot.kill('SIGTERM');
    await ended;
    await discord.close();
    rmSync(root, { recursive: true, force: true });
  }
}
