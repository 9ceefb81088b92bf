import type { Client } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import { MISSING_ACCESS, MISSING_PERMISSIONS, type Transport, UNKNOWN_CHANNEL } from '../bot/transport.ts';
import { payloadOf } from '../message/payload.ts';
import type { Message } from '../message/types.ts';
import { rightsIn } from './permissions.ts';

/** Posts as the bot. Permissions are looked at before anything is sent: every refused request counts against the bot. */
export function discordTransport(client: Client<true>): Transport {
  return {
    serves: (guildId) => client.guilds.cache.get(guildId)?.available === true,
    async post(channelId, message, nonce) {
      const channel = await client.channels.fetch(channelId);
      if (!channel?.isSendable() || channel.isDMBased())
        throw failure('not a channel of a server', UNKNOWN_CHANNEL);
      const may = await rightsIn(channel);
      if (!may?.see) throw failure('may not see the channel', MISSING_ACCESS);
      if (!may.send) throw failure('may not write in the channel', MISSING_PERMISSIONS);
      const whole = may.files ? message : withoutFiles(message);
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
