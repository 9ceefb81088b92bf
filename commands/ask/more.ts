import type { App, Handler, Request } from '../../src/bot/types.ts';
import { answer, settingOf, shown } from './ask.ts';
import { isOwn, keptAs, recalled, shownOf } from './kept.ts';
import { furtherView } from './view.ts';

/** On a message that one person sees it is that message which changes; what a channel reads stays as it is. */
const mode = (request: Request): 'update' | 'private' =>
  request.private || request.direct ? 'update' : 'private';

/** The passages beyond the answer, a page at a time. */
export const further = {
  mode,
  async run(request, app) {
    const [id, from] = request.state;
    const kept = await keptAs(app, id);
    const quotes = await recalled(request, app, kept);
    const look = {
      seen: request.direct ? ('direct' as const) : ('private' as const),
      shared: kept.shared ?? false,
    };
    const setting = await settingOf(request, app, kept.asked, { look });
    return furtherView(id as string, kept, quotes, Number(from) || 0, setting);
  },
} satisfies Handler;

/** The answer again. */
export const back = {
  mode,
  async run(request, app) {
    const id = request.state[0] as string;
    const kept = await keptAs(app, id);
    return shown(request, app, { id, kept, quotes: await recalled(request, app, kept) });
  },
} satisfies Handler;

/** Pages of answers given before there was a page for several: ◀ ▶ on messages that are still there. */
export const more = {
  mode: async (request, app) => (request.private && (await isOwn(request, app)) ? 'update' : 'private'),
  async run(request, app) {
    const [id, page] = request.state;
    const at = Number(page) || 0;
    if (at <= 0) return back.run(request, app);
    const from = Math.max(0, at - shownOf(await keptAs(app, id)));
    return further.run({ ...request, state: [id as string, String(from)] }, app);
  },
} satisfies Handler;

/** Asks again in everything that whoever presses may see, and shows it to them alone. */
export const mine = {
  mode: 'private',
  run: async (request: Request, app: App) =>
    answer(request, app, (await keptAs(app, request.state[0])).asked),
} satisfies Handler;
