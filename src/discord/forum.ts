import { ChannelType, type Client, type GuildTextBasedChannel, type Message } from 'discord.js';
import { askedInMessage } from '../bot/asked-in-message.ts';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { whereabouts } from './mentions.ts';
import { rightsIn } from './permissions.ts';
import { messageResponder } from './responders.ts';

/** A text longer than this tells a story; the title then says what is asked. */
const SHORT = 400;

/**
 * Answers the first message of a new post in a forum channel that is set so (`/library settings`). Only where the
 * operator has turned message content on: without it Discord leaves the text out, and the bot does not look.
 */
export async function answerForumPost(
  message: Message,
  client: Client<true>,
  router: Router,
  app: App,
): Promise<void> {
  const { channel } = message;
  // The post and its first message share an id.
  if (!app.readsPosts || message.author.bot || !channel.isThread() || channel.id !== message.id) return;
  const { parentId } = channel;
  if (!parentId || !(await app.state.settings.of(parentId)).posts) return;
  const parent = channel.parent ?? (await client.channels.fetch(parentId).catch(() => null));
  if (parent?.type !== ChannelType.GuildForum) return;
  const may = await rightsIn(channel as GuildTextBasedChannel);
  if (may && !(may.see && may.send)) return;
  const question = questionOf(channel.name, message.content);
  const { request } = await askedInMessage(
    { question, channelId: channel.id, parentId, repliesTo: null },
    app,
  );
  const responder = messageResponder(message, {
    thread: null,
    may: { history: may?.history ?? true, thread: false },
  });
  await router.handle({ ...whereabouts(message, parentId), ...request, unasked: true }, responder);
}

/** What a post asks: its title, with its text where that is short. */
export function questionOf(title: string, content: string): string {
  const text = content.replace(/\s+/g, ' ').trim();
  const whole = text === '' || text.length > SHORT || title.includes(text) ? title : `${title}. ${text}`;
  return whole.replace(/([?!.。？！])\. /, '$1 ').trim();
}
