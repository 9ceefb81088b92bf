import {
  agoReading,
  dayOfYearReading,
  daysReading,
  fewSpaces,
  fractionReading,
  monthOfYearReading,
  monthsReading,
  type Reading,
  type Rule,
  stretchReading,
  toYear,
  unitReading,
  weekdayReading,
  yearReading,
} from '../dates/reading.ts';
import {
  COUNT,
  count,
  date,
  dayIndex,
  LAST,
  lean,
  month,
  monthIndex,
  ORDINALS,
  offset,
  PART,
  part,
  season,
  TO,
  WEEKDAY,
  WEEKDAY_BEFORE,
  YEAR,
} from './date-words.ts';

type Groups = Record<string, string | undefined>;
const rule = (
  pattern: string,
  read: (groups: Groups, match: string) => Reading | null,
  flags = 'gu',
): Rule => ({
  pattern: new RegExp(`(?<![\\p{L}\\p{N}]|\\d[,.])${fewSpaces(pattern)}`, flags),
  read,
});

export const ENGLISH: Rule[] = [
  // 2019-03-20, 2006.02.24, 2006/2/24
  rule(
    '(?<y>(?:1[5-9]|20)\\d\\d)(?<mark>[-./])\\s?(?<m>\\d{1,2})\\k<mark>\\s?(?<d>\\d{1,2})(?![\\d-])(?:(?<=\\. \\d{1,2})\\.)?',
    ({ y, m, d }) => daysReading(toYear(y), [Number(m), Number(d)], [Number(m), Number(d)]),
  ),
  // December 18 till 22, 2017; December 30 to January 2
  rule(
    `${WEEKDAY_BEFORE}${month('m')}\\s+${date('d')}(?:,?\\s+(?<first>(?:19|20)\\d\\d))?${TO}(?:${month('n')}\\s+)?${date('e')}(?:,?\\s+${YEAR})?`,
    ({ m, d, n, e, year, first }) =>
      daysReading(toYear(first ?? year), [monthIndex(m!), Number(d)], [monthIndex(n ?? m!), Number(e)]),
  ),
  // 18–22 December 2017; 30 June to 2 July
  rule(
    `${date('d')}(?:\\s+${month('n')})?${TO}${date('e')}\\s+(?:of\\s+)?${month('m')}(?:,?\\s+${YEAR})?`,
    ({ d, n, e, m, year }) =>
      daysReading(toYear(year), [monthIndex(n ?? m!), Number(d)], [monthIndex(m!), Number(e)]),
  ),
  // Tuesday, March 19, 2019; Mar. 11; April 25 of last year
  rule(
    `${WEEKDAY_BEFORE}${month('m')}\\s+(?:the\\s+)?${date('d')}(?:(?:,?\\s+(?:of\\s+)?|,)${YEAR}|,?\\s+(?:of\\s+)?(?<which>last|this|next) year)?`,
    ({ m, d, year, which }) =>
      which
        ? dayOfYearReading(monthIndex(m!), Number(d), offset(which))
        : daysReading(toYear(year), [monthIndex(m!), Number(d)], [monthIndex(m!), Number(d)]),
    'giu',
  ),
  // 19 March 2019; the 16th of February
  rule(
    `${WEEKDAY_BEFORE}(?:the\\s+)?${date('d')}\\s+(?:of\\s+)?${month('m')}(?:,?\\s+${YEAR})?`,
    ({ d, m, year }) => daysReading(toYear(year), [monthIndex(m!), Number(d)], [monthIndex(m!), Number(d)]),
    'giu',
  ),
  // early or mid-April; late March to early April 2019; the end of June
  rule(
    `(?:the\\s+)?(?<p>${PART})(?:\\s+of)?(?:\\s+or\\s+|\\s*-?\\s*to\\s*-?\\s*)(?<q>${PART})(?:\\s+of)?[\\s-]+${month('m')}(?:,?\\s+${YEAR})?`,
    ({ p, q, m, year }) => monthsReading(toYear(year), monthIndex(m!), monthIndex(m!), [part(p), part(q)]),
  ),
  rule(
    `(?:the\\s+)?(?<p>${PART})(?:\\s+of)?[\\s-]+(?<which>${LAST}\\s+)?${month('m')}(?:,?\\s+${YEAR})?`,
    ({ p, m, year, which }) =>
      monthsReading(toYear(year), monthIndex(m!), monthIndex(m!), [part(p), part(p)], lean(which)),
  ),
  // July to September 2018; November or December
  rule(
    `${month('m')}(?:,?\\s+(?<first>(?:19|20)\\d\\d))?(?:${TO}|\\s+or\\s+)${month('n')}(?:,?\\s+${YEAR})?(?!\\s+\\d)`,
    ({ m, n, year, first }) => monthsReading(toYear(first ?? year), monthIndex(m!), monthIndex(n!)),
  ),
  // July 2015; March of last year
  rule(
    `${month('m')},?\\s+(?:of\\s+)?${YEAR}`,
    ({ m, year }) => monthsReading(toYear(year), monthIndex(m!), monthIndex(m!)),
    'giu',
  ),
  rule(
    `${month('m')}\\s+(?:of\\s+)?(?<which>last|this|next)\\s+year`,
    ({ m, which }) => monthOfYearReading(monthIndex(m!), offset(which!)),
    'giu',
  ),
  // last September, in January, by May; a bare May or March needs the word before it
  rule(
    `(?<which>${LAST})\\s+${month('m')}(?!\\s+\\d)`,
    ({ m, which }) => monthsReading(null, monthIndex(m!), monthIndex(m!), [null, null], lean(which) ?? null),
    'giu',
  ),
  rule(
    `(?<=\\b(?:in|since|by|until|till|from|during|of|for|before|after|through|around|between)\\s)${month('m')}(?!\\s+\\d)`,
    ({ m }) => monthsReading(null, monthIndex(m!), monthIndex(m!)),
    'giu',
  ),
  rule('(?<m>January|February|April|June|July|August|September|October|November|December)\\b', ({ m }) =>
    monthsReading(null, monthIndex(m!), monthIndex(m!)),
  ),
  // first quarter of 2019, Q2, 3Q 2020, the second half of last year
  rule(
    `(?:the\\s+)?(?:(?<o>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\\s-]quarter|Q(?<q>[1-4])|(?<r>[1-4])Q)(?:(?:\\s+of)?\\s+(?:${YEAR}|(?<which>last|this|next)\\s+year))?`,
    ({ o, q, r, year, which }) =>
      fractionReading(
        'quarter',
        o ? ORDINALS[o.toLowerCase()]! : Number(q ?? r),
        toYear(year),
        offset(which ?? ''),
      ),
    'giu',
  ),
  rule(
    `(?:the\\s+)?(?:(?<o>first|second|latter|1st|2nd)\\s+half|H(?<q>[12]))\\s+of\\s+(?:${YEAR}|(?<which>last|this|next|the)\\s+year)`,
    ({ o, q, year, which }) =>
      fractionReading(
        'half',
        q ? Number(q) : /^(first|1st)/i.test(o!) ? 1 : 2,
        toYear(year),
        offset(which ?? ''),
      ),
    'giu',
  ),
  // summer of 2018, last spring
  rule(
    `(?:the\\s+)?(?<s>spring|summer|autumn|fall|winter)\\s+(?:of\\s+)?${YEAR}`,
    ({ s, year }) => monthsReading(toYear(year), ...season(s!)),
    'giu',
  ),
  rule(
    '(?<which>last|this|next)\\s+(?<s>spring|summer|autumn|fall|winter)\\b',
    ({ s, which }) => monthsReading(null, ...season(s!), [null, null], lean(which)),
    'giu',
  ),
  // 2016–2019, 2016 to 2019, 2016-17
  rule(
    `(?<y>(?:1[5-9]|20)\\d\\d)(?:\\s?[-–—~/]\\s?|\\s+(?:to|through|until|till)\\s+|(?<=[Bb]etween\\s\\d{4})\\s+and\\s+)(?<z>(?:1[5-9]|20)\\d\\d|\\d\\d(?!\\d))(?![-\\d])`,
    ({ y, z }) =>
      Number(z) < 100 && Number(z) <= Number(y!.slice(2))
        ? null
        : yearReading(Number(y), Number(z!.length === 2 ? y!.slice(0, 2) + z : z)),
  ),
  // early 2019, the end of 2018, the late 1990s, the 1950s
  rule(`(?:the\\s+)?(?<p>${PART})(?:\\s+(?:of|in))?[\\s-]+${YEAR}(?!s)`, ({ p, year }) =>
    yearReading(Number(year), Number(year), part(p)),
  ),
  rule(
    `(?:the\\s+)?(?:(?:early|mid|late)[\\s-]+)?(?<y>(?:1[5-9]|20)\\d0)['’]?s\\b`,
    ({ y }) => yearReading(Number(y), Number(y) + 9),
    'giu',
  ),
  rule(
    `${YEAR}(?![\\d%-]\\d|\\s*(?:%|percent|people|won|dollars|troops|meters|km|kilometers|miles|members|participants|tons|jobs)\\b)`,
    ({ year }) => yearReading(Number(year), Number(year)),
  ),
  // early last year, later this month, last week, next year
  rule(
    `(?:(?<p>early|earlier|mid|late|later|beginning of|end of)[\\s-]+)?(?:the\\s+)?(?<which>last|past|this|next|coming|following|previous)\\s+(?<unit>week|month|year|weekend)\\b`,
    ({ p, which, unit }) => {
      const whole = unit!.toLowerCase() === 'weekend' ? 'week' : (unit!.toLowerCase() as 'week');
      // "earlier this year" is any time before the day it is said: no part of it.
      return unitReading(whole, offset(which!), p && !/er$/i.test(p) ? part(p) : null);
    },
    'giu',
  ),
  rule(
    '(?<which>last|this|next)\\s+quarter\\b',
    ({ which }) => ({
      precision: 'quarter',
      relative: (reference) => {
        const index = Math.ceil(Number(reference.slice(5, 7)) / 3) + offset(which!);
        const year = Number(reference.slice(0, 4)) + (index < 1 ? -1 : index > 4 ? 1 : 0);
        const span = fractionReading('quarter', ((index + 3) % 4) + 1, year) as { from: string; to: string };
        return [span.from, span.to];
      },
    }),
    'giu',
  ),
  rule(
    '(?<word>day before yesterday|yesterday|today|tonight|tomorrow)\\b',
    ({ word }) =>
      unitReading('day', /before/i.test(word!) ? -2 : /^yes/i.test(word!) ? -1 : /^tom/i.test(word!) ? 1 : 0),
    'giu',
  ),
  rule(
    `${COUNT}\\s+(?<unit>day|week|month|year)s?\\s+ago\\b`,
    (g) => agoReading(g.unit!.toLowerCase() as 'day', count(g.count!)),
    'giu',
  ),
  rule(
    `(?:the\\s+)?(?<which>last|past|next|coming|previous)\\s+${COUNT}\\s+(?<unit>day|week|month|year)s?\\b`,
    (g) =>
      stretchReading(
        g.unit!.toLowerCase() as 'day',
        count(g.count!),
        offset(g.which!) > 0 ? 'future' : 'past',
      ),
    'giu',
  ),
  // Tuesday afternoon, last Friday, next Monday
  rule(
    `(?:(?<which>last|this|next|this past|this coming)\\s+)?(?<w>${WEEKDAY})(?:\\s+(?:morning|afternoon|evening|night|noon))?`,
    ({ which, w }) => weekdayReading(dayIndex(w!), which && /next|coming/i.test(which) ? 'future' : 'past'),
    'gu',
  ),
];

/** The weekday names in small letters as people type them; in documents they are capitalised. */
export const ENGLISH_QUESTION: Rule[] = [
  rule(
    '(?:(?<which>last|this|next)\\s+)?(?<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b',
    ({ which, w }) => weekdayReading(dayIndex(w!), which && /next/i.test(which) ? 'future' : 'past'),
  ),
];
