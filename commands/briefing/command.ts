import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { App, Command, Reply, Request } from '../../src/bot/types.ts';
import { suggestTimezones } from '../../src/briefing/timezones.ts';
import { CHOICES } from '../../src/message/limits.ts';
import { named } from '../../src/message/words.ts';
import { suggestNames } from '../lookup/suggestions.ts';
import { GUILD_ONLY } from '../shared/who.ts';
import { list, pause, preview, remove, resume, schedule, suggestSchedules } from './manage.ts';
import { briefingAgain, briefNow } from './now.ts';
import * as option from './options.ts';

type Run = (request: Request, app: App) => Reply | Promise<Reply>;

const subcommands: Record<string, Run> = { now: briefNow, schedule, list, preview, pause, resume, remove };

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
        options: [option.topic, option.since, option.length, option.onlyMe],
      },
      {
        type: Type.Subcommand,
        ...named(
          ['schedule', 'Have what is new posted regularly (Manage Server)'],
          ['예약', '새 소식을 정기적으로 올립니다 (서버 관리 권한)'],
        ),
        options: [option.when, option.topics, option.timezone, option.channel, option.length, option.quiet],
      },
      {
        type: Type.Subcommand,
        ...named(['list', 'Briefings set in this server'], ['목록', '이 서버에 설정된 브리핑']),
      },
      {
        type: Type.Subcommand,
        ...named(
          ['preview', 'What a briefing would say now; only you see it'],
          ['미리보기', '지금 올린다면 어떤 내용일지 나에게만 보입니다'],
        ),
        options: [option.briefing],
      },
      {
        type: Type.Subcommand,
        ...named(['pause', 'Pause a briefing'], ['중지', '브리핑을 일시 중지합니다']),
        options: [option.briefing],
      },
      {
        type: Type.Subcommand,
        ...named(['resume', 'Resume a paused briefing'], ['재개', '일시 중지한 브리핑을 다시 시작합니다']),
        options: [option.briefing],
      },
      {
        type: Type.Subcommand,
        ...named(['remove', 'Remove a briefing'], ['삭제', '브리핑을 삭제합니다']),
        options: [option.briefing],
      },
    ],
  },

  /** What is set, and a preview, are between the bot and whoever manages the server. */
  private: async (request, app) => {
    if (request.subcommand !== 'now') return true;
    const settings = await app.state.settings.of(request.parentId ?? request.channelId);
    return typeof request.options.private === 'boolean'
      ? request.options.private
      : (settings.private ?? false);
  },

  async execute(request, app) {
    const run = subcommands[request.subcommand ?? ''];
    if (!run) throw new Error(`briefing: no subcommand ${request.subcommand}`);
    return run(request, app);
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    if (request.focused === 'timezone') {
      return suggestTimezones(typed, CHOICES).map((name) => ({ name, value: name }));
    }
    if (request.focused === 'briefing') return suggestSchedules(request, app, typed);
    return suggestNames(request, app, 'topic', typed);
  },

  components: {
    /** The person a briefing was made for turns its pages; anybody else gets pages of their own. */
    page: {
      mode: async (request, app) =>
        (await app.state.replies.get('briefing', request.state[0] ?? ''))?.user === request.user.id
          ? 'update'
          : 'private',
      run: (request, app) => briefingAgain(request, app, Number(request.state[1]) || 0),
    },
    again: { mode: 'private', run: (request, app) => briefingAgain(request, app, 0) },
  },
} satisfies Command;
