import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { scopeOf } from '../../src/bot/scope.ts';
import type { Command, Request } from '../../src/bot/types.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { named } from '../../src/message/words.ts';
import { documentMeant, suggestDocuments } from '../shared/documents.ts';
import { notForAll, notYours, outside, withdrawnView, words } from '../shared/sharing.ts';
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
    /** Posts the page for everyone in the channel, where everyone there may see the document. */
    share: {
      mode: 'update',
      async run(request, app) {
        if (request.direct || request.guildId === null) throw outside();
        const [document = '', number] = request.state;
        const page = Number(number) || 0;
        const collections = app.access.inChannel(request);
        if (!(await app.engine.page({ document, page, size: 1, collections }))) throw notForAll();
        const note = words(request.locale).sharedBy(escapeText(request.user.name));
        const post = await documentPage({ ...request, private: false }, app, document, { page }, { note });
        return { ...(await documentPage(request, app, document, { page }, { shared: true })), post };
      },
    },
    withdraw: {
      mode: (request) => {
        if (request.state[0] !== request.user.id && !request.manager) throw notYours();
        return 'update';
      },
      run: async ({ user, locale }) => withdrawnView(user.name, locale),
    },
    around,
    widen,
  },
} satisfies Command;
