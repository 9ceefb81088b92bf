import { dateOf, lastDate, monthOf, yearOf } from './calendar.ts';

const MONTHS = [
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
/** The months that "early", "mid" and "late" in a year are read as (reading.ts). */
const PARTS = ['early ', 'mid-', 'late '];
const KOREAN_PARTS = ['초', '중반', '말'];
const QUARTERS = ['first', 'second', 'third', 'fourth'];

/**
 * What people call a period of whole months, both days included: "July 2015", 2015년 7월, "first half of 2018", "1990s". Null for any
 * other: those are said by their days.
 */
export function periodName(from: string, to: string, language: 'en' | 'ko'): string | null {
  if (dateOf(from) !== 1 || dateOf(to) !== lastDate(yearOf(to), monthOf(to))) return null;
  const [years, months] = [
    [yearOf(from), yearOf(to)],
    [monthOf(from), monthOf(to)],
  ] as [[number, number], [number, number]];
  return language === 'ko' ? korean(years, months) : english(years, months);
}

function english([year, last]: [number, number], [month, until]: [number, number]): string {
  if (month === 1 && until === 12)
    return year === last ? `${year}` : isDecade(year, last) ? `${year}s` : `${year}–${last}`;
  if (year !== last) return `${MONTHS[month - 1]} ${year} – ${MONTHS[until - 1]} ${last}`;
  if (month === until) return `${MONTHS[month - 1]} ${year}`;
  const part = partOf(month, until);
  if (part?.kind === 'third') return `${PARTS[part.index - 1]}${year}`;
  if (part?.kind === 'half') return `${QUARTERS[part.index - 1]} half of ${year}`;
  if (part) return `${QUARTERS[part.index - 1]} quarter of ${year}`;
  return `${MONTHS[month - 1]}–${MONTHS[until - 1]} ${year}`;
}

function korean([year, last]: [number, number], [month, until]: [number, number]): string {
  if (month === 1 && until === 12)
    return year === last ? `${year}년` : isDecade(year, last) ? `${year}년대` : `${year}–${last}년`;
  if (year !== last) return `${year}년 ${month}월 – ${last}년 ${until}월`;
  if (month === until) return `${year}년 ${month}월`;
  const part = partOf(month, until);
  if (part?.kind === 'third') return `${year}년 ${KOREAN_PARTS[part.index - 1]}`;
  if (part?.kind === 'half') return `${year}년 ${part.index === 1 ? '상' : '하'}반기`;
  if (part) return `${year}년 ${part.index}분기`;
  return `${year}년 ${month}–${until}월`;
}

const isDecade = (first: number, last: number): boolean => first % 10 === 0 && last === first + 9;

function partOf(month: number, until: number): { kind: 'half' | 'third' | 'quarter'; index: number } | null {
  const length = until - month + 1;
  if (length === 4 && month % 4 === 1) return { kind: 'third', index: (month + 3) / 4 };
  if (length === 6 && month % 6 === 1) return { kind: 'half', index: (month + 5) / 6 };
  return length === 3 && month % 3 === 1 ? { kind: 'quarter', index: (month + 2) / 3 } : null;
}
