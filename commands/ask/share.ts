import type { Handler } from '../../src/bot/types.ts';
import { refusal } from '../../src/refusal.ts';
import { shown } from './ask.ts';
import { keptAs, recalled } from './kept.ts';

const notForAll = () =>
  refusal(
    [
      'Not everyone in this channel may see these documents',
      'Share it where they may, or pass on the citation only',
    ],
    [
      '이 채널의 모든 사람이 볼 수 있는 문서가 아닙니다',
      '볼 수 있는 채널에서 공유하거나 출처만 알려 주십시오',
    ],
  );

/**
 * Posts a private answer for everyone in the channel: only the quotes that everyone there may see now, whoever could
 * see more. The copy is an answer of its own, with its own buttons.
 */
export const share = {
  mode: 'update',
  async run(request, app) {
    const [id, page] = request.state;
    const kept = keptAs(app, id);
    const at = Number(page) || 0;
    const open = await recalled(request, app, kept, app.access.inChannel(request));
    const allowed = kept.spans.flatMap((span, i) =>
      open[i] ? [{ span, also: kept.also[i] ?? [], quote: open[i] }] : [],
    );
    if (allowed.length === 0 || !open[at]) throw notForAll();
    const copy = { ...kept, spans: allowed.map(({ span }) => span), also: allowed.map(({ also }) => also) };
    const copyId = app.state.replies.keep('ask', request.user.id, copy, app.replyDays);
    const quotes = allowed.map(({ quote }) => quote);
    const posted = { id: copyId, kept: copy, quotes, at: 0, private: false, by: request.user.name };
    const own = {
      id: id as string,
      kept,
      quotes: await recalled(request, app, kept),
      at,
      private: true,
      shared: true,
    };
    return { ...shown(own, request.locale, app), post: shown(posted, request.locale, app) };
  },
} satisfies Handler;
