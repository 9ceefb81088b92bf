import type { Command } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import { EVERYWHERE } from '../shared/who.ts';
import { helpView } from './view.ts';

/** What the bot can do, with examples from documents this person may see. @param all every command, this one included */
export const help = (all: () => readonly Command[]): Command => ({
  data: {
    ...EVERYWHERE,
    ...named(
      ['help', 'What this bot can do, with examples from your documents'],
      ['도움말', '이 봇이 할 수 있는 일을 실제 자료의 예와 함께 봅니다'],
    ),
  },
  // Examples are drawn from what this person may see, so only this person gets them; a mention shows the channel's.
  private: true,
  async execute(request, app) {
    return helpView(request, app, all());
  },
});
