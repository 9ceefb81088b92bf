import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { briefingAgain, briefNow } from '../src/discord/briefing/now.ts';
import { GUILD_ONLY } from '../src/discord/registration.ts';
import type { App, Command, Reply, Request } from '../src/discord/types.ts';
import { choice, named } from '../src/discord/words.ts';

const LONGEST_TOPIC = 200;

const topic = {
  type: Type.String as const,
  ...named(['topic', 'Only what bears on this'], ['주제', '이 주제에 관한 것만']),
  min_length: 2,
  max_length: LONGEST_TOPIC,
};

const length = {
  type: Type.String as const,
  ...named(['length', 'How much is quoted'], ['길이', '인용할 분량']),
  choices: [
    choice('short', 'short', '짧게'),
    choice('medium', 'medium', '보통'),
    choice('long', 'long', '길게'),
  ],
};

type Run = (request: Request, app: App) => Reply | Promise<Reply>;

const subcommands: Record<string, Run> = { now: briefNow };

/** What is new, or what bears on a topic, in the documents' own words: now or by schedule. */
export default {
  data: {
    ...GUILD_ONLY,
    ...named(
      ['briefing', 'What is new in the documents, quoted and cited: now or by schedule'],
      ['브리핑', '자료의 새 소식을 원문 그대로 간추립니다: 지금 또는 정기적으로'],
    ),
    options: [
      {
        type: Type.Subcommand,
        ...named(
          ['now', 'What is new since the last briefing in this channel'],
          ['지금', '이 채널의 지난 브리핑 이후 새 소식을 간추립니다'],
        ),
        options: [
          topic,
          {
            type: Type.String,
            ...named(
              ['since', 'From this day on: Monday, 2019-03-20, March 2019'],
              ['부터', '이 날짜부터: 월요일, 2019-03-20, 2019년 3월'],
            ),
            max_length: 50,
          },
          length,
          { type: Type.Boolean, ...named(['private', 'Show it only to you'], ['비공개', '나에게만 보이기']) },
        ],
      },
    ],
  },

  async execute(request, app) {
    const run = subcommands[request.subcommand ?? ''];
    if (!run) throw new Error(`briefing: no subcommand ${request.subcommand}`);
    return run(request, app);
  },

  components: {
    /** The person a briefing was made for turns its pages; anybody else gets pages of their own. */
    page: {
      mode: (request, app) =>
        app.state.replies.get('briefing', request.state[0] ?? '')?.user === request.user.id
          ? 'update'
          : 'private',
      run: (request, app) => briefingAgain(request, app, Number(request.state[1]) || 0),
    },
    again: { mode: 'private', run: (request, app) => briefingAgain(request, app, 0) },
  },
} satisfies Command;
