import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { scopeOf } from '../../src/bot/scope.ts';
import type { Command, Request } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { documentMeant, suggestDocuments } from '../shared/documents.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { around, widen } from './context-view.ts';
import { leftOutPage } from './left-out-view.ts';
import { documentPage } from './page-view.ts';

/** Reads a document page by page, and the surroundings of any quote. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(['read', 'Read a document page by page'], ['읽기', '문서를 한 쪽씩 읽습니다']),
    options: [
      {
        type: Type.String,
        ...named(['document', 'Title of the document'], ['문서', '문서 제목']),
        required: true,
        autocomplete: true,
      },
      {
        type: Type.Integer,
        ...named(['page', 'Page to begin with'], ['쪽', '처음 볼 쪽']),
        min_value: 1,
        max_value: 10_000,
      },
      {
        type: Type.Boolean,
        ...PRIVATE,
      },
    ],
  },

  async execute(request, app) {
    const visible = app.access.visible(request);
    const { id } = await documentMeant(app, visible, String(request.options.document));
    return documentPage(request, app, id, { page: Number(request.options.page ?? 1) - 1 });
  },

  autocomplete: async (request, app) =>
    suggestDocuments(app, await scopeOf(request, app), String(request.options.document ?? '')),

  components: {
    /** ◀ ▶: whoever opened the document turns its pages; others get their own. */
    page: {
      mode: (request: Request) => (request.state[2] === request.user.id ? 'update' : 'private'),
      run: (request, app) =>
        documentPage(request, app, request.state[0] as string, { page: Number(request.state[1]) || 0 }),
    },
    /** From a quote: the page it stands on. */
    at: {
      mode: 'private',
      run: (request, app) =>
        documentPage(request, app, request.state[0] as string, { at: Number(request.state[1]) || 0 }),
    },
    /** What was left out of the document, a page at a time. */
    left: {
      mode: (request: Request) => (request.state[2] === 'on' ? 'update' : 'private'),
      run: (request, app) =>
        leftOutPage(request, app, request.state[0] as string, Number(request.state[1]) || 0),
    },
    around,
    widen,
  },
} satisfies Command;
