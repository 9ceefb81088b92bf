import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { toldBy } from '../../src/briefing/told.ts';
import type { Digest, Length } from '../../src/briefing/types.ts';
import type { Message } from '../../src/message/types.ts';
import { periodOf } from '../shared/period.ts';
import { inputOf, type Kept, keep, keptAs } from './kept.ts';
import { briefingView, nothingView } from './view.ts';

/** `/briefing now`: what is new in this channel since its last briefing, or what `since` says. */
export async function briefNow(request: Request, app: App): Promise<Message> {
  const { topic, since, length } = request.options;
  const today = app.now().toISOString().slice(0, 10);
  const topics = typeof topic === 'string' && topic.trim() ? [topic.trim()] : [];
  const from = periodOf(since, null, today).since;
  const last = from ? undefined : await app.state.briefed.last(request.channelId, topics);
  const kept: Kept = {
    topics,
    after: last?.upto ?? null,
    until: null,
    since: from,
    length: (length as Length | undefined) ?? 'medium',
    language: request.locale,
    told: last ? await app.state.briefed.told(request.channelId, topics) : [],
    today,
  };
  const digest = await app.engine.digest(inputOf(kept, await scopeOf(request, app)));
  if (digest.total === 0) {
    const again = { ...kept, told: [], after: last?.before ?? null, until: last?.upto ?? null };
    const shown = last ? { id: await keep(app, request.user.id, again), at: last.at } : null;
    return nothingView(kept, shown, request.locale);
  }
  // A private briefing is one person's: the channel has not been told.
  if (!request.private && !from) {
    await app.state.briefed.note(request.channelId, topics, digest.created);
    await app.state.briefed.tell(request.channelId, topics, toldBy(digest));
  }
  const whole = { ...kept, until: digest.created };
  return briefingView(digest, { id: await keep(app, request.user.id, whole), kept: whole }, request.locale);
}

/** A kept briefing again, from what may be seen now. */
export async function briefingAgain(request: Request, app: App, page: number): Promise<Message> {
  const [id = ''] = request.state;
  const { data } = await keptAs(app, id);
  const digest: Digest = await app.engine.digest(inputOf(data, await scopeOf(request, app, '')));
  if (digest.total === 0) return nothingView(data, null, request.locale);
  return briefingView(digest, { id, kept: data, page }, data.language);
}
