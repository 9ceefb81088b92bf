import { Cron } from 'croner';
import { Problem } from '../problem.ts';

/** When a briefing is posted: five-field cron, and what it says, to be read back to whoever set it. */
export interface When {
  cron: string;
  spoken: { en: string; ko: string };
}

/** Days of the week as cron numbers them: Sunday is 0. */
const DAYS = [
  { en: /\bsun(?:day)?s?\b/gi, ko: '일', name: 'Sunday' },
  { en: /\bmon(?:day)?s?\b/gi, ko: '월', name: 'Monday' },
  { en: /\btue(?:s(?:day)?)?s?\b/gi, ko: '화', name: 'Tuesday' },
  { en: /\bwed(?:nesday)?s?\b/gi, ko: '수', name: 'Wednesday' },
  { en: /\bthu(?:r(?:s(?:day)?)?)?s?\b/gi, ko: '목', name: 'Thursday' },
  { en: /\bfri(?:day)?s?\b/gi, ko: '금', name: 'Friday' },
  { en: /\bsat(?:urday)?s?\b/gi, ko: '토', name: 'Saturday' },
];
const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];

const CRON = /^\s*(?:[\d*/,-]+\s+){2}(?:[\d*/,?L-]+\s+){2}[\dA-Za-z*/,#L-]+\s*$/;
const KOREAN_DAYS =
  /(?<![가-힣])((?:[월화수목금토일](?:요일)?)(?:\s{0,3}[·,/~-]?\s{0,3}[월화수목금토일](?:요일)?){0,12})(?=\s|마다|에|[,·]|\d|오전|오후|$)/u;

/**
 * Understands when a briefing should come: "weekdays 09:00", "every Monday and Thursday at 8:30", "first of the month
 * 9am", "평일 오전 9시", "매주 월·목 8시 30분", "매월 1일 09:00", or cron ("0 9 * * 1-5").
 *
 * @throws Problem when it is not understood, with examples.
 */
export function parseWhen(text: string): When {
  const given = text.normalize('NFC').trim();
  if (CRON.test(given)) return cronWhen(given);
  const time = timeIn(given);
  const days = time && daysIn(given.replace(time.text, ' '));
  if (!time || !days) {
    throw new Problem(
      `when: "${text}"`,
      'is not understood',
      'write it like "weekdays 09:00", "every Monday at 8:30", "평일 오전 9시", or as cron: "0 9 * * 1-5"',
    );
  }
  return spoken(days, time);
}

interface Time {
  hour: number;
  minute: number;
  text: string;
}

interface Days {
  /** Days of the week; empty where days of the month count. */
  week: number[];
  month: number | 'L' | null;
}

function timeIn(text: string): Time | null {
  const korean =
    /(?:(오전|오후|아침|저녁|밤|새벽)\s{0,9})?(\d{1,2})시(?:\s{0,9}(\d{1,2})분|\s{0,9}(반))?/u.exec(text);
  if (korean) {
    const [all, part, hour, minute, half] = korean;
    return clock(
      all,
      Number(hour),
      half ? 30 : Number(minute ?? 0),
      /오후|저녁|밤/u.test(part ?? '') ? 'pm' : /오전|아침|새벽/u.test(part ?? '') ? 'am' : '',
    );
  }
  if (/정오/u.test(text)) return clock('정오', 12, 0, '');
  const colon = /(?:(오전|오후)\s{0,9})?\b(?:at\s{1,9})?(\d{1,2})[:.](\d{2})\s{0,9}([ap])?\.?m?\.?\b/iu.exec(
    text,
  );
  if (colon) {
    const [all, part, hour, minute, half] = colon;
    const side = part ? (part === '오후' ? 'pm' : 'am') : half ? `${half.toLowerCase()}m` : '';
    return clock(all, Number(hour), Number(minute), side);
  }
  const bare =
    /\b(?:at\s{1,9})?(\d{1,2})\s{0,9}([ap])\.?m\.?(?!\w)/i.exec(text) ??
    /\bat\s{1,9}(\d{1,2})(?!\w|[:.])/i.exec(text);
  if (bare) return clock(bare[0], Number(bare[1]), 0, bare[2] ? `${bare[2].toLowerCase()}m` : '');
  const noon = /\b(?:at\s+)?noon\b/i.exec(text);
  return noon ? clock(noon[0], 12, 0, '') : null;
}

function clock(text: string, hour: number, minute: number, side: string): Time | null {
  if (side !== '' && (hour < 1 || hour > 12))
    return hour > 12 && hour < 24 && side === 'pm' ? { hour, minute, text } : null;
  const full = side === 'pm' ? (hour % 12) + 12 : side === 'am' ? hour % 12 : hour;
  return full > 23 || minute > 59 ? null : { hour: full, minute, text };
}

/** Everything a day may be said with; a word that is none of these ("other", "second") would change what is meant. */
const KNOWN =
  /week\s{0,3}days?|week\s{0,3}ends?|(?:working|business) days?|평일|주중|주말|매주|매일|날마다|마다|요일|말일|월말|마지막\s{0,3}날|매[월달]|\d{1,2}일|every\s{0,3}day|each day|daily|everyday|monthly|every|each|last day|first day|(?:first|\d{1,2}(?:st|nd|rd|th)?)(?= (?:day )?of)|monthly on the \w{1,9}|of (?:the|each|every) month|\b(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*|\b(?:on|the|at|and|to|through|until)\b|[일월화수목금토]|에|[\s,.·/~&–-]/giu;

function daysIn(text: string): Days | null {
  if (text.replace(KNOWN, '') !== '') return null;
  const month = monthDay(text);
  if (month !== null) return { week: [], month };
  const week = weekDays(text);
  if (week.length > 0) return { week, month: null };
  return /^(?:\W|at|on|the)*$|every ?day|each day|daily|매일|날마다/iu.test(text.replace(/에/gu, ''))
    ? { week: [0, 1, 2, 3, 4, 5, 6], month: null }
    : null;
}

function weekDays(text: string): number[] {
  if (/week\s*days?|working days?|business days?|평일|주중/iu.test(text)) return WEEKDAYS;
  if (/week\s*ends?|주말/iu.test(text)) return WEEKEND;
  const range =
    /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\s{0,3}(?:-|–|to|through|until)\s{0,3}(sun|mon|tue|wed|thu|fri|sat)/i.exec(
      text,
    );
  if (range) return between(dayNumber(range[1]!), dayNumber(range[2]!));
  const named = DAYS.flatMap(({ en }, day) => (text.match(en) ? [day] : []));
  if (named.length > 0) return named;
  const korean = KOREAN_DAYS.exec(text.replace(/매주|마다/gu, ' '))?.[1];
  if (!korean) return [];
  const letters = korean.replace(/요일/gu, '');
  const ko = (letter: string) => DAYS.findIndex((day) => day.ko === letter);
  const koreanRange = /([월화수목금토일])\s*[~-]\s*([월화수목금토일])/u.exec(letters);
  if (koreanRange) return between(ko(koreanRange[1]!), ko(koreanRange[2]!));
  return [...new Set([...letters].map(ko).filter((day) => day >= 0))].sort((a, b) => a - b);
}

function dayNumber(name: string): number {
  return DAYS.findIndex((day) => day.name.toLowerCase().startsWith(name.toLowerCase()));
}

function between(first: number, last: number): number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => (first + i) % 7).sort((a, b) => a - b);
}

