import { expired } from '../../src/bot/refusals.ts';
import type { App, Handler, Request } from '../../src/bot/types.ts';
import { addDays } from '../../src/languages/dates/calendar.ts';
import type { Citation } from '../../src/reading/types.ts';
import { answer } from './ask.ts';
import { type Asked, keptAs, recalled } from './kept.ts';

/** The same question again, limited by the quote that was looked at. */
function further(limit: (asked: Asked, cited: Citation) => Partial<Asked>): Handler {
  return {
    mode: 'private',
    async run(request: Request, app: App) {
      const [id, page] = request.state;
      const { asked, ...kept } = keptAs(app, id);
      const quotes = await recalled(request, app, { asked, ...kept });
      const cited = quotes[Number(page) || 0]?.citation;
      if (!cited) throw expired();
      return answer(request, app, { ...asked, ...limit(asked, cited) });
    },
  };
}

export const sameDocument = further((_, cited) => ({ document: cited.documentId, since: null, until: null }));
export const earlier = further((asked, cited) => ({
  document: null,
  since: asked.since,
  until: cited.published && addDays(cited.published, -1),
}));
export const later = further((asked, cited) => ({
  document: null,
  since: cited.published && addDays(cited.published, 1),
  until: asked.until,
}));
