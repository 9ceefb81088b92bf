import { understood } from '../../search/followup.ts';
import type { App, Request } from '../types.ts';
import type { Asked } from './kept.ts';

/**
 * A question as it is meant in its thread: a follow-up is understood with the question before it. In a channel
 * every question stands on its own. Remembers it for the next one.
 */
export function inThread(request: Request, app: App, question: string): Pick<Asked, 'text' | 'follows'> {
  if (request.parentId === null) return { text: question, follows: null };
  return following(request, app, question, request.channelId);
}

/** As `inThread`, after the question remembered for `place` (a thread's or message's id). */
export function following(
  request: Request,
  app: App,
  question: string,
  place: string,
): Pick<Asked, 'text' | 'follows'> {
  const before = app.state.turns.last(place);
  const text = before ? understood(before.question, question) : question;
  app.state.turns.set(place, { question: text, user: request.user.id });
  return { text, follows: before && text !== question ? before.question : null };
}
