import { helpView } from '../src/discord/help/view.ts';
import { GUILD_ONLY } from '../src/discord/registration.ts';
import type { Command } from '../src/discord/types.ts';
import { named } from '../src/discord/words.ts';

/** What the bot can do, with examples from documents this person may see. */
export default {
  data: {
    ...GUILD_ONLY,
    ...named(
      ['help', 'What this bot can do, with examples from your documents'],
      ['도움말', '이 봇이 할 수 있는 일을 실제 자료의 예와 함께 봅니다'],
    ),
  },
  // Examples are drawn from what this person may see, so only this person gets them; a mention shows the channel's.
  private: true,
  async execute(request, app) {
    // Imported when needed: the list of all commands holds this one.
    const { all } = await import('./all.ts');
    return helpView(request, app, all);
  },
} satisfies Command;
