import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { understood } from '../../src/query/followup.ts';

describe('a follow-up', () => {
  const cases: [before: string, next: string, meant: string][] = [
    ['Who was ambassador to China in 2019?', 'and in 2006?', 'Who was ambassador to China in 2006?'],
    [
      'Who was ambassador to China in 2019?',
      'And in March 2006?',
      'Who was ambassador to China in March 2006?',
    ],
    ['Who was ambassador to China?', 'and in 2006?', 'Who was ambassador to China in 2006?'],
    ['Who was ambassador to China in 2019?', 'and to Russia?', 'Who was ambassador to Russia in 2019?'],
    [
      'Who was ambassador to China in 2019?',
      'and to the United States in 2006?',
      'Who was ambassador to the United States in 2006?',
    ],
    ['Who was ambassador to China in 2019?', 'What about Russia?', 'Who was ambassador to Russia in 2019?'],
    ['Who was foreign minister in 2019?', 'and the vice minister?', 'Who was vice minister in 2019?'],
    ['2019년 주중 대사는 누구였나?', '그럼 2006년에는?', '2006년 주중 대사는 누구였나?'],
    ['주중 대사는 누구였나?', '2006년에는요?', '2006년 주중 대사는 누구였나?'],
    ['2019년 주중 대사는 누구였나?', '주러 대사는?', '2019년 주러 대사는 누구였나?'],
    ['주중 대사는 누구인가?', '언제 임명됐나?', '언제 임명됐나? 주중 대사는 누구인가?'],
    [
      'Who was ambassador to China in 2019?',
      'When was he appointed?',
      'When was he appointed? Who was ambassador to China in 2019?',
    ],
  ];
  test.each(cases)('GIVEN “%s”, then “%s” THEN “%s” is meant', (before, next, meant) => {
    expect(understood(before, next)).toBe(meant);
  });

  const whole = [
    'Who is the foreign minister of Korea?',
    'What did the ministry promise on development aid?',
    '유엔 사무총장은 누구인가?',
    'How many mission chiefs took part in the meeting of 2017?',
  ];
  test.each(whole)('GIVEN “%s” after anything THEN it stands on its own', (question) => {
    expect(understood('Who was ambassador to China in 2019?', question)).toBe(question);
  });

  test('GIVEN any two texts THEN a question comes of them, and the same one each time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (before, next) => {
          expect(understood(before, next)).toBe(understood(before, next));
        },
      ),
    );
  });
});
