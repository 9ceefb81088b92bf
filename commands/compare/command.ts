import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { namedCollection, scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import type { Comparison, Statement } from '../../src/lookup/compare.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, small, text } from '../../src/message/parts.ts';
import { named } from '../../src/message/words.ts';
import { type Block, block } from '../lookup/blocks.ts';
import type { Card } from '../lookup/cards.ts';
import { open, pageOf } from '../lookup/page.ts';
import { suggestNames } from '../lookup/suggestions.ts';
import { words } from '../lookup/words.ts';
import { limitNote } from '../shared/channel-limit.ts';
import { day } from '../shared/citation.ts';
import { type Draw, type Sharable, sharing, withdrawal } from '../shared/sharing.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { kindNames } from '../sources/view.ts';

const LONGEST = 200;
const NAMES = 200;

function side(name: string, { date, quote }: Statement, locale: Locale): Block {
  const say = words(locale);
  const facts = [date ? day(date) : say.undated, kindNames(locale)[quote.citation.kind]];
  return block(`**${name}** · ${facts.join(' · ')}`, quote, locale);
}

/** What is compared, as it is kept behind the buttons. */
interface Kept extends Sharable {
  topic: string;
  collection: string | null;
}

const draw: Draw<Kept> = async (request, app, { topic, collection }, at) => {
  const collections = await scopeOf(request, app, collection ?? undefined);
  const card = cardOf(await app.engine.compare({ topic, collections }), request.locale);
  const head = [...card.head, ...(await limitNote(request, app, collection))];
  return pageOf(request, 'compare', at, { ...card, head });
};

function cardOf(found: Comparison, locale: Locale): Card {
  const say = words(locale);
  const topic = escapeText(label(found.topic, NAMES));
  const { earliest, latest } = found;
  if (!earliest)
    return { head: [text(say.nothing(topic, found.searched))], blocks: [], colour: COLOURS.none };
  const list = (names: readonly string[]): string => escapeText(label(names.join(', '), NAMES));
  const notes = [
    !found.changed && (latest ? say.noChange : say.onlyOne),
    found.changed &&
      found.differences.earliest.length + found.differences.latest.length === 0 &&
      say.otherWords,
    found.differences.earliest.length > 0 && say.onlyThen(list(found.differences.earliest)),
    found.differences.latest.length > 0 && say.onlyNow(list(found.differences.latest)),
  ].filter((note) => note !== false);
  const blocks = [side(say.back, earliest, locale), ...(latest ? [side(say.now, latest, locale)] : [])];
  return { head: [text(`### ${topic}`), ...notes.map((note) => small(note))], blocks };
}

/** Then and now: the earliest and the latest statement on a topic, side by side. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      ['compare', 'Then and now: the earliest and the latest statement on a topic'],
      ['비교', '주제에 관한 가장 이른 말과 가장 최근의 말을 나란히 봅니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(['topic', 'What to compare'], ['주제', '비교할 주제']),
        required: true,
        min_length: 2,
        max_length: LONGEST,
        autocomplete: true,
      },
      {
        type: Type.String,
        ...named(['collection', 'Only this collection'], ['모음', '이 자료 모음만']),
        autocomplete: true,
      },
      { type: Type.Boolean, ...PRIVATE },
    ],
  },

  async execute(request, app) {
    const kept = {
      topic: String(request.options.topic).trim(),
      collection: await namedCollection(request, app),
    };
    const id = await app.state.replies.keep('compare', request.user.id, kept, app.replyDays);
    return draw(request, app, kept, { id, page: 0 });
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    return request.focused === 'collection'
      ? suggestCollections(request, app, typed)
      : suggestNames(request, app, 'topic', typed);
  },

  components: { open, share: sharing('compare', draw), withdraw: withdrawal('compare') },
} satisfies Command;
