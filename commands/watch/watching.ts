import type { App, Request } from '../../src/bot/types.ts';
import type { Watch } from '../../src/library/state/watches.ts';
import type { Choice, Message } from '../../src/message/types.ts';
import {
  already,
  forManagers,
  languageOf,
  MOST,
  mayPostThere,
  spotOf,
  tooMany,
  unknownOne,
} from '../briefing/asked.ts';
import { changedView, watchLines, watchListView, watchSetView } from '../briefing/manage-view.ts';

/** `/watch add`: what is in the library already counts as seen. */
export async function addWatch(request: Request, app: App): Promise<Message> {
  const guild = forManagers(request);
  if (app.state.watches.list(guild).length >= MOST) throw tooMany('watch');
  const spot = spotOf(request);
  await mayPostThere(app, spot.channel);
  const { build } = await app.engine.status({});
  const added = app.state.watches.add({
    ...{ guild, ...spot, language: languageOf(request, app, spot) },
    owner: request.user.id,
    origin: request.channelId,
    topic: String(request.options.topic).replace(/\s+/g, ' ').trim(),
    seen: build.created,
  });
  if (!added) throw already('watch');
  return watchSetView(added, request.locale);
}

/** `/watch list` */
export function listWatches(request: Request, app: App): Message {
  return watchListView(app.state.watches.list(forManagers(request)), request.locale);
}

/** `/watch resume`: after Discord let nothing be posted there. */
export async function resumeWatch(request: Request, app: App): Promise<Message> {
  const found = meantBy(request, app);
  await mayPostThere(app, found.channel);
  app.state.watches.change(found.id, found.status, 'active');
  return changedView('nowActive', watchLines(meantBy(request, app), request.locale), request.locale);
}

/** `/watch remove` */
export function removeWatch(request: Request, app: App): Message {
  const found = meantBy(request, app);
  app.state.watches.remove(found.id);
  return changedView('removed', watchLines(found, request.locale), request.locale);
}

function meantBy(request: Request, app: App): Watch {
  const id = Number(request.options.watch);
  const found = Number.isInteger(id) ? app.state.watches.get(id, forManagers(request)) : undefined;
  if (!found) throw unknownOne('watch');
  return found;
}

export function suggestWatches(request: Request, app: App, typed: string): Choice[] {
  if (!request.manager || request.guildId === null) return [];
  const plain = typed.toLowerCase().trim();
  return app.state.watches
    .list(request.guildId)
    .map(({ id, topic }) => ({ name: `${id} · ${topic}`, value: String(id) }))
    .filter(({ name }) => name.toLowerCase().includes(plain));
}
