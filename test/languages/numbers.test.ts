import { describe, expect, test } from 'vitest';
import { numbers } from '../../src/languages/numbers.ts';

describe('numbers', () => {
  test.each([
    ['22 billion Koreans travelled', 22e9, 'Koreans'],
    ['1.5 trillion won', 1.5e12, 'won'],
    ['3억 2천만 원을', 320_000_000, '원'],
    ['182 mission chiefs', 182, 'mission'],
    ['지원금 46억 달러', 4_600_000_000, '달러'],
    ['8.5 percent', 8.5, 'percent'],
    ['21개 경제체의 정상', 21, '경제체'],
    ['USD 20 million', 20_000_000, 'USD'],
    ['twenty-five ships', 25, 'ships'],
  ])('GIVEN "%s" THEN the value is %s and %s is counted', (text, value, unit) => {
    const [found] = numbers(text);
    expect(found?.value).toBe(value);
    expect(found?.unit).toContain(unit);
  });

  test('GIVEN dates and numbers inside names THEN they are no amounts', () => {
    for (const text of [
      'on March 11, 2019',
      'the G20',
      'Resolution 2375',
      '제72차 회의',
      'the two ministers',
    ])
      expect(numbers(text)).toEqual([]);
  });
});
