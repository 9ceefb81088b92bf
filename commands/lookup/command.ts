import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { namedCollection, scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { limitNote } from '../shared/channel-limit.ts';
import { suggestDocuments } from '../shared/documents.ts';
import { type Draw, type Sharable, sharing, withdrawal } from '../shared/sharing.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { cardOf } from './cards.ts';
import { find, type Looked, type What } from './found.ts';
import { open, pageHandler, pageOf } from './page.ts';
import { suggestKinds, suggestNames, suggestThings } from './suggestions.ts';

const LONGEST = 200;

type Names = Parameters<typeof named>;

const asText = (
  names: Names,
  more: { required?: boolean; autocomplete?: true } = {},
): APIApplicationCommandBasicOption => ({
  type: Type.String,
  ...named(...names),
  max_length: LONGEST,
  ...more,
});

const ALWAYS: APIApplicationCommandBasicOption[] = [
  asText(
    [
      ['collection', 'Only this collection'],
      ['모음', '이 자료 모음만'],
    ],
    { autocomplete: true },
  ),
  { type: Type.Boolean, ...PRIVATE },
];

const part = (names: Names, ...options: APIApplicationCommandBasicOption[]) => ({
  type: Type.Subcommand as const,
  ...named(...names),
  options: [...options, ...ALWAYS],
});

const name = (what: string, ko: string) =>
  asText(
    [
      ['name', `Name of the ${what}, in English or Korean`],
      ['이름', `${ko} 이름, 한글이나 영문`],
    ],
    { required: true, autocomplete: true },
  );

const draw: Draw<Looked & Sharable> = async (request, app, looked, at) => {
  const card = cardOf(await find(request, app, looked), request.locale);
  const head = [...card.head, ...(await limitNote(request, app, looked.collection))];
  return pageOf(request, 'lookup', at, { ...card, head });
};

/** One specific thing, from memory: whatever the library names, a day, a phrase, a document. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      [
        'lookup',
        'Look up whatever the documents name: people, roles, products, laws, settings, days and more',
      ],
      ['찾아보기', '문서에 나오는 사람, 직책, 제품, 법령, 설정, 날짜 등을 찾아봅니다'],
    ),
    options: [
      part(
        [
          ['thing', 'Anything these documents name; suggestions show what there is'],
          ['무엇이든', '문서에 이름이 나오는 모든 것. 목록에서 고를 수 있습니다'],
        ],
        asText(
          [
            ['name', 'Its name: a product, law, article, error code, setting, person …'],
            ['이름', '제품, 법령, 조항, 오류 코드, 설정, 사람 등의 이름'],
          ],
          { required: true, autocomplete: true },
        ),
        asText(
          [
            ['kind', 'Only names of this kind'],
            ['종류', '이 종류의 이름만'],
          ],
          { autocomplete: true },
        ),
      ),
      part(
        [
          ['person', 'Spellings, roles and every mention of a person'],
          ['사람', '이름 표기, 직책, 언급된 곳'],
        ],
        name('person', '사람'),
      ),
      part(
        [
          ['post', 'Who holds or held a role or office, and when'],
          ['직책', '누가 언제 그 직책에 있었는지'],
        ],
        asText(
          [
            ['title', 'The role as the documents call it'],
            ['직책명', '문서에 나오는 직책 이름'],
          ],
          { required: true, autocomplete: true },
        ),
      ),
      part(
        [
          ['organization', 'What is said of an organization, and when'],
          ['기관', '기관에 관해 언제 무엇을 말했는지'],
        ],
        name('organization', '기관'),
      ),
      part(
        [
          ['place', 'What is said of a place, and when'],
          ['장소', '장소에 관해 언제 무엇을 말했는지'],
        ],
        name('place', '장소'),
      ),
      part(
        [
          ['date', 'What happened on a day or in a period'],
          ['날짜', '그날 또는 그 기간에 있었던 일'],
        ],
        asText([
          ['on', 'A day or period: 2019-03-11, March 2019, last week'],
          ['날짜', '하루나 기간: 2019-03-11, 2019년 3월, 지난주'],
        ]),
        asText([
          ['from', 'First day, if not “on”'],
          ['부터', '첫날'],
        ]),
        asText([
          ['to', 'Last day'],
          ['까지', '마지막 날'],
        ]),
      ),
      part(
        [
          ['phrase', 'Every place where exactly these words stand'],
          ['문구', '똑같은 말이 나오는 모든 곳'],
        ],
        asText(
          [
            ['text', 'The words'],
            ['문구', '찾을 말'],
          ],
          { required: true },
        ),
      ),
      part(
        [
          ['document', 'What a document is and whom and what it names'],
          ['문서', '문서의 정보와 그 안의 이름'],
        ],
        asText(
          [
            ['title', 'Title of the document'],
            ['제목', '문서 제목'],
          ],
          { required: true, autocomplete: true },
        ),
      ),
    ],
  },

  async execute(request, app) {
    const { name: typed, title, text, on, from, to, kind } = request.options;
    const looked: Looked = {
      what: request.subcommand as What,
      text: String(typed ?? title ?? text ?? on ?? '').trim(),
      from: from ? String(from) : null,
      to: to ? String(to) : null,
      collection: await namedCollection(request, app),
      today: app.now().toISOString().slice(0, 10),
      kind: kind ? String(kind) : null,
    };
    const id = await app.state.replies.keep('lookup', request.user.id, looked, app.replyDays);
    return draw(request, app, looked, { id, page: 0 });
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    if (request.focused === 'collection') return suggestCollections(request, app, typed);
    if (request.subcommand === 'document') return suggestDocuments(app, await scopeOf(request, app), typed);
    if (request.focused === 'kind') return suggestKinds(request, app, typed);
    if (request.subcommand === 'thing') return suggestThings(request, app, typed);
    const kind = request.subcommand;
    return kind === 'person' || kind === 'post' || kind === 'organization' || kind === 'place'
      ? suggestNames(request, app, kind, typed)
      : [];
  },

  components: {
    page: pageHandler('lookup', draw),
    open,
    share: sharing('lookup', draw),
    withdraw: withdrawal('lookup'),
  },
} satisfies Command;
