import { Client, Events, GatewayIntentBits, Options, Partials, PermissionFlagsBits } from 'discord.js';
import type { Logger } from 'pino';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import type { Config } from '../config.ts';
import { NO_MENTIONS } from '../message/payload.ts';
import { incomingOf } from './adapt.ts';
import { answerForumPost } from './forum.ts';
import { answerMention } from './mentions.ts';
import { makeRequest } from './requests.ts';
import { interactionResponder } from './responders.ts';
import { sharedRoles } from './shared-roles.ts';

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

/** Messages of a broken connection that are the same again are logged so often at most, ms. */
const SAID_AGAIN = 60_000;

/**
 * A client with the intents that need no approval (and, where the operator has turned it on, with that for messages
 * which do not mention the bot), deaf until it logs in.
 */
export function createClient(config: Pick<Config, 'apiUrl' | 'messageContent'>): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(config.messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
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
  const seldom = sayingSeldom(log);
  const rolesOf = sharedRoles(client, app);
  client.on(Events.InteractionCreate, (interaction) => {
    const incoming = incomingOf(interaction);
    if (!incoming) return log.warn({ type: interaction.type }, 'an interaction of a kind not used here');
    const { id } = interaction.user;
    // Outside servers nobody has roles, and those of a server the bot is not in mean nothing to it: where a person has
    // installed it for themselves, what counts is the servers they share with it.
    const shared = incoming.guildId !== null && client.guilds.cache.has(incoming.guildId);
    const elsewhere = shared ? undefined : () => rolesOf(id);
    router
      .handle({ ...incoming, ...(elsewhere && { elsewhere }) }, interactionResponder(interaction))
      .catch(failed);
  });
  client.on(Events.MessageCreate, (message) => {
    if (!client.isReady()) return;
    answerMention(message, client, router, app, rolesOf)
      .then((answered) => (answered ? undefined : answerForumPost(message, client, router, app)))
      .catch(failed);
  });
  // Without an `error` listener a rejected listener would end the process.
  client.on(Events.Error, failed);
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord'));
  client.on(Events.ShardError, (error, shard) => seldom({ err: error, shard }, 'connection error'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.error({ code, shard }, 'disconnected for good'));
  client.on(Events.ShardReconnecting, (shard) => seldom({ shard }, 'reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed'));
}

/** Logs what may come twice a second while Discord cannot be reached: each message once a minute. */
function sayingSeldom(log: Logger) {
  const last = new Map<string, number>();
  return (facts: object, message: string) => {
    const now = Date.now();
    if (now - (last.get(message) ?? 0) < SAID_AGAIN) return;
    last.set(message, now);
    log.warn(facts, message);
  };
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
