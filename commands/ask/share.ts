import type { App, Handler, Reply, Request } from '../../src/bot/types.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { COLOURS, container, small } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { notForAll, outside, words as shareWords } from '../shared/sharing.ts';
import { type Answered, settingOf, shown } from './ask.ts';
import { type Kept, keep, keptAs, recalled, shownOf } from './kept.ts';
import { answerView } from './view.ts';
import { words } from './words.ts';

/**
 * An answer as a message for everyone in the channel: only the quotes that everyone there may see now, whoever could
 * see more. It is an answer of its own, with its own buttons.
 *
 * @throws Refusal when the quote that answers is not for everyone there.
 */
export async function publicCopy(request: Request, app: App, kept: Kept, note: string): Promise<Message> {
  const open = await recalled(request, app, kept, app.access.inChannel(request));
  const allowed = kept.spans.flatMap((span, at) =>
    open[at] ? [{ at, span, also: kept.also[at] ?? [], quote: open[at] }] : [],
  );
  const answers = allowed.filter(({ at }) => at < shownOf(kept));
  // Without the quote that answers the others would pass for the answer.
  if (!open[0]) throw notForAll();
  const copy: Kept = {
    ...kept,
    spans: allowed.map(({ span }) => span),
    also: allowed.map(({ also }) => also),
    shown: answers.length,
    shared: false,
  };
  const look = { seen: 'public' as const, shared: false };
  const setting = await settingOf(request, app, copy.asked, { look, note });
  return answerView(
    await keep(request, app, copy),
    copy,
    allowed.map(({ quote }) => quote),
    setting,
  );
}

/**
 * The answer for somebody else: posted in the channel, where it mentions them, beside the asker's own. What was not
 * found is told to the asker alone.
 */
export async function addressed(
  request: Request,
  app: App,
  reply: Answered,
  forWhom: string,
): Promise<Reply> {
  if (request.direct || request.guildId === null) throw outside();
  if (!reply.kept) return reply;
  const { id, data } = reply.kept;
  const note = words(request.locale).forWhom(forWhom, escapeText(request.user.name));
  const post = { ...(await publicCopy(request, app, data, note)), pings: forWhom };
  await app.state.replies.change('ask', id, { ...data, shared: true });
  return { components: [container([small(words(request.locale).sentTo(forWhom))], COLOURS.good)], post };
}

/** Posts a private answer for everyone in the channel. */
export const share = {
  mode: 'update',
  async run(request, app) {
    if (request.direct || request.guildId === null) throw outside();
    const id = request.state[0] as string;
    const kept = await keptAs(app, id);
    const post = await publicCopy(
      request,
      app,
      kept,
      shareWords(request.locale).sharedBy(escapeText(request.user.name)),
    );
    const shared = { ...kept, shared: true };
    await app.state.replies.change('ask', id, shared);
    const own = { id, kept: shared, quotes: await recalled(request, app, shared) };
    return { ...(await shown(request, app, own)), post };
  },
} satisfies Handler;
