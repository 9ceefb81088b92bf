import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { scopeOf, suggestCollections } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { EVERYWHERE, PRIVATE } from '../shared/who.ts';
import { verified } from './view.ts';

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
    const text = String(request.options.quote);
    return verified(
      await app.engine.verify({ text, collections: await scopeOf(request, app) }),
      request.locale,
    );
  },

  async autocomplete(request, app) {
    return suggestCollections(request, app, String(request.options.collection ?? ''));
  },
} satisfies Command;
