import type { Client, Message } from 'discord.js';
import { askedInMessage } from '../bot/asked-in-message.ts';
import { NOTHING_GIVEN } from '../bot/nothing-given.ts';
import type { Router } from '../bot/router.ts';
import type { App } from '../bot/types.ts';
import { mentionResponder } from './responders.ts';

/**
 * Answers messages that mention the bot or reply to it: Discord hands over the content of those, and only of those,
 * without a privileged intent.
 */
export async function answerMention(
  message: Message,
  client: Client<true>,
  router: Router,
  app: App,
): Promise<void> {
  if (message.author.bot || !message.inGuild() || !message.mentions.users.has(client.user.id)) return;
  const { channel } = message;
  const parentId = channel.isThread() ? channel.parentId : null;
  const question = withoutMention(message.content, client.user.id);
  const repliesTo = message.reference?.messageId ?? null;
  const { request, thread } = askedInMessage({ question, channelId: channel.id, parentId, repliesTo }, app);
  const responder = mentionResponder(message, thread);
  await router.handle({ ...whereabouts(message, parentId), ...request }, responder);
  // A reply to the answer, or a word in its thread, is understood with this question.
  const turn = app.state.conversations.last(message.id);
  const sent = responder.sent();
  if (turn && sent) app.state.conversations.set(sent, turn);
}

function whereabouts(message: Message<true>, parentId: string | null) {
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
  return content
    .replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
