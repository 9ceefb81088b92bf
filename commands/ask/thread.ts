import type { App, Request } from '../../src/bot/types.ts';
import { understood } from '../../src/query/followup.ts';
import type { Asked } from './kept.ts';

/**
 * A question as it is meant where it is asked: in a thread, or as a reply to an answer, a follow-up is understood
 * with the question before it; anywhere else every question stands on its own. Remembers it for the next one.
 */
export async function inThread(
  request: Request,
  app: App,
  question: string,
): Promise<Pick<Asked, 'text' | 'follows'>> {
  const place = request.conversation ?? (request.parentId === null ? null : request.channelId);
  const before = place === null ? undefined : await app.state.conversations.last(place);
  const text = before ? understood(before.question, question) : question;
  const turn = { question: text, user: request.user.id };
  if (place !== null) await app.state.conversations.set(place, turn);
  // A thread begun at a message has the message's id.
  if (request.kind === 'message' && request.target)
    await app.state.conversations.set(request.target.id, turn);
  return { text, follows: before && text !== question ? before.question : null };
}
