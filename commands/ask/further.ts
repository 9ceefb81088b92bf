import { expired } from '../../src/bot/refusals.ts';
import type { App, Handler, Reply, Request } from '../../src/bot/types.ts';
import { addDays } from '../../src/languages/dates/calendar.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { COLOURS, container, small } from '../../src/message/parts.ts';
import type { Citation } from '../../src/reading/types.ts';
import { notYours } from '../shared/sharing.ts';
import { answer } from './ask.ts';
import { type Asked, isOwn, keptAs, recalled } from './kept.ts';
import { words } from './words.ts';

type Limit = (asked: Asked, cited: Citation) => Partial<Asked>;

/** The same question again, limited by the first quote. */
async function again(request: Request, app: App, limit: Limit): Promise<Reply> {
  const [id, page] = request.state;
  const kept = await keptAs(app, id);
  const quotes = await recalled(request, app, kept);
  const cited = (quotes[Number(page) || 0] ?? quotes.find((quote) => quote !== null))?.citation;
  if (!cited) throw expired();
  return answer(request, app, { ...kept.asked, ...limit(kept.asked, cited) });
}

const LIMITS: Record<string, Limit> = {
  same: (_, cited) => ({ document: cited.documentId, since: null, until: null }),
  earlier: (asked, cited) => ({
    document: null,
    since: asked.since,
    until: cited.published && addDays(cited.published, -1),
  }),
  later: (asked, cited) => ({
    document: null,
    since: cited.published && addDays(cited.published, 1),
    until: asked.until,
  }),
};

/** Takes a public answer back: its words, and what is kept behind its buttons. */
async function withdraw(request: Request, app: App): Promise<Reply> {
  await app.state.replies.drop('ask', request.state[0] ?? '');
  return {
    components: [
      container([small(words(request.locale).withdrawn(escapeText(request.user.name)))], COLOURS.none),
    ],
  };
}

/** What was chosen from the list under an answer. */
export const menu = {
  mode: async (request, app) => {
    if (request.values[0] !== 'withdraw') return 'private';
    if (!(await isOwn(request, app)) && !request.manager) throw notYours();
    return 'update';
  },
  run: async (request, app) => {
    const [chosen = ''] = request.values;
    if (chosen === 'withdraw') return withdraw(request, app);
    const limit = LIMITS[chosen];
    if (!limit) throw expired();
    return again(request, app, limit);
  },
} satisfies Handler;

/** As buttons of their own, on answers given before there was a list. */
const button = (limit: Limit): Handler => ({
  mode: 'private',
  run: (request, app) => again(request, app, limit),
});
export const sameDocument = button(LIMITS.same!);
export const earlier = button(LIMITS.earlier!);
export const later = button(LIMITS.later!);
