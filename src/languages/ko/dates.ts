import { addDays, dateOf, day, monthOf, monthSpan, yearOf } from '../dates/calendar.ts';
import {
  agoReading,
  dayOfYearReading,
  daysReading,
  fewSpaces,
  fractionReading,
  type Lean,
  monthOfYearReading,
  monthsReading,
  type Reading,
  type Rule,
  SEASONS,
  stretchReading,
  toYear,
  unitReading,
  weekdayReading,
  yearReading,
} from '../dates/reading.ts';

type Groups = Record<string, string | undefined>;
const rule = (pattern: string, read: (groups: Groups) => Reading | null): Rule => ({
  pattern: new RegExp(`(?<![\\d.,])${fewSpaces(pattern)}`, 'gu'),
  read,
});

const TO = '\\s*(?:[-–~∼～]|부터|에서)\\s*';
const PART = '(?:초순|중순|하순|초반|중반|후반|초|말)';
const WHICH_YEAR = '(?:재작년|작년|지난해|전년|올해|금년|올|내년|이듬해)';
const DAYS = '일월화수목금토';
/** A native numeral before 달, 해, 주. */
const NATIVE: Record<string, number> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
};

const SEASON: Record<string, keyof typeof SEASONS> = {
  봄: 'spring',
  여름: 'summer',
  가을: 'autumn',
  겨울: 'winter',
};

const year = '(?<year>(?:1[5-9]|20)\\d\\d)년';
const part = (text: string | undefined): 'early' | 'mid' | 'late' | null =>
  !text ? null : text.startsWith('초') ? 'early' : text.startsWith('중') ? 'mid' : 'late';
const yearOffset = (text: string): number =>
  text === '재작년' ? -2 : /작년|지난해|전년/.test(text) ? -1 : /내년|이듬해/.test(text) ? 1 : 0;
const lean = (text: string | undefined): Lean =>
  !text ? null : /지난/.test(text) ? 'past' : /오는|다가오는|다음/.test(text) ? 'future' : null;
const count = (text: string): number => NATIVE[text] ?? Number(text);
const unit = (text: string): 'day' | 'week' | 'month' | 'year' =>
  /주/.test(text) ? 'week' : /월|달/.test(text) ? 'month' : /년|해/.test(text) ? 'year' : 'day';

/** Dates of the month so many months from the reference's. */
function dateOfMonth(
  date: number,
  until: number,
  months: number | ((reference: string) => number),
): Reading | null {
  if (date < 1 || until > 31 || until < date) return null;
  return {
    precision: date === until ? 'day' : 'period',
    relative: (reference) => {
      const shift = typeof months === 'number' ? months : months(reference);
      const first = monthSpan(yearOf(reference), monthOf(reference) + shift)[0];
      const at = (value: number) => day(yearOf(first), monthOf(first), value) ?? addDays(first, value - 1);
      return [at(date), at(until)];
    },
  };
}

/** A bare date of the month: the reference's own month, or the one before or after it as the words lean. */
const dateOnly = (date: number, until: number, direction: Lean): Reading | null =>
  dateOfMonth(date, until, (reference) =>
    direction === 'past' && date > dateOf(reference)
      ? -1
      : direction === 'future' && date < dateOf(reference)
        ? 1
        : 0,
  );

