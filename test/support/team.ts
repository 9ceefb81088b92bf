import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { all } from '../../commands/all.ts';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { openAccess } from '../../src/bot/access.ts';
import type { App, IndexingService } from '../../src/bot/types.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { startBot as startOnDiscord } from '../../src/discord/bot.ts';
import { openEngine } from '../../src/engine/local.ts';
import { openTables } from '../../src/library/state/tables.ts';
import { SECRETIVE } from '../../src/log.ts';
import { type Loopback, startLoopback } from './loopback/discord.ts';
import { snowflake } from './loopback/ids.ts';
import { person } from './loopback/objects.ts';
import { actions } from './loopback/person-actions.ts';
import { startFromIndexed } from './start-from-indexed.ts';
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

/** The one document that not everyone may see. */
export function writeMemo(corpusDir: string): void {
  mkdirSync(join(corpusDir, 'cabinet'), { recursive: true });
  writeFileSync(join(corpusDir, 'cabinet', 'cabinet-memo.md'), memo);
}

/** The sample corpus with one collection that not everyone may see. */
export function teamCorpus(root: string, restrictedChannel: string): string {
  const corpusDir = join(root, 'corpus');
  cpSync(fileURLToPath(new URL('../../corpus', import.meta.url)), corpusDir, { recursive: true });
  writeMemo(corpusDir);
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
  /** Settings of its own: DISCORD_GUILD_ID, MESSAGE_CONTENT. */
  config?: Partial<Config>;
}

/**
 * A team on the loopback Discord: the real client, commands, engine, library and state. `restart` stops the bot and
 * starts it again on the same state, as a deployment would.
 */
export async function openTeam(options: Options = {}) {
  const root = mkdtempSync(join(tmpdir(), 'attache-team-'));
  const discord = await startLoopback({ roles: [CABINET_ROLE] });
  const corpusDir = teamCorpus(root, discord.world.channels.restricted!);
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
  startFromIndexed(config.dataDir);
  await runBuild(config);
  const before: string[] = [];
  let bot = await startTeam(config, discord, options);
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
    /** Everything that was logged, before restarts too. */
    logged: () => [...before, ...bot.lines],
    restart: async (changed: Options = options) => {
      await bot.stop();
      before.push(...bot.lines);
      bot = await startTeam(config, discord, changed);
    },
    close: async () => {
      await bot.stop();
      await discord.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type Team = Awaited<ReturnType<typeof openTeam>>;

async function startTeam(
  config: Config,
  discord: Loopback,
  { change = (app) => app, limit, config: own = {} }: Options,
) {
  const lines: string[] = [];
  const log = pino({ level: 'info', ...SECRETIVE }, { write: (line: string) => void lines.push(line) });
  const engine = await openEngine(config);
  const state = await openTables(config);
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
  const bot = await startOnDiscord({ ...config, ...own }, all, app, log, { limit: limit ?? (() => 0) });
  const { client, router } = bot;
  await bot.register();
  if (discord.world.invited)
    await until(() => client.guilds.cache.get(discord.world.guildId)?.available === true);
  return {
    app,
    router,
    client,
    lines,
    stop: async () => {
      await router.drain(10_000);
      await bot.leave();
      await engine.close();
      await state.close();
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
