import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { namedCollection, scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { limitNote } from '../shared/channel-limit.ts';
import {
  type Draw,
  leadOf,
  type Sharable,
  shareButtons,
  sharedNote,
  sharing,
  withdrawal,
} from '../shared/sharing.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { verified } from './view.ts';

/** What was to be checked, as it is kept behind the buttons. */
interface Kept extends Sharable {
  quote: string;
  collection: string | null;
}

const draw: Draw<Kept> = async (request, app, { quote, collection }, at) => {
  const collections = await scopeOf(request, app, collection ?? undefined);
  const found = await app.engine.verify({ text: quote, collections });
  const message = verified(found, request.locale, {
    above: [...sharedNote(at), ...(await limitNote(request, app, collection))],
    buttons: shareButtons(request, 'verify', at),
  });
  const [first] = found.kind === 'verbatim' ? found.places.flatMap(({ quotes }) => quotes) : [];
  const lead = leadOf((first ?? found.nearest?.quote)?.citation);
  return {
    ...message,
    lead,
    empty: found.kind !== 'verbatim' && !found.nearest && found.leftOut.length === 0,
  };
};

/** Checks whether a quote stands in the documents word for word, and where. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      ['verify', 'Check a quote: verbatim, and where; or the nearest true wording'],
      ['인용확인', '인용문이 원문과 같은지, 어디에 있는지 확인합니다'],
    ),
    options: [
      {
        type: Type.String,
        ...named(['quote', 'The quoted words'], ['인용문', '확인할 문장']),
        required: true,
        min_length: 2,
        max_length: 4_000,
      },
      {
        type: Type.String,
        ...named(['collection', 'Search only this collection'], ['모음', '이 자료 모음에서만 찾기']),
        autocomplete: true,
      },
      {
        type: Type.Boolean,
        ...PRIVATE,
      },
    ],
  },

  async execute(request, app) {
    const kept = { quote: String(request.options.quote), collection: await namedCollection(request, app) };
    const id = await app.state.replies.keep('verify', request.user.id, kept, app.replyDays);
    return draw(request, app, kept, { id, page: 0 });
  },

  async autocomplete(request, app) {
    return suggestCollections(request, app, String(request.options.collection ?? ''));
  },

  components: { share: sharing('verify', draw), withdraw: withdrawal('verify') },
} satisfies Command;
