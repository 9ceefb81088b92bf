import { isoDay, validDay } from '../read/front.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const NUMERIC = /(\d{4})\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})(?!\d)/;
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?\\.?,?\\s+(\\d{4})\\b`, 'i');
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, 'i');

const PUBLISHED =
  /(?:posted|published|publication date|released?(?: date)?|issued|date|입력|등록|작성|게시|발행|보도|배포|송고|승인|날짜)(?:\s?(?:일시|일자|일|시간|시점|on|at|date))?/i;
const MODIFIED = /(?:modified|updated?|수정|업데이트|갱신)/i;
/** A dateline before the text: "SEOUL, March 20, 2019 (Agency) --". */
const DATELINE = /^\(?\p{Lu}[\p{L} .'’-]{1,30},\s{1,3}([^()–—]{8,24}?)\s{0,3}(?:\(|--|–|—|-\s)/u;
const FILE_NAME_DATE = /(?:^|[^\p{L}\d])((?:19|20)\d{2})([-._]?)(\d{2})\2(\d{2})(?![\p{L}\d])/u;

/**
 * The day a document was published, where the page it was copied from says so: a date labelled as that of
 * publication, else a line that is nothing but a date, else a dateline, else the file's name. Never a date that the text
 * speaks of, never one without a year, never that of a later change.
 */
export function findPublished(removed: string[], text: string, path: string): string | null {
  return labelled(removed) ?? bare(removed) ?? dateline(text) ?? inFirstLine(text) ?? fromFileName(path);
}

function labelled(lines: string[]): string | null {
  for (const [i, line] of lines.entries()) {
    const label = PUBLISHED.exec(line);
    if (!label) continue;
    const after = `${line.slice(label.index + label[0].length)} ${hasDate(line) ? '' : (lines[i + 1] ?? '')}`;
    const modified = MODIFIED.exec(after);
    const before = MODIFIED.test(line.slice(0, label.index)) ? '' : line.slice(0, label.index);
    const day = dayIn(modified ? after.slice(0, modified.index) : after) ?? dayIn(before);
    if (day) return day;
  }
  return null;
}

const hasDate = (line: string): boolean => dayIn(line) !== null;

function bare(lines: string[]): string | null {
  for (const [i, line] of lines.entries()) {
    if (MODIFIED.test(line) || (MODIFIED.test(lines[i - 1] ?? '') && !hasDate(lines[i - 1] ?? ''))) continue;
    const rest = line.replace(NUMERIC, '').replace(MONTH_FIRST, '').replace(DAY_FIRST, '');
    if (/\p{L}{3}/u.test(rest.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|kst|[ap]\.?m\.?/gi, '')))
      continue;
    const day = dayIn(line);
    if (day) return day;
  }
  return null;
}

function dateline(text: string): string | null {
  for (const line of text.split('\n')) {
    const day = dayIn(DATELINE.exec(line)?.[1] ?? '');
    if (day) return day;
  }
  return null;
}

/** "date 2022-03-21 A headline": a label that was copied onto the headline's line. */
const inFirstLine = (text: string): string | null =>
  isoDay(/^\s*date\s+(\d{4}-\d{2}-\d{2})\s/i.exec(text)?.[1] ?? '');

function fromFileName(path: string): string | null {
  const match = FILE_NAME_DATE.exec(path.slice(path.lastIndexOf('/') + 1));
  return match ? isoDay(`${match[1]}-${match[3]}-${match[4]}`) : null;
}

/** The first day with a year in a line, `YYYY-MM-DD`. */
function dayIn(line: string): string | null {
  const numeric = NUMERIC.exec(line);
  if (numeric) return validDay(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]));
  const monthFirst = MONTH_FIRST.exec(line);
  if (monthFirst) return validDay(Number(monthFirst[3]), monthNumber(monthFirst[1]!), Number(monthFirst[2]));
  const dayFirst = DAY_FIRST.exec(line);
  if (dayFirst) return validDay(Number(dayFirst[3]), monthNumber(dayFirst[2]!), Number(dayFirst[1]));
  return null;
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
