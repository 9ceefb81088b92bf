import { Client, Events, GatewayIntentBits, Options, Partials, PermissionFlagsBits } from 'discord.js';
import type { Logger } from 'pino';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { NO_MENTIONS } from '../message/payload.ts';
import { Problem } from '../problem.ts';
import { incomingOf } from './adapt.ts';
import { answerMention } from './mentions.ts';
import { makeRequest } from './multipart.ts';
import { interactionResponder } from './responders.ts';

/** Messages and members are read from the event that brings them; nothing else is worth its memory. */
const KEPT = { messages: 0, people: 500 };

/** What the bot needs in a channel for mentions, threads and briefings; interactions need none of it. */
const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
];

/** A client with the two intents that need no approval, deaf until `connect`. */
export function createClient(config: Pick<Config, 'apiUrl'>): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    // A thread that was not heard of before is taken from the interaction itself: its channel's rules count in it.
    partials: [Partials.Channel],
    allowedMentions: NO_MENTIONS,
    rest: { api: config.apiUrl, makeRequest },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: KEPT.messages,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: {
        maxSize: KEPT.people,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      UserManager: { maxSize: KEPT.people, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  });
}

/** Sends what happens on Discord through the router, and what goes wrong on the way into the log. */
export function listen(client: Client, router: Router, app: App, log: Logger): void {
  const failed = (thrown: unknown) => log.error({ err: thrown }, 'listener failed');
  client.on(Events.InteractionCreate, (interaction) => {
    const incoming = incomingOf(interaction);
    if (incoming) router.handle(incoming, interactionResponder(interaction)).catch(failed);
    else log.warn({ type: interaction.type }, 'an interaction of a kind not used here');
  });
  client.on(Events.MessageCreate, (message) => {
    if (client.isReady()) answerMention(message, client, router, app).catch(failed);
  });
  // Without an `error` listener a rejected listener would end the process.
  client.on(Events.Error, failed);
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord'));
  client.on(Events.ShardError, (error, shard) => log.error({ err: error, shard }, 'connection error'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.error({ code, shard }, 'disconnected for good'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed'));
}

/**
 * Logs in and waits until Discord says that everything is there.
 *
 * @throws Problem when the token is refused.
 */
export async function connect(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'TokenInvalid') throw error;
    throw new Problem(
      'DISCORD_TOKEN',
      'Discord refuses it',
      'reset the token on the Bot page of your application and copy the new one',
      {
        cause: error,
      },
    );
  }
  return ready;
}

/** Where somebody who may manage a server adds the bot to it. */
export function inviteLink(applicationId: string): string {
  const permissions = PERMISSIONS.reduce((sum, bit) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: permissions.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
