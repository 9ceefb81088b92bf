import type { Client } from 'discord.js';
import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { payloadOf } from '../payload.ts';
import type { Message } from '../types.ts';

/** How a scheduler reaches people; Discord stands behind it, or a test. */
export interface Door {
  /** Whether this process looks after a server: with several, each sees only its own. */
  serves(guildId: string): boolean;
  /**
   * Says something in a channel. `nonce` (at most 25 characters) names the post: sent twice within minutes, Discord
   * shows it once. Throws what Discord answers, with `status` and `code`.
   */
  post(channelId: string, message: Message, nonce?: string): Promise<void>;
  /** Says something to one person. */
  tell(userId: string, message: Message): Promise<void>;
}

/** Discord's code for a channel that is gone, and for permissions that are missing. */
const UNKNOWN_CHANNEL = 10003;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;

/** What a failed post means: nothing may be posted there, the channel is gone, or it may work later. */
export function meaningOf(thrown: unknown): 'refused' | 'gone' | 'later' | 'unclear' {
  const { code, status } = Object(thrown) as { code?: unknown; status?: unknown };
  if (code === UNKNOWN_CHANNEL || status === 404) return 'gone';
  if (code === MISSING_ACCESS || code === MISSING_PERMISSIONS || status === 403) return 'refused';
  return typeof status === 'number' && (status >= 500 || status === 429) ? 'later' : 'unclear';
}

/** Posts as the bot. Permissions are looked at before anything is sent: every refused request counts against the bot. */
export function discordDoor(client: Client<true>): Door {
  return {
    serves: (guildId) => client.guilds.cache.get(guildId)?.available === true,
    async post(channelId, message, nonce) {
      const channel = await client.channels.fetch(channelId);
      if (!channel?.isSendable() || channel.isDMBased())
        throw failure('not a channel of a server', UNKNOWN_CHANNEL);
      const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
      const may = channel.permissionsFor(me);
      const send = channel.isThread()
        ? PermissionFlagsBits.SendMessagesInThreads
        : PermissionFlagsBits.SendMessages;
      if (!may.has(PermissionFlagsBits.ViewChannel)) throw failure('may not see the channel', MISSING_ACCESS);
      if (!may.has(send)) throw failure('may not write in the channel', MISSING_PERMISSIONS);
      const whole = may.has(PermissionFlagsBits.AttachFiles) ? message : withoutFiles(message);
      await channel.send({ ...payloadOf(whole), ...(nonce ? { nonce, enforceNonce: true } : {}) });
    },
    async tell(userId, message) {
      await client.users.send(userId, payloadOf(message));
    },
  };
}

const failure = (what: string, code: number) => Object.assign(new Error(what), { code });

/** The same message where files may not be attached. */
export function withoutFiles({ components }: Message): Message {
  return {
    components: components.map((one) =>
      one.type === ComponentType.Container
        ? { ...one, components: one.components.filter(({ type }) => type !== ComponentType.File) }
        : one,
    ),
  };
}
