import type { Outcome } from '../../src/answering/types.ts';
import { customId } from '../../src/bot/custom-id.ts';
import { ANY, scopeOf } from '../../src/bot/scope.ts';
import type { App, Reply, Request } from '../../src/bot/types.ts';
import { button, COLOURS, container, rows, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { channelLimit } from '../shared/channel-limit.ts';
import type { Look } from './buttons.ts';
import { type Asked, type Kept, keep, keptOf, quotesOf, sayingTheSame } from './kept.ts';
import { answerView, nothingView, type Setting } from './view.ts';
import { words } from './words.ts';

/** Quotes asked for: those of the answer and as many to page through. */
const PASSAGES_ASKED_FOR = 10;

/** Asks the engine within the collections given. */
function askIn(app: App, asked: Asked, collections: string[]): Promise<Outcome> {
  const { text: question, since, until, document } = asked;
  const today = app.now().toISOString().slice(0, 10);
  return app.engine.ask({
    text: question,
    collections,
    since,
    until,
    document,
    limit: PASSAGES_ASKED_FOR,
    today,
  });
}

/** What may be searched for this reply. */
export const within = (request: Request, app: App, asked: Asked): Promise<string[]> =>
  scopeOf(request, app, asked.collection ?? undefined);

/** Who sees what is said in reply to a request. */
export const seenBy = (request: Request): Look['seen'] =>
  request.direct ? 'direct' : request.private ? 'private' : 'public';

export async function settingOf(
  request: Request,
  app: App,
  asked: Asked,
  rest: Partial<Setting> = {},
): Promise<Setting> {
  return {
    app,
    locale: request.locale,
    look: { seen: seenBy(request), shared: false },
    channelLimit: await channelLimit(request, app, asked.collection),
    ...rest,
  };
}

/** A reply, with what is kept behind its buttons where it answers. */
export interface Answered extends Reply {
  kept?: { id: string; data: Kept };
}

/** Asks and says what was found, with its buttons; notes what nobody could answer. */
export async function answer(request: Request, app: App, asked: Asked): Promise<Answered> {
  const collections = await within(request, app, asked);
  const outcome = await askIn(app, asked, collections);
  const setting = await settingOf(request, app, asked);
  if (outcome.kind === 'abstention') {
    if (request.unasked) return { components: [], silent: true };
    const more = await onlyForThem(request, app, asked, collections);
    if (!more) await app.state.unanswered.note(request.guildId, asked.text, request.user.id);
    return {
      ...nothingView(asked, outcome, setting, await lookMore(request, app, asked)),
      ...(more && { aside: more }),
    };
  }
  // What is nearest in the open may be told for sure in what only this person may see.
  const more = outcome.kind === 'unsure' ? await onlyForThem(request, app, asked, collections) : null;
  if (outcome.kind === 'unsure' && !more)
    await app.state.unanswered.note(request.guildId, asked.text, request.user.id);
  const quotes = await sayingTheSame(app, quotesOf(outcome), collections);
  // Answered from what everyone here may see, it is no gap any more.
  const open = app.access.inChannel(request);
  if (outcome.kind === 'answer' && quotes.every(({ citation }) => open.includes(citation.collection)))
    await app.state.unanswered.answered(request.guildId, asked.text);
  const data = keptOf(asked, outcome, quotes);
  const id = await keep(request, app, data);
  return { ...answerView(id, data, quotes, setting), kept: { id, data }, ...(more && { aside: more }) };
}

/** A kept answer as it looks now. */
export async function shown(
  request: Request,
  app: App,
  found: { id: string; kept: Kept; quotes: (Quote | null)[] },
  rest: Partial<Setting> = {},
): Promise<Message> {
  const look = { seen: seenBy(request), shared: found.kept.shared ?? false };
  return answerView(
    found.id,
    found.kept,
    found.quotes,
    await settingOf(request, app, found.kept.asked, { look, ...rest }),
  );
}

/**
 * Where everyone sees the reply and nothing was found for everyone: whether there is an answer in what this person
 * alone may see. Told to them alone; nobody else learns that there is more.
 */
async function onlyForThem(
  request: Request,
  app: App,
  asked: Asked,
  open: readonly string[],
): Promise<Message | undefined> {
  if (request.private || request.kind === 'message') return undefined;
  const own = app.access.forPerson(request).filter((name) => !open.includes(name));
  const wanted =
    asked.collection && asked.collection !== ANY ? own.filter((name) => name === asked.collection) : own;
  if (wanted.length === 0) return undefined;
  const outcome = await askIn(app, asked, wanted);
  if (outcome.kind !== 'answer') return undefined;
  const say = words(request.locale);
  const id = await keep(request, app, { asked, build: outcome.build, spans: [], also: [] });
  const shownTo = rows([button(say.show, customId('ask', 'mine', id), { style: 'primary' })]);
  return { components: [container([text(say.restricted), ...shownTo], COLOURS.answer)] };
}

/**
 * A mention is answered for all to see and nothing can be said to one person alone: a button, the same for everyone,
 * searches what whoever presses it may see.
 */
async function lookMore(request: Request, app: App, asked: Asked): Promise<Part[]> {
  const { roles, channels } = app.access.named();
  if (request.private || request.kind !== 'message' || roles.length + channels.length === 0) return [];
  const id = await keep(request, app, { asked, build: '', spans: [], also: [] });
  return rows([button(words(request.locale).lookMore, customId('ask', 'mine', id))]);
}