export const KOREAN: Rule[] = [
  // 4.25.(목), 2024. 4. 25.(목)-26.(금), ’24.4.25.(목): the way of press releases
  rule(
    `(?:(?<y>(?:19|20)\\d\\d|['’‘]\\d\\d)(?:\\.|년)\\s?)?(?<m>\\d{1,2})(?:\\.|월)\\s?(?<d>\\d{1,2})(?:\\.|일)?\\s?\\([${DAYS}]\\)(?:\\s?[-–~∼～]\\s?(?:(?<n>\\d{1,2})(?:\\.|월)\\s?)?(?<e>\\d{1,2})(?:\\.|일)?\\s?\\([${DAYS}]\\))?`,
    ({ y, m, d, n, e }) =>
      daysReading(
        toYear(y?.replace(/^['’‘]/, '20')),
        [Number(m), Number(d)],
        [Number(n ?? m), Number(e ?? d)],
      ),
  ),
  // 2017년 12월 18일~22일, 2017년 12월 30일부터 2018년 1월 2일
  rule(
    `(?:${year}\\s*)?(?<m>\\d{1,2})월\\s*(?<d>\\d{1,2})일?(?:\\([월화수목금토일]\\))?${TO}(?:(?:\\d{4}년\\s*)?(?<n>\\d{1,2})월\\s*)?(?<e>\\d{1,2})일(?:까지)?`,
    ({ year, m, d, n, e }) => daysReading(toYear(year), [Number(m), Number(d)], [Number(n ?? m), Number(e)]),
  ),
  rule(
    `(?:${year}|(?<which>${WHICH_YEAR})|(?<lean>지난|오는))?\\s*(?<m>\\d{1,2})월\\s*(?<d>\\d{1,2})일(?!간)`,
    ({ year, which, lean: words, m, d }) =>
      which
        ? dayOfYearReading(Number(m), Number(d), yearOffset(which))
        : daysReading(toYear(year), [Number(m), Number(d)], [Number(m), Number(d)], lean(words)),
  ),
  // 4월 초나 중순, 2019년 4월 초순
  rule(
    `(?:${year}\\s*)?(?:(?<lean>지난|오는)\\s*)?(?<m>\\d{1,2})월\\s*(?<p>${PART})(?:이?나|\\s*또는|\\s*혹은|[~∼-])\\s*(?<q>${PART})`,
    ({ year, lean: words, m, p, q }) =>
      monthsReading(toYear(year), Number(m), Number(m), [part(p), part(q)], lean(words)),
  ),
  rule(
    `(?:${year}\\s*)?(?:(?<lean>지난|오는)\\s*)?(?<m>\\d{1,2})월\\s*(?<p>${PART})(?!기|대)`,
    ({ year, lean: words, m, p }) =>
      monthsReading(toYear(year), Number(m), Number(m), [part(p), part(p)], lean(words)),
  ),
  // 11월이나 12월, 3월~5월
  rule(
    `(?:${year}\\s*)?(?<m>\\d{1,2})월?(?:이나|\\s*또는|\\s*혹은|과|${TO})\\s*(?<n>\\d{1,2})월`,
    ({ year, m, n }) => monthsReading(toYear(year), Number(m), Number(n)),
  ),
  rule(
    `(?:${year}|(?<which>${WHICH_YEAR})|(?<lean>지난|오는|다음))?\\s*(?<m>\\d{1,2})월`,
    ({ year, which, lean: words, m }) =>
      which
        ? monthOfYearReading(Number(m), yearOffset(which))
        : monthsReading(toYear(year), Number(m), Number(m), [null, null], lean(words)),
  ),
  // 2019년 1분기, 올해 하반기, 상반기
  rule(
    `(?:${year}|(?<which>${WHICH_YEAR}))?\\s*(?:제\\s*)?(?<q>[1-4])\\s*[·/]?\\s*4?분기`,
    ({ year, which, q }) => fractionReading('quarter', Number(q), toYear(year), yearOffset(which ?? '')),
  ),
  rule(`(?:${year}|(?<which>${WHICH_YEAR}))?\\s*(?<h>상|하)반기`, ({ year, which, h }) =>
    fractionReading('half', h === '상' ? 1 : 2, toYear(year), yearOffset(which ?? '')),
  ),
  // 2016~2019년, 2015년부터 2019년까지
  rule(
    '(?<y>(?:1[5-9]|20)\\d\\d)년?\\s*(?:[-–~∼～]|부터|에서)\\s*(?<z>(?:1[5-9]|20)\\d\\d)년(?:까지)?',
    ({ y, z }) => yearReading(Number(y), Number(z)),
  ),
  rule('(?<y>(?:1[5-9]|20)\\d0)년대(?:\\s*(?:초반|중반|후반|초|말))?', ({ y }) =>
    yearReading(Number(y), Number(y) + 9),
  ),
  rule(`${year}(?:도)?\\s*(?<p>${PART})(?![기대당가-힣]{2})`, ({ year, p }) =>
    yearReading(Number(year), Number(year), part(p)),
  ),
  rule(`${year}(?:도)?`, ({ year }) => yearReading(Number(year), Number(year))),
  // 1950년 겨울, 지난 봄
  rule(
    `(?:${year}|(?<which>${WHICH_YEAR})|(?<lean>지난))\\s*(?<s>봄|여름|가을|겨울)(?![가-힣]{3})`,
    (groups) => {
      const [first, last] = SEASONS[SEASON[groups.s!]!];
      return monthsReading(toYear(groups.year), first, last, [null, null], groups.year ? null : 'past');
    },
  ),
  // 작년 초, 올해, 연말
  rule(`(?<![가-힣])(?<which>${WHICH_YEAR})\\s*(?<p>초|말|중반|초반|후반)(?![가-힣]{2})`, ({ which, p }) =>
    unitReading('year', yearOffset(which!), part(p)),
  ),
  rule('(?<![가-힣])(?<which>재작년|작년|지난해|올해|금년|내년)', ({ which }) =>
    unitReading('year', yearOffset(which!)),
  ),
  // 지난달, 이번 주, 내달 초, 다음 주
  rule(
    `(?<![가-힣])(?<which>지지난|지난|저번|이번|금|다음|내|이)\\s?(?<unit>달|주|해)(?!러|제|요|석|최|도|한|중|유|미|일|러|결|안|쪽|들)(?:\\s*(?<p>초|중순|말|초순|하순)(?![가-힣]{2}))?`,
    ({ which, unit: word, p }) =>
      (which === '금' && word !== '주') ||
      (which === '내' && word !== '달') ||
      (which === '이' && word !== '달')
        ? null
        : unitReading(
            unit(word!),
            which === '지지난' ? -2 : /지난|저번/.test(which!) ? -1 : /다음|내/.test(which!) ? 1 : 0,
            part(p),
          ),
  ),
  // 지난달 25일, 다음 달 3일부터 5일
  rule(
    `(?<which>지난달|지난 달|이달|이번 달|다음달|다음 달|내달)\\s*(?<d>\\d{1,2})일?(?:${TO}(?<e>\\d{1,2})일)?(?!간|째)`,
    ({ which, d, e }) =>
      dateOfMonth(Number(d), Number(e ?? d), /지난/.test(which!) ? -1 : /다음|내/.test(which!) ? 1 : 0),
  ),
  rule('(?<![가-힣])(?<word>그저께|그제|어제|오늘|내일|모레)(?![가-힣]*(?:날|의 유머))', ({ word }) =>
    unitReading(
      'day',
      /그/.test(word!) ? -2 : word === '어제' ? -1 : word === '내일' ? 1 : word === '모레' ? 2 : 0,
    ),
  ),
  // 3일 전, 두 달 전, 최근 3개월, 지난 50년, 향후 2년
  rule(
    `(?<n>\\d{1,3}|${Object.keys(NATIVE).join('|')})\\s?(?<unit>일|주일?|개월|달|년|해)\\s?전(?!\\s?대|\\s?국|\\s?세)`,
    ({ n, unit: word }) => agoReading(unit(word!), count(n!)),
  ),
  rule(
    `(?<which>최근|지난|향후|앞으로)\\s?(?<n>\\d{1,3}|${Object.keys(NATIVE).join('|')})\\s?(?<unit>일|주일?|개월|달|년)(?:간|\\s?동안)?(?!\\s?\\d)`,
    ({ which, n, unit: word }) =>
      which === '지난' && word === '일'
        ? dateOnly(Number(n), Number(n), 'past')
        : stretchReading(unit(word!), count(n!), /향후|앞으로/.test(which!) ? 'future' : 'past'),
  ),
  // 지난 화요일 오후, 다음 주 월요일
  rule(
    `(?:(?<which>지난주|지난 주|이번 주|다음 주|다음주|지난|오는)\\s*)?(?<w>[${DAYS}])요일(?:\\s*(?:오전|오후|저녁|아침|밤))?`,
    ({ which, w }) =>
      weekdayReading(
        DAYS.indexOf(w!),
        !which || which === '지난'
          ? 'past'
          : /지난/.test(which)
            ? 'last week'
            : /다음/.test(which)
              ? 'next week'
              : 'future',
      ),
  ),
  // A date of the month alone: 지난 25일, 20일
  rule(
    `(?<![가-힣]|월\\s?)(?:(?<lean>지난|오는)\\s*)?(?<d>\\d{1,2})일?${TO}(?<e>\\d{1,2})일(?!간|째|\\s?(?:전|후|뒤|만|동안|이내))`,
    ({ lean: words, d, e }) => dateOnly(Number(d), Number(e), lean(words) ?? 'past'),
  ),
  rule(
    '(?<![가-힣]|월\\s?)(?:(?<lean>지난|오는)\\s*)?(?<d>\\d{1,2})일(?!간|째|\\s?(?:전|후|뒤|만|동안|이내|이상|치))(?![가-힣]{3})',
    ({ lean: words, d }) => dateOnly(Number(d), Number(d), lean(words) ?? 'past'),
  ),
];
