import { describe, expect, test } from 'vitest';
import { parseWhen } from '../../src/briefing/parse-when.ts';
import { Problem } from '../../src/problem.ts';

const understood: [text: string, cron: string, en: string, ko: string][] = [
  ['weekdays 09:00', '0 9 * * 1,2,3,4,5', 'weekdays at 09:00', '평일 09:00'],
  [
    'every Monday and Thursday at 8:30',
    '30 8 * * 1,4',
    'every Monday and Thursday at 08:30',
    '매주 월요일·목요일 08:30',
  ],
  ['mon-fri 7:45 pm', '45 19 * * 1,2,3,4,5', 'weekdays at 19:45', '평일 19:45'],
  ['daily at 9', '0 9 * * *', 'every day at 09:00', '매일 09:00'],
  ['9:00', '0 9 * * *', 'every day at 09:00', '매일 09:00'],
  ['first of the month 9am', '0 9 1 * *', 'day 1 of every month at 09:00', '매월 1일 09:00'],
  ['last day of the month at noon', '0 12 L * *', 'the last day of every month at 12:00', '매월 말일 12:00'],
  ['평일 오전 9시', '0 9 * * 1,2,3,4,5', 'weekdays at 09:00', '평일 09:00'],
  ['매주 월·목 8시 30분', '30 8 * * 1,4', 'every Monday and Thursday at 08:30', '매주 월요일·목요일 08:30'],
  [
    '월수금 18:00',
    '0 18 * * 1,3,5',
    'every Monday, Wednesday and Friday at 18:00',
    '매주 월요일·수요일·금요일 18:00',
  ],
  ['매일 오후 6시 반', '30 18 * * *', 'every day at 18:30', '매일 18:30'],
  ['매월 1일 09:00', '0 9 1 * *', 'day 1 of every month at 09:00', '매월 1일 09:00'],
  ['0 9 * * 1-5', '0 9 * * 1-5', 'cron 0 9 * * 1-5', 'cron 0 9 * * 1-5'],
];

describe('GIVEN a time in plain words', () => {
  test.each(understood)('"%s" THEN it is %s', (text, cron, en, ko) => {
    expect(parseWhen(text)).toEqual({ cron, spoken: { en, ko } });
  });
});

describe('GIVEN words that say something else, or too little', () => {
  const others = [
    'every other monday 9:00',
    'every second Tuesday at 10:00',
    'mondays',
    'sometime',
    'tuesday 25:00',
    '99 9 * * *',
    '',
  ];
  test.each(others)('"%s" THEN it is refused with an example, not guessed at', (text) => {
    expect(() => parseWhen(text)).toThrow(Problem);
    expect(() => parseWhen(text)).toThrow(/write/);
  });
});
