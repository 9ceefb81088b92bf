import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { createRouter, type Router } from '../bot/router.ts';
import type { App, Command } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { nameCommands } from '../message/command-names.ts';
import type { Problem } from '../problem.ts';
import { createClient, listen } from './client.ts';
import { BACKOFF, connect, type Patience } from './connect.ts';
import { mayPost } from './permissions.ts';
import { register } from './registration.ts';

export interface Bot {
  client: Client<true>;
  router: Router;
  shard: number;
  failed: Promise<Problem>;
  /** Has Discord know the commands, now and whenever a server is joined; never throws, and tries again where it fails. */
  register(): Promise<void>;
  leave(): Promise<void>;
}

interface Options extends Patience {
  limit?: (user: string) => number;
}

/**
 * Puts commands on Discord: connects, answers through a router, registers.
 *
 * @throws Problem as `connect` does.
 */
export async function startBot(
  config: Config,
  commands: readonly Command[],
  given: App,
  log: Logger,
  options: Options = {},
): Promise<Bot> {
  let current: Client | undefined;
  const app: App = {
    ...given,
    readsPosts: config.messageContent,
    mayPost: (channel) => mayPost(current as Client, channel),
  };
  const router = createRouter(commands, app, { limit: options.limit });
  const open = () => {
    current = createClient(config);
    listen(current, router, app, log);
    return current;
  };
  const { client, failed, leave } = await connect(config, open, options);
  const shard = client.shard?.ids[0] ?? 0;
  const registering = shard === 0 ? registrar(client, commands, config, log) : async () => {};
  return {
    client,
    router,
    shard,
    failed,
    register: registering,
    leave: async () => {
      leave();
      await client.destroy();
    },
  };
}

/** Registers, one run at a time, and again when the bot joins the server that the commands are for. */
function registrar(client: Client<true>, commands: readonly Command[], config: Config, log: Logger) {
  const { guildId } = config;
  let running: Promise<void> = Promise.resolve();
  let retry: NodeJS.Timeout | undefined;
  let pause = BACKOFF.first;

  const once = async () => {
    clearTimeout(retry);
    const where = {
      applicationId: client.application.id,
      guildId,
      guilds: [...client.guilds.cache.keys()],
    };
    try {
      const { outcome, ids } = await register(client.rest, commands, where, log);
      pause = BACKOFF.first;
      nameCommands(ids);
      if (outcome === 'not invited yet')
        console.log(
          `The bot is not in the server DISCORD_GUILD_ID names (${guildId}) yet: its commands appear there once you have invited it.`,
        );
    } catch (thrown) {
      log.warn({ err: thrown, again: pause }, 'the commands could not be registered; it is tried again');
      retry = setTimeout(run, pause);
      retry.unref();
      pause = Math.min(pause * 2, BACKOFF.most);
    }
  };
  const run = () => {
    running = running.then(once);
    return running;
  };
  client.on(Events.GuildCreate, ({ id }) => {
    if (guildId === undefined || guildId === id) void run();
  });
  return run;
}