function monthDay(text: string): number | 'L' | null {
  if (/last day of (?:the|each|every) month|매[월달]\s{0,3}(?:말일|마지막\s{0,3}날)|월말/iu.test(text))
    return 'L';
  const found =
    /매[월달]\s{0,3}(\d{1,2})일/u.exec(text) ??
    /\b(?:on the )?(first|\d{1,2}(?:st|nd|rd|th)?)(?: day)? of (?:the|each|every) month/i.exec(text) ??
    /\bmonthly on the (first|\d{1,2}(?:st|nd|rd|th)?)/i.exec(text);
  if (!found) return null;
  const day = found[1]!.toLowerCase() === 'first' ? 1 : Number.parseInt(found[1]!, 10);
  return day >= 1 && day <= 31 ? day : null;
}

function spoken({ week, month }: Days, { hour, minute }: Time): When {
  const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (month !== null) {
    const en = month === 'L' ? 'the last day of every month' : `day ${month} of every month`;
    const ko = month === 'L' ? '매월 말일' : `매월 ${month}일`;
    return { cron: `${minute} ${hour} ${month} * *`, spoken: { en: `${en} at ${at}`, ko: `${ko} ${at}` } };
  }
  const cron = `${minute} ${hour} * * ${week.length === 7 ? '*' : week.join(',')}`;
  return { cron, spoken: { en: `${englishDays(week)} at ${at}`, ko: `${koreanDays(week)} ${at}` } };
}

const same = (a: number[], b: number[]) => a.join() === b.join();

function englishDays(week: number[]): string {
  if (week.length === 7) return 'every day';
  if (same(week, WEEKDAYS)) return 'weekdays';
  if (same(week, WEEKEND)) return 'weekends';
  const names = week.map((day) => DAYS[day]!.name);
  return `every ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]}`;
}

function koreanDays(week: number[]): string {
  if (week.length === 7) return '매일';
  if (same(week, WEEKDAYS)) return '평일';
  if (same(week, WEEKEND)) return '주말';
  return `매주 ${week.map((day) => `${DAYS[day]!.ko}요일`).join('·')}`;
}

function cronWhen(cron: string): When {
  const text = cron.trim().replace(/\s+/g, ' ');
  try {
    if (!new Cron(text, { paused: true }).nextRun()) throw new Error('it never comes');
  } catch (error) {
    throw new Problem(
      `when: "${text}"`,
      `is no cron expression (${(error as Error).message})`,
      'write minute, hour, day of month, month and day of week: "0 9 * * 1-5"',
    );
  }
  return { cron: text, spoken: { en: `cron ${text}`, ko: `cron ${text}` } };
}
