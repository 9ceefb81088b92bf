import { askedInMessage } from '../bot/asked-in-message.ts';
import type { Router } from '../bot/router.ts';
import type { App, Incoming } from '../bot/types.ts';
import { THREAD_NAME } from '../message/limits.ts';
import { label } from '../message/markdown.ts';

/** How the bot is called here; on Discord the mention is an id. */
const NAME = /@attach[eé]/giu;

/**
 * Answers a message that mentions the bot, as mentions.ts does for Discord.
 *
 * @param said the message, its words in `target.content`
 * @param responderFor makes the responder, given the thread that the answer goes to
 * @param answerId id of the message that will hold the answer: a reply to it goes on from this question
 */
export async function answerMention(
  said: Incoming,
  { app, router }: { app: App; router: Router },
  responderFor: (thread: { id: string; name: string } | null) => Parameters<Router['handle']>[1],
  answerId: string,
): Promise<void> {
  const { channelId, parentId, target } = said;
  const question = (target?.content ?? '').normalize('NFC').replace(NAME, ' ').replace(/\s+/g, ' ').trim();
  const repliesTo = said.conversation ?? null;
  const { request, thread } = await askedInMessage({ question, channelId, parentId, repliesTo }, app);
  const begun = thread && target ? { id: target.id, name: label(thread.name, THREAD_NAME) } : null;
  await router.handle({ ...said, ...request }, responderFor(begun));
  const turn = target && (await app.state.conversations.last(target.id));
  if (turn) await app.state.conversations.set(answerId, turn);
}
