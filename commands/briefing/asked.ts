import { managersOnly } from '../../src/bot/refusals.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { parseWhen, type When } from '../../src/briefing/parse-when.ts';
import { DEFAULT_TIMEZONE, timezoneMeant } from '../../src/briefing/timezones.ts';
import { slash } from '../../src/message/command-names.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { Problem } from '../../src/problem.ts';
import { refusal } from '../../src/refusal.ts';

/** Most briefings, and most watches, of one server. */
export const MOST = 25;
const MOST_TOPICS = 5;

/** @throws Refusal for anybody who may not manage the server. */
export function forManagers(request: Request): string {
  if (!request.manager || request.guildId === null) throw managersOnly();
  return request.guildId;
}

/** "North Korea; ODA" or "북핵, 공적개발원조" as topics. */
export function topicsMeant(given: unknown): string[] {
  const topics = typeof given === 'string' ? given.split(/[,;、\n]/) : [];
  const named = [...new Set(topics.map((topic) => topic.replace(/\s+/g, ' ').trim()).filter(Boolean))];
  if (named.length > MOST_TOPICS) {
    throw refusal(
      [`At most ${MOST_TOPICS} topics go into one briefing`, 'Set a second one for the others'],
      [
        `브리핑 하나에는 주제를 ${MOST_TOPICS}개까지 넣을 수 있습니다`,
        '나머지는 브리핑을 하나 더 설정해 주십시오',
      ],
    );
  }
  return named;
}

/** @throws Refusal with examples in the reader's language. */
export function whenMeant(given: unknown): When {
  const text = String(given ?? '');
  try {
    return parseWhen(text);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const shown = escapeText(text.slice(0, 100));
    throw refusal(
      [
        `“${shown}” is not understood`,
        'Write it like `weekdays 09:00`, `every Monday at 8:30`, or as cron: `0 9 * * 1-5`',
      ],
      [
        `“${shown}”은(는) 이해하지 못했습니다`,
        '`평일 오전 9시`, `매주 월요일 8시 30분`처럼 적거나 cron으로 적어 주십시오: `0 9 * * 1-5`',
      ],
    );
  }
}

/** @throws Refusal for what is no timezone. */
export function timezoneAsked(given: unknown, request: Request): string {
  if (typeof given !== 'string' || given.trim() === '') return DEFAULT_TIMEZONE[request.locale];
  const found = timezoneMeant(given);
  if (found) return found;
  const shown = escapeText(given.slice(0, 60));
  throw refusal(
    [`“${shown}” is no timezone`, 'Pick one from the list, for example `Asia/Seoul`'],
    [`“${shown}”은(는) 시간대가 아닙니다`, '목록에서 골라 주십시오. 예: `Asia/Seoul`'],
  );
}

/** The channel named, else the one it was said in. */
export function spotOf(request: Request): { channel: string; parent: string | null } {
  const { channel } = request.options;
  if (typeof channel === 'string' && channel !== '' && channel !== request.channelId)
    return { channel, parent: null };
  return { channel: request.channelId, parent: request.parentId };
}

/** Language of what is posted there: the channel's, else that of whoever sets it. */
export async function languageOf(
  request: Request,
  app: App,
  spot: { channel: string; parent: string | null },
) {
  return (await app.state.settings.of(spot.parent ?? spot.channel)).language ?? request.locale;
}

/**
 * Looks whether the bot may post there, before anything is set.
 *
 * @throws Refusal naming the permission that is missing.
 */
export async function mayPostThere(app: App, channel: string): Promise<void> {
  const may = (await app.mayPost?.(channel)) ?? 'yes';
  if (may === 'gone')
    throw refusal(
      ['The bot cannot post in that channel', 'Choose a text or announcement channel of this server'],
      ['봇이 글을 올릴 수 없는 채널입니다', '이 서버의 텍스트 채널이나 공지 채널을 골라 주십시오'],
    );
  if (may === 'unseen')
    throw refusal(
      [`The bot cannot see <#${channel}>`, 'Give it View Channel and Send Messages there, then try again'],
      [
        `봇이 <#${channel}> 채널을 볼 수 없습니다`,
        '그 채널에서 ‘채널 보기’와 ‘메시지 보내기’ 권한을 주신 뒤 다시 시도해 주십시오',
      ],
    );
  if (may === 'silent')
    throw refusal(
      [`The bot may not write in <#${channel}>`, 'Give it Send Messages there, then try again'],
      [
        `봇이 <#${channel}> 채널에 글을 쓸 수 없습니다`,
        '그 채널에서 ‘메시지 보내기’ 권한을 주신 뒤 다시 시도해 주십시오',
      ],
    );
}

export const already = (what: 'briefing' | 'watch') =>
  refusal(
    [
      what === 'watch'
        ? 'This topic is already watched in that channel'
        : 'That channel already has this briefing',
      `${slash(`${what} list`, 'en')} shows what is set`,
    ],
    [
      what === 'watch' ? '그 채널에 이미 같은 알림이 있습니다' : '그 채널에 이미 같은 브리핑이 있습니다',
      `설정된 항목은 ${slash(`${what} list`, 'ko')}에서 볼 수 있습니다`,
    ],
  );

export const tooMany = (what: 'briefing' | 'watch') =>
  refusal(
    [
      `This server has ${MOST} ${what === 'watch' ? 'watches' : 'briefings'}, which is the limit`,
      `Remove one first: ${slash(`${what} remove`, 'en')}`,
    ],
    [
      `이 서버에는 이미 ${what === 'watch' ? '알림' : '브리핑'}이 ${MOST}개 있어 더 만들 수 없습니다`,
      `${slash(`${what} remove`, 'ko')}로 먼저 하나를 삭제해 주십시오`,
    ],
  );

export const unknownOne = (what: 'briefing' | 'watch') =>
  refusal(
    [
      what === 'watch' ? 'There is no such watch in this server' : 'There is no such briefing in this server',
      'Pick one from the list that appears while you type',
    ],
    ['이 서버에 없는 항목입니다', '입력할 때 나오는 목록에서 골라 주십시오'],
  );
