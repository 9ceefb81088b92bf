import { all } from '../../commands/all.ts';
import { writer } from '../../commands/briefing/writer.ts';
import { openApp } from '../app.ts';
import { serveHealth } from '../bot/health.ts';
import { createRouter } from '../bot/router.ts';
import { createScheduler } from '../bot/scheduler.ts';
import { keepSourcesFresh } from '../bot/sources-service.ts';
import type { App } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { openLog } from '../log.ts';
import { Problem } from '../problem.ts';
import { connect, createClient, inviteLink, listen } from './client.ts';
import { discordTransport } from './post.ts';
import { register } from './registration.ts';
import { startShards } from './shards.ts';

/** How long what is in flight may take to finish once the program is told to stop, ms. */
const DRAIN = 7_000;
/** How long the process may live on after it has stopped serving, ms. */
const LEFTOVERS = 2_000;
/** How often what has expired is deleted, ms. */
const SWEEP = 3_600_000;

/**
 * Serves on Discord until the returned function is called: in this process, or in one for each shard where SHARDS is
 * set.
 *
 * @throws Problem when the token is refused, a port is taken, or the library cannot be opened.
 */
export async function startDiscord(config: Config): Promise<() => Promise<void>> {
  return config.shards === undefined ? serve(config) : startShards(config);
}

/** One bot process. The returned function finishes what is in flight, within seven seconds, and logs out. */
export async function serve(config: Config): Promise<() => Promise<void>> {
  if (!config.token)
    throw new Problem(
      'DISCORD_TOKEN',
      'is not set',
      'put it into .env (.env.example tells where to find it)',
    );
  const log = openLog(config);
  const app = await openApp(config, log);
  // One broken event must not end the service of everybody else: it is logged, with its stack.
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  const router = createRouter(all, app);
  const client = createClient(config);
  listen(client, router, app, log);
  const ready = await connect(client, config.token).catch(async (thrown) => {
    await client.destroy();
    await app.close();
    throw thrown;
  });
  const shard = client.shard?.ids[0] ?? 0;
  if (shard === 0) {
    const where = { applicationId: ready.application.id, guildId: config.guildId, apiUrl: config.apiUrl };
    await register(client.rest, app.state, all, where, log);
  }
  const health =
    config.healthPort === undefined
      ? undefined
      : await serveHealth(config.healthPort + shard, client, app, router.metrics);
  const stopBriefing = createScheduler(app, discordTransport(ready), writer).start();
  const stopSources = shard === 0 ? keepSourcesFresh(app, config) : undefined;
  const sweeping = setInterval(() => sweep(app, config.replyDays), SWEEP);
  log.info({ user: ready.user.tag, guilds: ready.guilds.cache.size, shard }, 'ready');
  if (shard === 0)
    console.log(`${ready.user.username} is on Discord. Invite it: ${inviteLink(ready.application.id)}`);
  return async () => {
    clearInterval(sweeping);
    stopSources?.();
    const [left] = await Promise.all([router.drain(DRAIN), stopBriefing(DRAIN)]);
    if (left > 0) log.warn({ left }, 'stopped before everything was answered');
    await client.destroy();
    health?.close();
    await app.close();
    // discord.js goes through with a reconnection that had begun when it was destroyed, and that connection would
    // keep the process alive; whoever has nothing left to do ends before this.
    setTimeout(() => process.exit(), LEFTOVERS).unref();
  };
}

function sweep(app: App, replyDays: number): void {
  app.state.replies.sweep();
  app.state.conversations.sweep(replyDays);
}
