import type { Owned } from '../../src/bot/scheduler.ts';
import type { Transport } from '../../src/bot/transport.ts';
import type { App } from '../../src/bot/types.ts';
import { slash } from '../../src/message/command-names.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { inLanguages } from '../../src/message/words.ts';

const TOPIC = 150;

const words = inLanguages(
  {
    all: 'The briefing',
    on: (topic: string) => `The briefing on “${topic}”`,
    watch: (topic: string) => `The watch on “${topic}”`,
    paused: (what: string, channel: string) => `**${what} in <#${channel}> is paused.**`,
    why: 'I may not see that channel, or not write there.',
    next: (command: string) => `Give me View Channel and Send Messages there, then use ${command}.`,
  },
  {
    all: '정기 브리핑',
    on: (topic) => `“${topic}” 브리핑`,
    watch: (topic) => `“${topic}” 알림`,
    paused: (what, channel) => `**<#${channel}> 채널의 ${what}을 일시 중지했습니다.**`,
    why: '그 채널을 보거나 그 채널에 글을 쓸 권한이 없습니다.',
    next: (command) =>
      `그 채널에서 ‘채널 보기’와 ‘메시지 보내기’ 권한을 주신 뒤 ${command}로 다시 시작해 주십시오.`,
  },
);

/** Tells whoever set a briefing that it is paused: in person, or else where it was set. Never throws. */
export async function tellRefused(
  app: App,
  transport: Transport,
  set: Owned & { what: 'briefing' | 'watch' },
  topics: readonly string[],
): Promise<void> {
  const say = words(set.language);
  const about = escapeText(label(topics.join(', '), TOPIC));
  const what = set.what === 'watch' ? say.watch(about) : topics.length > 0 ? say.on(about) : say.all;
  const body = `${say.paused(what, set.channel)}\n${say.why} ${say.next(slash(`${set.what} resume`, set.language))}`;
  const message: Message = { components: [container([text(body)], COLOURS.problem)] };
  try {
    if (set.owner === '') throw new Error('whoever set it is forgotten');
    await transport.tell(set.owner, message);
  } catch (thrown) {
    app.log.warn({ err: thrown }, 'the owner of a briefing could not be told in person');
    if (set.origin === set.channel) return;
    await transport
      .post(set.origin, message, '')
      .catch((err: unknown) => app.log.warn({ err }, 'nor where it was set'));
  }
}
