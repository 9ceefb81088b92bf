import { channelScope } from '../../src/bot/place.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { dayIn, nextRun } from '../../src/briefing/next-runs.ts';
import type { Length } from '../../src/briefing/types.ts';
import type { Schedule } from '../../src/library/state/schedules.ts';
import type { Choice, Message } from '../../src/message/types.ts';
import {
  already,
  forManagers,
  languageOf,
  MOST,
  mayPostThere,
  spotOf,
  timezoneAsked,
  tooMany,
  topicsMeant,
  unknownOne,
  whenMeant,
} from './asked.ts';
import { inputOf, type Kept, keep } from './kept.ts';
import { changedView, listView, nameOf, scheduleLines, setView } from './manage-view.ts';
import { words } from './manage-words.ts';
import { briefingView, nothingView } from './view.ts';

/** `/briefing schedule` */
export async function schedule(request: Request, app: App): Promise<Message> {
  const guild = forManagers(request);
  const { topic, when, timezone, length, quiet } = request.options;
  if ((await app.state.schedules.count(guild)) >= MOST) throw tooMany('briefing');
  const meant = whenMeant(when);
  const zone = timezoneAsked(timezone, request);
  const spot = spotOf(request);
  await mayPostThere(app, spot.channel);
  const language = await languageOf(request, app, spot);
  const now = app.now();
  const added = await app.state.schedules.add({
    ...{ guild, ...spot, language },
    owner: request.user.id,
    origin: request.channelId,
    topics: topicsMeant(topic),
    said: String(when).trim(),
    cron: meant.cron,
    timezone: zone,
    length: (length as Length | undefined) ?? 'medium',
    quiet: quiet === 'line' ? 'line' : 'silent',
    next: nextRun(meant.cron, zone, now.getTime()),
  });
  if (!added) throw already('briefing');
  return setView(added, meant.spoken[request.locale], now, request.locale);
}

/** `/briefing list` */
export async function list(request: Request, app: App): Promise<Message> {
  return listView(await app.state.schedules.list(forManagers(request)), app.now(), request.locale);
}

/** The one that option `briefing` names, of this server. */
async function meantBy(request: Request, app: App): Promise<Schedule> {
  const id = Number(request.options.briefing);
  const found = Number.isInteger(id) ? await app.state.schedules.get(id, forManagers(request)) : undefined;
  if (!found) throw unknownOne('briefing');
  return found;
}

/** `/briefing pause` */
export async function pause(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  await app.state.schedules.change(found.id, 'active', 'paused', null);
  return changed(request, app, 'nowPaused');
}

/** `/briefing resume`: what was missed meanwhile comes with the next one. */
export async function resume(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  await mayPostThere(app, found.channel);
  const next = nextRun(found.cron, found.timezone, app.now().getTime());
  await app.state.schedules.change(found.id, found.status, 'active', next);
  return changed(request, app, 'nowActive');
}

/** `/briefing remove` */
export async function remove(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  await app.state.schedules.remove(found.id);
  return changedView('removed', scheduleLines(found, app.now(), request.locale), request.locale);
}

async function changed(request: Request, app: App, what: 'nowPaused' | 'nowActive'): Promise<Message> {
  const lines = scheduleLines(await meantBy(request, app), app.now(), request.locale, 3);
  return changedView(what, lines, request.locale);
}

/**
 * `/briefing preview`: what would be posted now, as far as whoever asks may see it too. The channel counts as not
 * told.
 */
export async function preview(request: Request, app: App): Promise<Message> {
  const found = await meantBy(request, app);
  const own = new Set(app.access.visible(request));
  const collections = (await channelScope(app, found)).filter((name) => own.has(name));
  const last = await app.state.briefed.last(found.channel, found.topics);
  const kept: Kept = {
    topics: found.topics,
    after: last?.upto ?? null,
    until: null,
    since: null,
    length: found.length,
    language: found.language,
    told: last ? await app.state.briefed.told(found.channel, found.topics) : [],
    today: dayIn(found.timezone, app.now()),
  };
  const digest = await app.engine.digest(inputOf(kept, collections));
  if (digest.total === 0) return nothingView(kept, null, request.locale, true);
  const whole = { ...kept, until: digest.created };
  const note = words(request.locale).previewOf;
  const shown = { id: await keep(app, request.user.id, whole), kept: whole, note };
  return briefingView(digest, shown, found.language);
}

/** Schedules of this server for what was typed. */
export async function suggestSchedules(request: Request, app: App, typed: string): Promise<Choice[]> {
  if (!request.manager || request.guildId === null) return [];
  const plain = typed.toLowerCase().trim();
  return (await app.state.schedules.list(request.guildId))
    .map((one) => ({ name: `${one.id} · ${nameOf(one, request.locale)}`, value: String(one.id) }))
    .filter(({ name }) => name.toLowerCase().includes(plain));
}
