import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { documentMeant, suggestDocuments } from '../shared/documents.ts';
import { periodOf } from '../shared/period.ts';
import { GUILD_ONLY } from '../shared/who.ts';
import { answer } from './ask.ts';
import { earlier, later, sameDocument } from './further.ts';
import { more } from './more.ts';
import { helpful, judged, wrong } from './relevance-feedback.ts';
import { share } from './share.ts';
import { inThread } from './thread.ts';

const LONGEST_QUESTION = 1_000;

/** A question in plain words, answered with the passages that answer it. */
export default {
  data: {
    ...GUILD_ONLY,
    ...named(
      ['ask', 'Ask the documents a question; the answer is quoted word for word'],
      ['질문', '자료에 질문합니다. 답은 원문 그대로 인용합니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(['question', 'What you want to know'], ['질문', '알고 싶은 내용']),
        required: true,
        min_length: 2,
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
        ...named(['private', 'Show the answer only to you'], ['비공개', '답을 나에게만 보이기']),
      },
    ],
  },

  async execute(request, app) {
    const { question, collection, since, until, document } = request.options;
    const today = app.now().toISOString().slice(0, 10);
    const found = document ? await documentMeant(app, scopeOf(request, app), String(document)) : null;
    return answer(request, app, {
      ...inThread(request, app, String(question)),
      collection: collection ? (scopeOf(request, app)[0] ?? null) : null,
      ...periodOf(since, until, today),
      document: found?.id ?? null,
    });
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    if (request.focused === 'collection') return suggestCollections(request, app, typed);
    return suggestDocuments(app, scopeOf(request, app), typed);
  },

  components: { more, share, helpful, wrong, judged, same: sameDocument, earlier, later },
} satisfies Command;
