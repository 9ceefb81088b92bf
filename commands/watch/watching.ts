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
  if ((await app.state.watches.list(guild)).length >= MOST) throw tooMany('watch');
  const spot = spotOf(request);
  await mayPostThere(app, spot.channel);
  const { build } = await app.engine.status({});
  const added = await app.state.watches.add({
    ...{ guild, ...spot, language: await languageOf(request, app, spot) },
    owner: request.user.id,
    origin: request.channelId,
    topic: String(request.options.topic).replace(/\s+/g, ' ').trim(),
    seen: build.created,
  });
  if (!added) throw already('watch');
  return watchSetView(added, request.locale);
}

/** `/watch list` */
export async function listWatches(request: Request, app: App): Promise<Message> {
  return watchListView(await app.state.watches.list(forManagers(request)), request.locale);
}

/** `/watch resume`: after Discord let nothing be posted there. */
export async function resumeWatch(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  await mayPostThere(app, found.channel);
  await app.state.watches.change(found.id, found.status, 'active');
  return changedView('nowActive', watchLines(await meantBy(request, app), request.locale), request.locale);
}

/** `/watch remove` */
export async function removeWatch(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  await app.state.watches.remove(found.id);
  return changedView('removed', watchLines(found, request.locale), request.locale);
}

async function meantBy(request: Request, app: App): Promise<Watch> {
  const id = Number(request.options.watch);
  const found = Number.isInteger(id) ? await app.state.watches.get(id, forManagers(request)) : undefined;
  if (!found) throw unknownOne('watch');
  return found;
}

export async function suggestWatches(request: Request, app: App, typed: string): Promise<Choice[]> {
  if (!request.manager || request.guildId === null) return [];
  const plain = typed.toLowerCase().trim();
  return (await app.state.watches.list(request.guildId))
    .map(({ id, topic }) => ({ name: `${id} · ${topic}`, value: String(id) }))
    .filter(({ name }) => name.toLowerCase().includes(plain));
}
