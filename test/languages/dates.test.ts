import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodName } from '../../src/languages/dates/period-name.ts';
import { dates, parseQuestionPeriod } from '../../src/languages/dates.ts';

const PUBLISHED = '2019-03-20';
const TODAY = '2026-11-22';
const read = (text: string, published: string | null = PUBLISHED) =>
  dates(text, { published }).map(({ text: said, from, to }) => [said, from, to]);

/** Text, what is said there, first and last day; read in a document of Wednesday, March 20, 2019. */
const EXPRESSIONS: [text: string, said: string, from: string | null, to: string | null][] = [
  ['posted on February. 24, 2006', 'February. 24, 2006', '2006-02-24', '2006-02-24'],
  ['It met on Mar. 11.', 'Mar. 11', '2019-03-11', '2019-03-11'],
  ['from December 18 till 22, 2017', 'December 18 till 22, 2017', '2017-12-18', '2017-12-22'],
  ['from 18 to 22 December 2017', '18 to 22 December 2017', '2017-12-18', '2017-12-22'],
  ['Dec. 30, 2017 to Jan. 2, 2018', 'Dec. 30, 2017 to Jan. 2, 2018', '2017-12-30', '2018-01-02'],
  ['on Tuesday, March 19, 2019', 'Tuesday, March 19, 2019', '2019-03-19', '2019-03-19'],
  ['they left on Tuesday afternoon', 'Tuesday afternoon', '2019-03-19', '2019-03-19'],
  ['in July 2015', 'July 2015', '2015-07-01', '2015-07-31'],
  ['in early or mid-April', 'early or mid-April', '2019-04-01', '2019-04-20'],
  ['planned for last September.', 'last September', '2018-09-01', '2018-09-30'],
  ['early last year', 'early last year', '2018-01-01', '2018-04-30'],
  ['in the first half of 2018', 'the first half of 2018', '2018-01-01', '2018-06-30'],
  ['Q3 2020', 'Q3 2020', '2020-07-01', '2020-09-30'],
  ['last week', 'last week', '2019-03-11', '2019-03-17'],
  ['two weeks ago', 'two weeks ago', '2019-03-04', '2019-03-10'],
  ['from 2016 to 2018', '2016 to 2018', '2016-01-01', '2018-12-31'],
  ['in the 1990s', 'the 1990s', '1990-01-01', '1999-12-31'],
  ['in the winter of 2009', 'the winter of 2009', '2009-12-01', '2010-02-28'],
  ['2019년 3월 19일에', '2019년 3월 19일', '2019-03-19', '2019-03-19'],
  ['2017년 12월 18일부터 22일까지', '2017년 12월 18일부터 22일까지', '2017-12-18', '2017-12-22'],
  ['3월 11일 서한', '3월 11일', '2019-03-11', '2019-03-11'],
  ['2019년 4월 초나 중순', '2019년 4월 초나 중순', '2019-04-01', '2019-04-20'],
  ['작년 9월', '작년 9월', '2018-09-01', '2018-09-30'],
  ['지난달 25일', '지난달 25일', '2019-02-25', '2019-02-25'],
  ['오는 12월', '오는 12월', '2019-12-01', '2019-12-31'],
  ['지난주에', '지난주', '2019-03-11', '2019-03-17'],
  ['다음 주 월요일', '다음 주 월요일', '2019-03-25', '2019-03-25'],
  ['2022.3.7 문을', '2022.3.7', '2022-03-07', '2022-03-07'],
  ['올해 상반기', '올해 상반기', '2019-01-01', '2019-06-30'],
];

