import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { customId } from '../../src/bot/custom-id.ts';
import type { App, Handler, ModalHandler, Reply, Request } from '../../src/bot/types.ts';
import type { Verdict } from '../../src/library/state/feedback.ts';
import { slash } from '../../src/message/command-names.ts';
import { COLOURS, container, text } from '../../src/message/parts.ts';
import { inLanguages } from '../../src/message/words.ts';
import { keptAs, recalled } from './kept.ts';

const COMMENT = 500;

const words = inLanguages(
  {
    title: 'What is wrong with this quote?',
    comment: 'What would be right? (optional)',
    thanks: () =>
      `Thank you. This is kept for the next evaluation. ${slash('privacy', 'en')} shows and deletes what is kept of you.`,
  },
  {
    title: '이 인용의 어디가 잘못됐습니까?',
    comment: '올바른 답은 무엇입니까? (선택)',
    thanks: () =>
      `감사합니다. 다음 평가에 쓰도록 보관합니다. 보관된 내용은 ${slash('privacy', 'ko')}에서 보고 지울 수 있습니다.`,
  },
);

/** Takes down a verdict on those of the quotes that this person may see. */
async function take(
  request: Request,
  app: App,
  verdict: Verdict,
  which?: number,
  comment = '',
): Promise<Reply> {
  const id = request.state[0] as string;
  const kept = await keptAs(app, id);
  const quotes = await recalled(request, app, kept);
  const meant = quotes.flatMap((quote, at) =>
    quote && (which === undefined || which === at) ? [quote] : [],
  );
  await app.state.feedback.give(id, request.user.id, {
    question: kept.asked.text,
    verdict,
    quotes: meant.map(({ citation, start, end, highlights }) => ({
      document: citation.documentId,
      hash: citation.hash,
      start,
      end,
      highlights,
    })),
    comment: comment.trim() || null,
    build: kept.build,
  });
  return { components: [container([text(words(request.locale).thanks())], COLOURS.good)] };
}

export const helpful = {
  mode: 'private',
  run: (request, app) => take(request, app, 'helpful', Number(request.state[1]) || 0),
} satisfies Handler;

/** Asks what would be right; the quote is the one the button stands under. */
export const wrong = {
  mode: 'modal',
  async open(request, app) {
    const say = words(request.locale);
    const [id, at] = request.state;
    await keptAs(app, id);
    return {
      custom_id: customId('ask', 'judged', id as string, Number(at) || 0),
      title: say.title,
      components: [
        {
          type: ComponentType.Label,
          label: say.comment,
          component: {
            type: ComponentType.TextInput,
            custom_id: 'comment',
            style: TextInputStyle.Paragraph,
            max_length: COMMENT,
            required: false,
          },
        },
      ],
    };
  },
} satisfies ModalHandler;

export const judged = {
  mode: 'private',
  run: (request, app) =>
    take(
      request,
      app,
      'wrong',
      Number(request.state[1] ?? request.fields.which) || 0,
      request.fields.comment,
    ),
} satisfies Handler;
