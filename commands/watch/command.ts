import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { App, Command, Reply, Request } from '../../src/bot/types.ts';
import { named } from '../../src/message/words.ts';
import * as option from '../briefing/options.ts';
import { suggestNames } from '../lookup/suggestions.ts';
import { MANAGERS_ONLY } from '../shared/who.ts';
import { addWatch, listWatches, removeWatch, resumeWatch, suggestWatches } from './watching.ts';

type Run = (request: Request, app: App) => Reply | Promise<Reply>;

const subcommands: Record<string, Run> = {
  add: addWatch,
  list: listWatches,
  resume: resumeWatch,
  remove: removeWatch,
};

/** Has a channel told at once when a document on a topic is indexed. */
export default {
  data: {
    ...MANAGERS_ONLY,
    ...named(
      ['watch', 'Tell a channel as soon as a document on a topic is indexed'],
      ['알림', '어떤 주제의 문서가 들어오면 채널에 바로 알립니다'],
    ),
    options: [
      {
        type: Type.Subcommand,
        ...named(['add', 'Watch a topic'], ['추가', '주제를 지켜봅니다']),
        options: [{ ...option.topic, required: true }, option.channel],
      },
      {
        type: Type.Subcommand,
        ...named(['list', 'Topics watched in this server'], ['목록', '이 서버에서 지켜보는 주제']),
      },
      {
        type: Type.Subcommand,
        ...named(['resume', 'Resume a paused watch'], ['재개', '일시 중지된 알림을 다시 시작합니다']),
        options: [option.watch],
      },
      {
        type: Type.Subcommand,
        ...named(['remove', 'Stop watching a topic'], ['삭제', '더 이상 지켜보지 않습니다']),
        options: [option.watch],
      },
    ],
  },
  manage: true,
  private: true,

  async execute(request, app) {
    const run = subcommands[request.subcommand ?? ''];
    if (!run) throw new Error(`watch: no subcommand ${request.subcommand}`);
    return run(request, app);
  },

  async autocomplete(request, app) {
    const typed = String(request.options[request.focused ?? ''] ?? '');
    return request.focused === 'watch'
      ? suggestWatches(request, app, typed)
      : suggestNames(request, app, 'topic', typed);
  },
} satisfies Command;
