import { ChannelType, ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { choice, named } from '../../src/message/words.ts';

/** Options of `/briefing` and `/watch`, as Discord registers them. */

const LONGEST_TOPIC = 200;

export const topic = {
  type: Type.String as const,
  ...named(['topic', 'Only what bears on this'], ['주제', '이 주제에 관한 것만']),
  min_length: 2,
  max_length: LONGEST_TOPIC,
  autocomplete: true,
};

export const topics = {
  type: Type.String as const,
  ...named(
    ['topic', 'Only what bears on this; several with commas between'],
    ['주제', '이 주제에 관한 것만 (여럿이면 쉼표로 구분)'],
  ),
  min_length: 2,
  max_length: LONGEST_TOPIC,
};

export const since = {
  type: Type.String as const,
  ...named(
    ['since', 'From this day on: Monday, 2019-03-20, March 2019'],
    ['부터', '이 날짜부터: 월요일, 2019-03-20, 2019년 3월'],
  ),
  max_length: 50,
};

export const length = {
  type: Type.String as const,
  ...named(['length', 'How much is quoted'], ['길이', '인용할 분량']),
  choices: [
    choice('short', 'short', '짧게'),
    choice('medium', 'medium', '보통'),
    choice('long', 'long', '길게'),
  ],
};

export const onlyMe = {
  type: Type.Boolean as const,
  ...named(['private', 'Show it only to you'], ['비공개', '나에게만 보이기']),
};

export const when = {
  type: Type.String as const,
  ...named(
    ['when', 'weekdays 09:00 · every Monday at 8:30 · first of the month 9am · or cron'],
    ['언제', '평일 오전 9시 · 매주 월요일 8시 30분 · 매월 1일 9시 · 또는 cron'],
  ),
  required: true,
  max_length: 100,
};

export const timezone = {
  type: Type.String as const,
  ...named(
    ['timezone', 'Timezone of that time, for example Asia/Seoul'],
    ['시간대', '그 시각의 시간대. 예: Asia/Seoul'],
  ),
  autocomplete: true,
  max_length: 60,
};

export const channel = {
  type: Type.Channel as const,
  ...named(
    ['channel', 'Where it is posted; this channel when left out'],
    ['채널', '올릴 채널 (생략하면 이 채널)'],
  ),
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] as [
    ChannelType.GuildText,
    ChannelType.GuildAnnouncement,
  ],
};

export const quiet = {
  type: Type.String as const,
  ...named(['quiet', 'When nothing is new'], ['조용히', '새 소식이 없을 때']),
  choices: [
    choice('silent', 'post nothing', '올리지 않기'),
    choice('line', 'say so in one line, once', '한 줄로 한 번 알리기'),
  ],
};

export const briefing = {
  type: Type.String as const,
  ...named(['briefing', 'Which one'], ['브리핑', '대상 브리핑']),
  required: true,
  autocomplete: true,
  max_length: 100,
};

export const watch = {
  type: Type.String as const,
  ...named(['watch', 'Which one'], ['알림', '대상 알림']),
  required: true,
  autocomplete: true,
  max_length: 100,
};
