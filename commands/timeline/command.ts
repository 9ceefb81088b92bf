import { ComponentType, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { customId } from '../../src/bot/custom-id.ts';
import { expired } from '../../src/bot/refusals.ts';
import { namedCollection, scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { App, Command, Request } from '../../src/bot/types.ts';
import type { Timeline } from '../../src/lookup/types.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { button, COLOURS, text } from '../../src/message/parts.ts';
import { named } from '../../src/message/words.ts';
import { lineBlock } from '../lookup/blocks.ts';
import { open, pageHandler, pageOf } from '../lookup/page.ts';
import { suggestNames } from '../lookup/suggestions.ts';
import { words } from '../lookup/words.ts';
import { limitNote } from '../shared/channel-limit.ts';
import { periodOf } from '../shared/period.ts';
import { type Draw, type Sharable, sharing, withdrawal } from '../shared/sharing.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';

const LONGEST = 200;
const TOPIC = 120;

/** What a timeline is of, as it is kept behind its buttons. */
interface Kept extends Sharable {
  topic: string;
  since: string | null;
  until: string | null;
  collection: string | null;
}

const lines = async (request: Request, app: App, { collection, shared, ...kept }: Kept): Promise<Timeline> =>
  app.engine.timeline({
    ...kept,
    language: request.locale,
    collections: await scopeOf(request, app, collection ?? undefined),
  });

/** Days that are told of: a sentence may tell of several. */
const datesOf = ({ lines: all }: Timeline): number =>
  new Set(all.flatMap((line) => [line, ...line.others].map(({ date, to }) => `${date} ${to}`))).size;

const draw: Draw<Kept> = async (request, app, kept, at) => {
  const found = await lines(request, app, kept);
  const say = words(request.locale);
  const topic = escapeText(label(kept.topic, TOPIC));
  const limit = await limitNote(request, app, kept.collection);
  if (found.lines.length === 0) {
    const none = { head: [text(say.noTimeline(topic)), ...limit], blocks: [], colour: COLOURS.none };
    return pageOf(request, 'timeline', at, none);
  }
  const files = [
    button(say.markdown, customId('timeline', 'file', at.id, 'md')),
    button(say.csv, customId('timeline', 'file', at.id, 'csv')),
  ];
  const card = {
    head: [text(say.timeline(topic, datesOf(found))), ...limit],
    blocks: found.lines.map((line) => lineBlock(line, request.locale, line.of)),
  };
  return pageOf(request, 'timeline', at, card, files);
};

/** One quoted line for each date on a topic. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      ['timeline', 'One quoted line for each date on a topic'],
      ['연표', '주제에 관한 날짜마다 한 문장씩 인용합니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(['topic', 'What the timeline is about'], ['주제', '연표의 주제']),
        required: true,
        min_length: 2,
        max_length: LONGEST,
        autocomplete: true,
      },
      {
        type: Type.String,
        ...named(
          ['since', 'From this day on: 2019-03-20, March 2019, 2019'],
          ['부터', '이 날짜부터: 2019-03-20, 2019년 3월, 2019'],
        ),
        max_length: 50,
      },
      { type: Type.String, ...named(['until', 'Up to this day'], ['까지', '이 날짜까지']), max_length: 50 },
      {
        type: Type.String,
        ...named(['collection', 'Only this collection'], ['모음', '이 자료 모음만']),
        autocomplete: true,
      },
      { type: Type.Boolean, ...PRIVATE },
    ],
  },

  async execute(request, app) {
    const { topic, since, until } = request.options;
    const kept: Kept = {
      topic: String(topic).trim(),
      ...periodOf(since, until, app.now().toISOString().slice(0, 10)),
      collection: await namedCollection(request, app),
    };
    const id = await app.state.replies.keep('timeline', request.user.id, kept, app.replyDays);
    return draw(request, app, kept, { id, page: 0 });
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    return request.focused === 'collection'
      ? suggestCollections(request, app, typed)
      : suggestNames(request, app, 'topic', typed);
  },

  components: {
    page: pageHandler('timeline', draw),
    open,
    share: sharing('timeline', draw),
    withdraw: withdrawal('timeline'),
    /** The timeline as a file. */
    file: {
      mode: 'private',
      run: async (request, app) => {
        const [id = '', format] = request.state;
        const kept = await app.state.replies.get<Kept>('timeline', id);
        if (!kept) throw expired();
        const found = await lines(request, app, kept.data);
        const name = format === 'csv' ? 'timeline.csv' : 'timeline.md';
        return {
          components: [{ type: ComponentType.File, file: { url: `attachment://${name}` } }],
          files: [{ name, data: format === 'csv' ? found.csv : found.markdown }],
        };
      },
    },
  },
} satisfies Command;
