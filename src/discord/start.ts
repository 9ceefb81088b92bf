import { all } from '../../commands/all.ts';
import { writer } from '../../commands/briefing/writer.ts';
import { openApp } from '../app.ts';
import { keepInStep } from '../bot/following.ts';
import { serveHealth } from '../bot/health.ts';
import { createScheduler } from '../bot/scheduler.ts';
import { keepSourcesFresh } from '../bot/sources-service.ts';
import type { App } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { openLog } from '../log.ts';
import { Problem } from '../problem.ts';
import { startBot } from './bot.ts';
import { inviteLink } from './client.ts';
import { isConnected } from './connect.ts';
import { discordTransport } from './post.ts';
import type { Served } from './served.ts';
import { startShards } from './shards.ts';

/** How long what is in flight may take to finish once the program is told to stop, ms. */
const DRAIN = 7_000;
/** How long the process may live on after it has stopped serving, ms. */
const LEFTOVERS = 2_000;
/** How often what has expired is deleted, ms. */
const SWEEP = 3_600_000;

/**
 * Serves on Discord: in this process, or in one for each shard where SHARDS is set.
 *
 * @throws Problem when the token or the intents are refused, a port is taken, or the library cannot be opened.
 */
export async function startDiscord(config: Config): Promise<Served> {
  return config.shards === undefined ? serve(config) : startShards(config);
}

/** One bot process. Stopping finishes what is in flight, within seven seconds, and logs out. */
export async function serve(config: Config): Promise<Served> {
  if (!config.token)
    throw new Problem(
      'DISCORD_TOKEN',
      'is not set',
      'put it into .env (.env.example tells where to find it)',
    );
  const log = openLog(config);
  // Opened whole before anybody can ask: the first suggestions are due within three seconds of the login.
  const app = await openApp(config, log);
  // One broken event must not end the service of everybody else: it is logged, with its stack.
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  const bot = await startBot(config, all, app, log).catch(async (thrown) => {
    await app.close();
    throw thrown;
  });
  const { client, router, shard } = bot;
  const health =
    config.healthPort === undefined
      ? undefined
      : await serveHealth(
          config.healthPort + shard,
          { connected: () => isConnected(client), pingMs: () => client.ws.ping },
          app,
          router.metrics,
        );
  const stopBriefing = createScheduler(app, discordTransport(client), writer).start();
  const keepFresh = () => (config.indexing ? keepSourcesFresh(app, config) : keepInStep(app));
  const stopSources = shard === 0 ? keepFresh() : undefined;
  const sweeping = setInterval(() => void sweep(app, config.replyDays), SWEEP);
  log.info({ user: client.user.tag, guilds: client.guilds.cache.size, shard }, 'ready');
  if (shard === 0)
    console.log(`${client.user.username} is on Discord. Invite it: ${inviteLink(client.application.id)}`);
  bot.register();
  return {
    failed: bot.failed,
    stop: async () => {
      clearInterval(sweeping);
      stopSources?.();
      const [left] = await Promise.all([router.drain(DRAIN), stopBriefing(DRAIN)]);
      if (left > 0) log.warn({ left }, 'stopped before everything was answered');
      await bot.leave();
      health?.close();
      await app.close();
      // discord.js goes through with a reconnection that had begun when it was destroyed, and that connection would
      // keep the process alive; whoever has nothing left to do ends before this.
      setTimeout(() => process.exit(), LEFTOVERS).unref();
    },
  };
}

async function sweep(app: App, replyDays: number): Promise<void> {
  try {
    await app.state.replies.sweep();
    await app.state.conversations.sweep(replyDays);
  } catch (err) {
    app.log.warn({ err }, 'what has expired could not be deleted; it is tried again');
  }
}
