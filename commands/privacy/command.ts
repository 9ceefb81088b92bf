import { customId } from '../../src/bot/custom-id.ts';
import type { App, Command, Request } from '../../src/bot/types.ts';
import { button, COLOURS, container, rows, small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { inLanguages, named } from '../../src/message/words.ts';
import { EVERYWHERE } from '../shared/who.ts';

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
    where:
      'This is kept on the machine the bot runs on, whose operator can read it. Documents are searched there, and no other service is asked.',
    discord:
      'What you write to the bot and what it replies passes through Discord, which keeps both under its own rules: the quotes of a private reply too.',
    reads:
      'The bot reads messages that mention it, that are written to it alone, or that you choose “Find sources” on.',
    posts: 'In forums where that is turned on, it also reads the first message of each new post.',
    all: 'Delete my data …',
    sure: 'Delete all of this? It cannot be undone, and the buttons of your earlier answers stop working.',
    yes: 'Delete it all',
    no: 'Keep it',
    deleted: (count: number) =>
      `Deleted: ${count} ${count === 1 ? 'entry' : 'entries'}. Buttons of your earlier answers no longer work. What was posted in channels stays there until you withdraw or delete it.`,
  },
  {
    title: '보관 중인 내 정보',
    answers: (count, days) => `버튼 뒤의 답변: **${count}**건, ${days}일씩 보관 (질문과 인용 위치)`,
    turns: (count) => `스레드의 마지막 질문: **${count}**건`,
    gaps: (count) => `답을 찾지 못한 질문: **${count}**건 (서버 관리자에게 이름 없이 보입니다)`,
    feedback: (count) => `답변 평가: **${count}**건`,
    briefings: (count) => `설정하신 브리핑과 알림: **${count}**건 (지우면 이름만 빠지고 계속 올라갑니다)`,
    where:
      '이 정보는 봇이 실행되는 컴퓨터에 보관되며 봇 운영자가 볼 수 있습니다. 문서 검색도 그 컴퓨터에서만 하고 다른 서비스에는 묻지 않습니다.',
    discord:
      '봇에게 쓰신 말과 봇의 답변은 Discord를 거치며 Discord가 자체 규정에 따라 보관합니다. 비공개 답변의 인용문도 마찬가지입니다.',
    reads: '봇은 봇을 멘션한 메시지, 봇에게 직접 보낸 메시지, ‘출처 찾기’를 고르신 메시지만 읽습니다.',
    posts: '자동 답변을 켜 둔 포럼에서는 새 게시물의 첫 메시지도 읽습니다.',
    all: '내 정보 모두 지우기 …',
    sure: '모두 지우시겠습니까? 되돌릴 수 없으며 이전 답변의 버튼은 더 이상 작동하지 않습니다.',
    yes: '모두 지우기',
    no: '그대로 두기',
    deleted: (count) =>
      `${count}건을 지웠습니다. 이전 답변의 버튼은 더 이상 작동하지 않습니다. 채널에 올라간 답변은 직접 회수하거나 지우실 때까지 남아 있습니다.`,
  },
);

/** Shows what is kept about a person, and deletes it on request. */
export default {
  data: {
    ...EVERYWHERE,
    ...named(
      ['privacy', 'See and delete what is kept about you'],
      ['개인정보', '보관 중인 내 정보를 보고 지웁니다'],
    ),
  },
  private: true,
  execute: async (request, app) => overview(request, app),
  components: {
    /** Asks before anything is deleted. */
    ask: {
      mode: 'update',
      run: async (request) => {
        const say = words(request.locale);
        const choices = rows([
          button(say.yes, customId('privacy', 'forget'), { style: 'danger' }),
          button(say.no, customId('privacy', 'keep')),
        ]);
        return { components: [container([text(say.sure), ...choices], COLOURS.problem)] };
      },
    },
    keep: { mode: 'update', run: async (request, app) => overview(request, app) },
    forget: {
      mode: 'update',
      async run(request, app) {
        const { id } = request.user;
        const count = await app.state.transaction(async (state) => {
          const { replies, conversations, unanswered, feedback, schedules, watches } = state;
          let sum = 0;
          for (const area of [replies, conversations, unanswered, feedback, schedules, watches])
            sum += await area.forget(id);
          return sum;
        });
        return { components: [container([text(words(request.locale).deleted(count))], COLOURS.good)] };
      },
    },
  },
} satisfies Command;

async function overview(request: Request, app: App): Promise<Message> {
  const say = words(request.locale);
  const { id } = request.user;
  const { replies, conversations, unanswered, feedback, schedules, watches } = app.state;
  const lines = [
    say.answers(await replies.countOf(id), app.replyDays),
    say.turns(await conversations.countOf(id)),
    say.gaps(await unanswered.countOf(id)),
    say.feedback(await feedback.countOf(id)),
    say.briefings((await schedules.countOf(id)) + (await watches.countOf(id))),
  ];
  const notes = [say.where, say.discord, app.readsPosts ? `${say.reads} ${say.posts}` : say.reads];
  const body = [`### ${say.title}`, ...lines.map((one) => `- ${one}`)].join('\n');
  const forget = button(say.all, customId('privacy', 'ask'), { style: 'danger' });
  return { components: [container([text(body), small(notes.join('\n')), ...rows([forget])])] };
}
