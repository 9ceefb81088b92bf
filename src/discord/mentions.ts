import type { Client, GuildTextBasedChannel, Message } from 'discord.js';
import { askedInMessage } from '../bot/asked-in-message.ts';
import { NOTHING_GIVEN } from '../bot/nothing-given.ts';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { rightsIn } from './permissions.ts';
import { messageResponder } from './responders.ts';

/** Channels in which the bot may not write, told once each. */
const told = new WeakMap<Client, Set<string>>();

/**
 * Answers messages that mention the bot, reply to it or are written to it alone: Discord hands over the content of
 * those, and only of those, without a privileged intent.
 *
 * @returns whether the message was one of them
 */
export async function answerMention(
  message: Message,
  client: Client<true>,
  router: Router,
  app: App,
  rolesOf: (user: string) => Promise<string[]>,
): Promise<boolean> {
  if (message.author.bot || message.system) return false;
  const direct = message.channel.isDMBased();
  if (!direct && !message.mentions.users.has(client.user.id)) return false;
  const { channel } = message;
  const may = direct
    ? { history: true, thread: false, send: true }
    : await rightsIn(channel as GuildTextBasedChannel);
  if (may && !may.send) {
    sayOnce(client, channel.id, app);
    return true;
  }
  const parentId = channel.isThread() ? channel.parentId : null;
  const question = withoutMention(message.content, client.user.id);
  const repliesTo = message.reference?.messageId ?? null;
  const said = { question, channelId: channel.id, parentId, repliesTo, direct };
  const { request, thread } = await askedInMessage(said, app);
  const responder = messageResponder(message, { thread, may: may ?? { history: true, thread: true } });
  const elsewhere = direct ? { elsewhere: () => rolesOf(message.author.id) } : {};
  await router.handle({ ...whereabouts(message, parentId), ...request, ...elsewhere }, responder);
  // A reply to the answer, or a word in its thread, is understood with this question.
  const turn = await app.state.conversations.last(message.id);
  const sent = responder.sent();
  if (turn && sent) await app.state.conversations.set(sent, turn);
  return true;
}

/** Where the bot may not write nothing can be said but in the log, and there once is enough. */
function sayOnce(client: Client, channel: string, app: App): void {
  const known = told.get(client) ?? new Set();
  told.set(client, known);
  if (known.has(channel)) return;
  known.add(channel);
  app.log.warn({ channel }, 'mentioned where the bot may not write');
}

export function whereabouts(message: Message, parentId: string | null) {
  return {
    id: message.id,
    user: { id: message.author.id, name: message.member?.displayName ?? message.author.displayName },
    guildId: message.guildId,
    channelId: message.channelId,
    parentId,
    ...NOTHING_GIVEN,
    target: {
      id: message.id,
      content: message.content,
      author: message.author.displayName,
      url: message.url,
    },
  };
}

/** The question without the bot's name, wherever it stands. */
export function withoutMention(content: string, botId: string): string {
  return content.replaceAll(`<@${botId}>`, ' ').replaceAll(`<@!${botId}>`, ' ').replace(/\s+/g, ' ').trim();
}
