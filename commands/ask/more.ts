import type { App, Handler, Request } from '../../src/bot/types.ts';
import { shown } from './ask.ts';
import { keptAs, recalled } from './kept.ts';

/** The person who asked turns the pages of the message itself; anybody else gets pages of their own. */
function mode(request: Request, app: App): 'update' | 'private' {
  const owner = app.state.replies.get('ask', request.state[0] ?? '')?.user;
  return owner === undefined || owner === request.user.id ? 'update' : 'private';
}

/** ◀ ▶ */
export const more = {
  mode,
  async run(request, app) {
    const [id, page] = request.state;
    const kept = keptAs(app, id);
    const quotes = await recalled(request, app, kept);
    const at = Math.min(Math.max(0, Number(page) || 0), quotes.length - 1);
    return shown({ id: id as string, kept, quotes, at, private: request.private }, request.locale, app);
  },
} satisfies Handler;
