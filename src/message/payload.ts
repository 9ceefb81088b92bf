import { MessageFlags } from 'discord-api-types/v10';
import type { Message } from './types.ts';

/** Nobody is ever mentioned by what the bot says: set on the client, and again on every message and edit. */
export const NO_MENTIONS = { parse: [], repliedUser: false } as const;

/** A message as discord.js sends it. An edit replaces the files that were there. */
export function payloadOf(message: Message, { ephemeral = false, edit = false } = {}) {
  const flags = MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0);
  const files = (message.files ?? []).map(({ name, data }) => ({
    name,
    attachment:
      typeof data === 'string'
        ? Buffer.from(data)
        : Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  }));
  return {
    components: message.components,
    allowedMentions: message.pings ? { users: [message.pings], repliedUser: false } : NO_MENTIONS,
    flags: flags as MessageFlags.IsComponentsV2,
    ...(files.length > 0 ? { files } : {}),
    ...(edit ? { attachments: [] } : {}),
  };
}
