import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { all } from '../../commands/all.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { openAccess } from '../../src/bot/access.ts';
import { createRouter } from '../../src/bot/router.ts';
import type { App, IndexingService } from '../../src/bot/types.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { connect, createClient, listen } from '../../src/discord/client.ts';
import { register } from '../../src/discord/registration.ts';
import { openEngine } from '../../src/engine/local.ts';
import { openTables } from '../../src/library/state/tables.ts';
import { type Loopback, startLoopback } from './loopback/discord.ts';
import { snowflake } from './loopback/ids.ts';
import { person } from './loopback/objects.ts';
import { actions } from './loopback/person-actions.ts';
import { until } from './until.ts';

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAw.loop.back';

/** Who may see what: `cabinet` is for one role and one channel. */
export const CABINET_ROLE = snowflake();

/** Only in the restricted collection: none of these words may reach anyone else. */
export const SECRET = {
  title: 'Cabinet Memorandum Zephyr',
  sentence: 'The Zephyr envoy to Atlantis is Wilhelmina Quartz, who was appointed on March 3, 2018.',
  words: /zephyr|atlantis|quartz|wilhelmina|cabinet-memo/i,
};

const memo = `---
title: ${SECRET.title}
publisher: Cabinet Office
date: 2018-03-05
kind: document
language: en
---

${SECRET.sentence} The mission of the Zephyr envoy is to open a consulate in Atlantis before the end of the year.

The consulate in Atlantis will employ twelve people. Its budget for 2018 is 4.2 million won.
`;

/** The sample corpus with one collection that not everyone may see. */
export async function teamCorpus(root: string, restrictedChannel: string): Promise<string> {
  const corpusDir = join(root, 'corpus');
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), corpusDir, { recursive: true });
  await mkdir(join(corpusDir, 'cabinet'));
  writeFileSync(join(corpusDir, 'cabinet', 'cabinet-memo.md'), memo);
  const yaml = [
    'collections:',
    '  news: { title: { en: News reports, ko: 언론 보도 }, open: everyone }',
    '  cabinet:',
    '    title: { en: Zephyr papers, ko: 제퍼 문서 }',
    `    open: { roles: ["${CABINET_ROLE}"], channels: ["${restrictedChannel}"] }`,
  ];
  writeFileSync(join(corpusDir, 'collections.yaml'), `${yaml.join('\n')}\n`);
  return corpusDir;
}

interface Options {
  /** Changes what commands stand on: a slower engine, a refused request. */
  change?: (app: App) => App;
  limit?: (user: string) => number;
}

/**
 * A team on the loopback Discord: the real client, commands, engine, library and state. `restart` stops the bot and
 * starts it again on the same state, as a deployment would.
 */
export async function openTeam(options: Options = {}) {
  const root = mkdtempSync(join(tmpdir(), 'attache-team-'));
  const discord = await startLoopback({ roles: [CABINET_ROLE] });
  const corpusDir = await teamCorpus(root, discord.world.channels.restricted!);
  const config = loadConfig(
    {
      CORPUS_DIR: corpusDir,
      DATA_DIR: join(root, 'data'),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: TOKEN,
    },
    {},
    root,
  );
  await runBuild(config);
  let bot = await startBot(config, discord, options);
  return {
    discord,
    config,
    ...actions(discord),
    member: person({ name: 'Mina' }),
    insider: person({ name: 'Ines', roles: [CABINET_ROLE] }),
    manager: person({ name: 'Marta', manager: true }),
    korean: person({ name: '민아', locale: 'ko' }),
    app: () => bot.app,
    client: () => bot.client,
    router: () => bot.router,
    log: () => bot.lines,
    restart: async (changed: Options = options) => {
      await bot.stop();
      bot = await startBot(config, discord, changed);
    },
    close: async () => {
      await bot.stop();
      await discord.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Team = Awaited<ReturnType<typeof openTeam>>;

async function startBot(config: Config, discord: Loopback, { change = (app) => app, limit }: Options) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const engine = await openEngine(config);
  const state = openTables(config.dataDir);
  const app = change({
    engine,
    state,
    access: openAccess(config.corpusDir),
    indexing: librarianHere(config),
    corpusDir: config.corpusDir,
    replyDays: config.replyDays,
    log,
    now: () => new Date(),
  });
  const router = createRouter(all, app, { limit: limit ?? (() => 0) });
  const client = createClient(config);
  listen(client, router, app, log);
  const ready = await connect(client, TOKEN);
  const where = { applicationId: ready.application.id, guildId: undefined, apiUrl: config.apiUrl };
  const registered = await register(client.rest, state, all, where, log);
  await until(() => client.guilds.cache.get(discord.world.guildId)?.available === true);
  return {
    app,
    router,
    client,
    lines,
    registered,
    stop: async () => {
      await router.drain(10_000);
      await client.destroy();
      await engine.close();
      state.close();
    },
  };
}

/** Indexes in this process: starting another takes longer than indexing ten documents. */
function librarianHere(config: Config): IndexingService {
  return {
    index: async (progress) => {
      const summary = await runBuild(config, {
        onProgress: ({ done, total, step }) => progress(done, total, step),
      });
      return { ...summary, problems: summary.failed.map(({ message }) => message) };
    },
  };
}
