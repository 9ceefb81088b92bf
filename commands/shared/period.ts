import { parseQuestionPeriod } from '../../src/languages/dates.ts';
import { escapeText } from '../../src/message/markdown.ts';
import { refusal } from '../../src/refusal.ts';

/** "2019", "March 2019", "2019-03-20", "last Monday", "2019년 3월": the first or the last day meant, `YYYY-MM-DD`. */
function dayMeant(given: string, today: string, side: 'from' | 'to'): string {
  const found = parseQuestionPeriod(given, today);
  const day = found?.[side] ?? found?.from ?? found?.to;
  if (day) return day;
  throw refusal(
    [
      `“${escapeText(given)}” is not a date that can be read here`,
      'Write it like 2019-03-20, March 2019 or 2019',
    ],
    [
      `“${escapeText(given)}”은(는) 읽을 수 없는 날짜입니다`,
      '2019-03-20, 2019년 3월, 2019처럼 적어 주십시오',
    ],
  );
}

/**
 * What the options `since` and `until` mean.
 *
 * @throws Refusal for what is no date, or when the beginning lies after the end.
 */
export function periodOf(
  since: unknown,
  until: unknown,
  today: string,
): { since: string | null; until: string | null } {
  const from = typeof since === 'string' && since.trim() ? dayMeant(since, today, 'from') : null;
  const to = typeof until === 'string' && until.trim() ? dayMeant(until, today, 'to') : null;
  if (from && to && from > to) {
    throw refusal(
      ['The first day lies after the last', 'Change `since` or `until`'],
      ['시작일이 종료일보다 늦습니다', '`부터`나 `까지`를 바꿔 주십시오'],
    );
  }
  return { since: from, until: to };
}
