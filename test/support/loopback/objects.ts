import { PermissionFlagsBits } from 'discord-api-types/v10';
import { snowflake } from './ids.ts';

/** Objects as Discord's API describes them, with the fields discord.js reads. */

export interface Person {
  id: string;
  name: string;
  roles: string[];
  manager: boolean;
  locale: string;
}

export function person(given: Partial<Person> & { name: string }): Person {
  return { id: snowflake(), roles: [], manager: false, locale: 'en-US', ...given };
}

export function userObject(id: string, name: string, bot = false) {
  return { id, username: name.toLowerCase(), global_name: name, discriminator: '0', avatar: null, bot };
}

export function memberObject({ roles, manager }: Person, user: ReturnType<typeof userObject>) {
  const bits = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;
  return {
    user,
    nick: null,
    avatar: null,
    roles,
    joined_at: '2024-01-01T00:00:00.000Z',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: (manager ? bits | PermissionFlagsBits.ManageGuild : bits).toString(),
    communication_disabled_until: null,
  };
}

/** A channel; `denied` is what nobody may do in it, the bot included. */
export function channelObject(id: string, guildId: string, name: string, denied = 0n, type = 0) {
  return {
    id,
    type,
    guild_id: guildId,
    name,
    position: 0,
    permission_overwrites: denied ? [{ id: guildId, type: 0, allow: '0', deny: denied.toString() }] : [],
    nsfw: false,
    topic: null,
    parent_id: null,
  };
}

export function threadObject(id: string, parentId: string, guildId: string, name: string, owner: string) {
  return {
    id,
    type: 11,
    guild_id: guildId,
    parent_id: parentId,
    name,
    owner_id: owner,
    message_count: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-01-01T00:00:00.000Z',
      locked: false,
    },
  };
}

/** A channel between the bot and one person. */
export function directObject(id: string, with_: ReturnType<typeof userObject>) {
  return { id, type: 1, last_message_id: null, recipients: [with_] };
}

/** Everything but Administrator, to whom no channel denies anything. */
const EVERYTHING = (((1n << 50n) - 1n) & ~PermissionFlagsBits.Administrator).toString();

export function guildObject(
  id: string,
  channels: object[],
  roles: string[],
  bot: ReturnType<typeof userObject>,
) {
  const role = (roleId: string, name: string) => ({
    id: roleId,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 1,
    permissions: EVERYTHING,
    managed: false,
    mentionable: false,
    flags: 0,
  });
  return {
    id,
    name: 'Loopback',
    icon: null,
    owner_id: snowflake(),
    features: [],
    preferred_locale: 'en-US',
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    system_channel_flags: 0,
    afk_timeout: 60,
    joined_at: '2024-01-01T00:00:00.000Z',
    large: false,
    unavailable: false,
    member_count: 3,
    roles: [role(id, '@everyone'), ...roles.map((found) => role(found, found))],
    channels,
    members: [
      { user: bot, roles: [], joined_at: '2024-01-01T00:00:00.000Z', deaf: false, mute: false, flags: 0 },
    ],
    threads: [],
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What a person sees of a message: the loopback keeps them as Discord would. */
export interface SeenMessage {
  id: string;
  channel_id: string;
  author: ReturnType<typeof userObject>;
  content: string;
  // biome-ignore lint/suspicious/noExplicitAny: components as they were sent; tests look into them.
  components: any[];
  flags: number;
  files: { name: string; text: string }[];
  // biome-ignore lint/suspicious/noExplicitAny: the last body sent for it.
  body: any;
  /** Previews of links, or what another bot wrote. */
  embeds?: object[];
  /** Messages forwarded with it, as they were then. */
  message_snapshots?: { message: object }[];
  /** Names it, where it was sent so that it appears once. */
  nonce?: string;
}

export function messageObject(message: SeenMessage) {
  const { files, body, nonce, ...rest } = message;
  return {
    ...rest,
    type: 0,
    timestamp: '2026-01-01T00:00:00.000Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [] as object[],
    mention_roles: [],
    attachments: files.map(({ name, text }) => ({
      id: snowflake(),
      filename: name,
      size: text.length,
      url: `https://cdn.discordapp.com/attachments/${name}`,
      proxy_url: `https://media.discordapp.net/attachments/${name}`,
    })),
    embeds: [],
    pinned: false,
  };
}
