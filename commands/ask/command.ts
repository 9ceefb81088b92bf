import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { isPrivateByDefault } from '../../src/bot/prepare.ts';
import { namedCollection, scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { App, Command, Reply, Request } from '../../src/bot/types.ts';
import { asksNothing } from '../../src/languages/greetings.ts';
import { named } from '../../src/message/words.ts';
import { documentMeant, suggestDocuments } from '../shared/documents.ts';
import { periodOf } from '../shared/period.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { answer } from './ask.ts';
import { earlier, later, menu, sameDocument } from './further.ts';
import type { Asked } from './kept.ts';
import { back, further, mine, more } from './more.ts';
import { helpful, judged, wrong } from './relevance-feedback.ts';
import { addressed, share } from './share.ts';
import { inThread } from './thread.ts';

const LONGEST_QUESTION = 1_000;
/** Nobody asked the bot, and there is nothing to say. */
const SILENCE: Reply = { components: [], silent: true };

const isForSomebody = ({ options }: Request): boolean =>
  typeof options.for === 'string' && options.for !== '';

/**
 * A question in plain words, answered with the passages that answer it.
 *
 * @param help what is said to a greeting, which asks nothing
 */
export const ask = (help: (request: Request, app: App) => Promise<Reply>): Command => ({
  data: {
    ...EVERYWHERE,
    ...named(
      ['ask', 'Ask the documents a question; the answer is quoted word for word'],
      ['질문', '자료에 질문합니다. 답은 원문 그대로 인용합니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(['question', 'What you want to know'], ['질문', '알고 싶은 내용']),
        required: true,
        max_length: LONGEST_QUESTION,
      },
      {
        type: Type.String,
        ...named(['collection', 'Search only this collection'], ['모음', '이 자료 모음에서만 찾기']),
        autocomplete: true,
      },
      {
        type: Type.String,
        ...named(
          ['since', 'Only documents from this day on: 2019-03-20, March 2019, 2019'],
          ['부터', '이 날짜부터의 문서만: 2019-03-20, 2019년 3월, 2019'],
        ),
        max_length: 50,
      },
      {
        type: Type.String,
        ...named(['until', 'Only documents up to this day'], ['까지', '이 날짜까지의 문서만']),
        max_length: 50,
      },
      {
        type: Type.String,
        ...named(['document', 'Search only this document'], ['문서', '이 문서에서만 찾기']),
        autocomplete: true,
      },
      {
        type: Type.Boolean,
        ...PRIVATE,
      },
      {
        type: Type.User,
        ...named(
          ['for', 'Whom the answer is for: it is posted here and mentions them'],
          ['받는사람', '답을 받을 사람: 이 채널에 올리고 그 사람을 멘션합니다'],
        ),
      },
    ],
  },

  /** An answer for somebody else is posted beside the asker's own, which is private. */
  private: (request, app) => isForSomebody(request) || isPrivateByDefault(request, app),

  async execute(request, app) {
    const { question, since, until, document } = request.options;
    if (asksNothing(String(question))) return request.unasked ? SILENCE : help(request, app);
    const today = app.now().toISOString().slice(0, 10);
    const found = document ? await documentMeant(app, await scopeOf(request, app), String(document)) : null;
    const asked: Asked = {
      ...(await inThread(request, app, String(question))),
      collection: await namedCollection(request, app),
      ...periodOf(since, until, today),
      document: found?.id ?? null,
    };
    const reply = await answer(request, app, asked);
    return isForSomebody(request) ? addressed(request, app, reply, String(request.options.for)) : reply;
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    if (request.focused === 'collection') return suggestCollections(request, app, typed);
    return suggestDocuments(app, await scopeOf(request, app), typed);
  },

  components: {
    further,
    back,
    menu,
    mine,
    share,
    helpful,
    wrong,
    judged,
    more,
    same: sameDocument,
    earlier,
    later,
  },
});