describe('dates in a text', () => {
  test.each(EXPRESSIONS)('GIVEN "%s" THEN %s is %s to %s', (text, said, from, to) => {
    expect(read(text)).toEqual([[said, from, to]]);
  });

  test.each([
    'They are usually held in November or December.',
    '선거는 보통 11월이나 12월에 치러진다.',
    'The storm came in September.',
  ])('GIVEN a date whose year is not safe THEN the year stays open: %s', (text) => {
    const [found] = dates(text, { published: PUBLISHED });
    expect(found).toMatchObject({ from: null, to: null, yearFrom: 'none' });
    expect(found!.yearless).not.toBeNull();
  });

  test('GIVEN no date of publication THEN a year is taken from the name of the event, and from nowhere else', () => {
    expect(read('The 2017 meeting runs from December 18 till 22.', null)).toContainEqual([
      'December 18 till 22',
      '2017-12-18',
      '2017-12-22',
    ]);
    expect(read('He spoke at a dinner on Sept. 23 in New York.', null)).toEqual([['Sept. 23', null, null]]);
  });

  test('GIVEN words and numbers that only look like dates THEN nothing is found', () => {
    for (const text of [
      'He may march on.',
      '1998',
      'Resolution 2375',
      '3,2019 items',
      '3일간의 회담',
      'May I ask?',
    ])
      expect(read(text)).toEqual([]);
  });

  test('GIVEN any day written in any way THEN it is that day again', () => {
    const months = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ];
    const ways: ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `on ${months[m - 1]} ${d}, ${y}`,
      (y, m, d) => `on ${d} ${months[m - 1]} ${y}`,
      (y, m, d) => `${y}년 ${m}월 ${d}일에`,
      (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      (y, m, d) => `${y}. ${m}. ${d}.`,
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom(...ways),
        (date, way) => {
          const iso = date.toISOString().slice(0, 10);
          const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
          expect(dates(way(y, m, d)).map(({ from, to }) => [from, to])).toEqual([[iso, iso]]);
        },
      ),
    );
  });

  test('GIVEN any text THEN the spans are in order, apart, and the text is theirs', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        'winter 2009',
        'Q9',
        '99월 99일',
        'Feb. 31',
        '2월 30일',
        'the end of',
        'last',
        '초순',
        '~',
        '지난',
        'between 2016 and 2018',
        'May',
        '5',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(' ');
        let end = 0;
        for (const found of dates(text, { published: PUBLISHED })) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(found.start, found.end)).toBe(found.text);
          if (found.from && found.to) expect(found.from <= found.to).toBe(true);
          end = found.end;
        }
      }),
    );
  });
});

describe('the period of a question', () => {
  test.each([
    ['what happened in march 2019?', '2019-03-01', '2019-03-31'],
    ['what is new since Monday', '2026-11-16', null],
    ['지난주에 무슨 일이 있었나', '2026-11-09', '2026-11-15'],
    ['2018년 이후 북한', '2018-01-01', null],
    ['before 2010', null, '2009-12-31'],
    ['작년까지의 발언', null, '2025-12-31'],
    ['in the last 3 days', '2026-11-19', '2026-11-22'],
  ])('GIVEN "%s" THEN %s to %s is meant', (text, from, to) => {
    expect(parseQuestionPeriod(text, TODAY)).toMatchObject({ from, to, yearless: null });
  });

  test('GIVEN a day without its year THEN any year may be meant', () => {
    expect(parseQuestionPeriod('what happened on December 19', TODAY)).toMatchObject({
      from: null,
      to: null,
      yearless: { from: '12-19', to: '12-19' },
    });
  });

  test('GIVEN no period THEN null', () => {
    expect(parseQuestionPeriod('who may visit Seoul?', TODAY)).toBeNull();
  });
});

describe('periodName', () => {
  test.each([
    ['2015-07-01', '2015-07-31', 'July 2015', '2015년 7월'],
    ['2018-01-01', '2018-12-31', '2018', '2018년'],
    ['2014-01-01', '2017-12-31', '2014–2017', '2014–2017년'],
    ['1990-01-01', '1999-12-31', '1990s', '1990년대'],
    ['2018-01-01', '2018-06-30', 'first half of 2018', '2018년 상반기'],
    ['2019-10-01', '2019-12-31', 'fourth quarter of 2019', '2019년 4분기'],
    ['2018-01-01', '2018-04-30', 'early 2018', '2018년 초'],
    ['2009-12-01', '2010-02-28', 'December 2009 – February 2010', '2009년 12월 – 2010년 2월'],
    ['2016-02-01', '2016-02-29', 'February 2016', '2016년 2월'],
    ['2017-12-18', '2017-12-22', null, null],
    ['2019-03-11', '2019-03-11', null, null],
  ])('GIVEN %s to %s THEN it is called %s, %s', (from, to, english, korean) => {
    expect([periodName(from, to, 'en'), periodName(from, to, 'ko')]).toEqual([english, korean]);
  });
});
