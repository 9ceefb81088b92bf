import { customId } from '../../src/bot/custom-id.ts';
import type { App, Command, Request } from '../../src/bot/types.ts';
import { button, COLOURS, container, rows, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { inLanguages, named } from '../../src/message/words.ts';
import { GUILD_ONLY } from '../shared/who.ts';

const words = inLanguages(
  {
    title: 'What is kept about you',
    answers: (count: number, days: number) =>
      `Answers behind buttons: **${count}**, for ${days} days each (your question, and where the quotes stand)`,
    turns: (count: number) => `Last questions in threads: **${count}**`,
    gaps: (count: number) =>
      `Questions nobody could answer: **${count}** (those who manage the server see them without names)`,
    feedback: (count: number) => `Verdicts on answers: **${count}**`,
    briefings: (count: number) =>
      `Briefings and watches you set: **${count}** (deleting takes your name off; they go on)`,
    never: 'Nothing leaves the machine the bot runs on. Messages that do not mention the bot are never read.',
    all: 'Delete everything of mine',
    deleted: (count: number) =>
      `Deleted: ${count} ${count === 1 ? 'entry' : 'entries'}. Buttons of your earlier answers no longer work.`,
  },
  {
    title: '보관 중인 내 정보',
    answers: (count, days) => `버튼 뒤의 답변: **${count}**건, ${days}일씩 보관 (질문과 인용 위치)`,
    turns: (count) => `스레드의 마지막 질문: **${count}**건`,
    gaps: (count) => `답을 찾지 못한 질문: **${count}**건 (서버 관리자에게 이름 없이 보입니다)`,
    feedback: (count) => `답변 평가: **${count}**건`,
    briefings: (count) => `설정하신 브리핑과 알림: **${count}**건 (지우면 이름만 빠지고 계속 올라갑니다)`,
    never: '봇이 실행되는 컴퓨터 밖으로 나가는 정보는 없습니다. 봇을 부르지 않은 메시지는 읽지 않습니다.',
    all: '내 정보 모두 지우기',
    deleted: (count) => `${count}건을 지웠습니다. 이전 답변의 버튼은 더 이상 작동하지 않습니다.`,
  },
);

/** Shows what is kept about a person, and deletes it on request. */
export default {
  data: {
    ...GUILD_ONLY,
    ...named(
      ['privacy', 'See and delete what is kept about you'],
      ['개인정보', '보관 중인 내 정보를 보고 지웁니다'],
    ),
  },
  private: true,
  execute: async (request, app) => overview(request, app),
  components: {
    forget: {
      mode: 'update',
      async run(request, app) {
        const { id } = request.user;
        const { replies, conversations, unanswered, feedback, schedules, watches } = app.state;
        const tables = [replies, conversations, unanswered, feedback, schedules, watches];
        const count = tables.reduce((sum, table) => sum + table.forget(id), 0);
        return { components: [container([text(words(request.locale).deleted(count))], COLOURS.good)] };
      },
    },
  },
} satisfies Command;

function overview(request: Request, app: App): Message {
  const say = words(request.locale);
  const { id } = request.user;
  const { replies, conversations, unanswered, feedback, schedules, watches } = app.state;
  const lines = [
    say.answers(replies.countOf(id), app.replyDays),
    say.turns(conversations.countOf(id)),
    say.gaps(unanswered.countOf(id)),
    say.feedback(feedback.countOf(id)),
    say.briefings(schedules.countOf(id) + watches.countOf(id)),
  ];
  const body = [`### ${say.title}`, ...lines.map((one) => `- ${one}`), '', say.never].join('\n');
  const forget = button(say.all, customId('privacy', 'forget'), { style: 'danger' });
  return { components: [container([text(body), ...rows([forget])])] };
}
