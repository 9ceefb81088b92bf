import type { Client, Message } from 'discord.js';
import { mentionResponder } from './responders.ts';
import type { Router } from './router.ts';
import type { App, Incoming, Locale } from './types.ts';

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
  const settings = app.state.settings.of(parentId ?? channel.id);
  const question = withoutMention(message.content, client.user.id);
  const locale: Locale = settings.language ?? (/[가-힣]/.test(question) ? 'ko' : 'en');
  const thread = settings.thread && parentId === null && question !== '' ? { name: question } : null;
  const responder = mentionResponder(message, thread);
  await router.handle(requestOf(message, { question, locale, parentId }), responder);
  // A reply to the answer, or a word in its thread, is understood with this question.
  const turn = app.state.turns.last(message.id);
  const sent = responder.sent();
  if (turn && sent) app.state.turns.set(sent, turn);
}

interface Said {
  question: string;
  locale: Locale;
  parentId: string | null;
}

function requestOf(message: Message<true>, { question, locale, parentId }: Said): Incoming {
  return {
    id: message.id,
    kind: 'message',
    // A bare mention asks what the bot is for.
    command: question === '' ? 'help' : 'ask',
    subcommand: null,
    locale,
    user: { id: message.author.id, name: message.member?.displayName ?? message.author.displayName },
    roles: [],
    manager: false,
    guildId: message.guildId,
    channelId: message.channelId,
    parentId,
    conversation: parentId === null ? (message.reference?.messageId ?? null) : message.channelId,
    options: question === '' ? {} : { question },
    uploads: {},
    focused: null,
    target: {
      id: message.id,
      content: message.content,
      author: message.author.displayName,
      url: message.url,
    },
    customId: null,
    onPrivate: false,
    values: [],
    fields: {},
  };
}

/** The question without the bot's name, wherever it stands. */
export function withoutMention(content: string, botId: string): string {
  return content
    .replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
