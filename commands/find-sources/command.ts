import { ApplicationCommandType } from 'discord-api-types/v10';
import { scopeOf } from '../../src/bot/scope.ts';
import type { Command } from '../../src/bot/types.ts';
import { refusal } from '../../src/refusal.ts';
import { EVERYWHERE } from '../shared/who.ts';
import { supported } from './view.ts';

const noWords = () =>
  refusal(
    ['That message holds no text', 'Use it on a message that states something'],
    ['글이 없는 메시지입니다', '내용이 있는 메시지에 사용해 주십시오'],
  );

/** On any message: which documents support it, sentence by sentence. */
export default {
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.Message,
    name: 'Find sources',
    name_localizations: { ko: '출처 찾기' },
  },
  private: true,

  async execute(request, app) {
    const content = request.target?.content.trim();
    if (!content) throw noWords();
    const found = await app.engine.support({ text: content, collections: await scopeOf(request, app) });
    return supported(found, request.locale);
  },
} satisfies Command;
