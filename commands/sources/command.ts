import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { expired } from '../../src/bot/refusals.ts';
import { namedCollection, suggestCollections } from '../../src/bot/scope.ts';
import type { App, Command, Request } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { documentPage } from '../read/page-view.ts';
import { sharing, withdrawal } from '../shared/sharing.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { type Listing, sourcesView } from './view.ts';

const kept = (request: Request, app: App) =>
  app.state.replies.get<Listing>('sources', request.state[0] ?? '');

/** What is in the library, as far as it may be seen. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      ['sources', 'Collections and documents that are searched'],
      ['자료', '검색하는 자료 모음과 문서를 봅니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(
          ['filter', 'Words of the title, publisher, kind or date'],
          ['검색어', '제목, 발행처, 종류, 날짜에 들어 있는 말'],
        ),
        max_length: 100,
      },
      {
        type: Type.String,
        ...named(['collection', 'Only this collection'], ['모음', '이 자료 모음만']),
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
    const { filter, page } = request.options;
    const listing: Listing = {
      filter: filter ? String(filter) : null,
      collection: await namedCollection(request, app),
    };
    const id = await app.state.replies.keep('sources', request.user.id, listing, app.replyDays);
    return sourcesView(request, app, listing, { id, page: Number(page ?? 1) - 1 });
  },

  async autocomplete(request, app) {
    return suggestCollections(request, app, String(request.options.collection ?? ''));
  },

  components: {
    page: {
      mode: async (request, app) =>
        (await kept(request, app))?.user === request.user.id ? 'update' : 'private',
      run: async (request, app) => {
        const [id = '', page] = request.state;
        const found = await kept(request, app);
        if (!found) throw expired();
        const { shared } = found.data;
        return sourcesView(request, app, found.data, {
          id,
          page: Number(page) || 0,
          ...(shared && { shared }),
        });
      },
    },
    share: sharing('sources', sourcesView),
    withdraw: withdrawal('sources'),
    /** A document chosen from the list. */
    open: {
      mode: 'private',
      run: (request, app) => documentPage(request, app, request.values[0] ?? '', { page: 0 }),
    },
  },
} satisfies Command;
