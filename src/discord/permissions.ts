import { type Client, type GuildMember, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { MayPost } from '../bot/types.ts';

/** What the bot may do in a channel. */
export interface Rights {
  see: boolean;
  /** In this channel or thread itself. */
  send: boolean;
  /** Replies refer to a message, which takes the right to read it. */
  history: boolean;
  /** Begin a thread, and write in it. */
  thread: boolean;
  files: boolean;
}

/** @returns null where Discord does not say who the bot is there */
export async function rightsIn(channel: GuildTextBasedChannel): Promise<Rights | null> {
  const me: GuildMember | null =
    channel.guild.members.me ?? (await channel.guild.members.fetchMe().catch(() => null));
  const may = me && channel.permissionsFor(me);
  if (!may) return null;
  const inThread = may.has(PermissionFlagsBits.SendMessagesInThreads);
  return {
    see: may.has(PermissionFlagsBits.ViewChannel),
    send: channel.isThread() ? inThread : may.has(PermissionFlagsBits.SendMessages),
    history: may.has(PermissionFlagsBits.ReadMessageHistory),
    thread: may.has(PermissionFlagsBits.CreatePublicThreads) && inThread,
    files: may.has(PermissionFlagsBits.AttachFiles),
  };
}

/** Whether the bot may post in a channel of a server, looked at before anything is set up or sent. */
export async function mayPost(client: Client, channelId: string): Promise<MayPost> {
  const channel = await client.channels.fetch(channelId).catch((thrown: { code?: unknown }) => {
    if (thrown.code === 50_001) return 'unseen' as const;
    return null;
  });
  if (channel === 'unseen') return 'unseen';
  if (!channel?.isSendable() || channel.isDMBased()) return 'gone';
  const may = await rightsIn(channel);
  if (!may?.see) return 'unseen';
  return may.send ? 'yes' : 'silent';
}
