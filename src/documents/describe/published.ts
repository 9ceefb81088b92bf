import { dayIn, publicationDay, withoutDays } from './days.ts';
import { isoDay } from './stated.ts';

const PUBLISHED =
  /(?:(?<!\p{L})(?:posted|published|publication date|released?(?: date)?|issued|date)|입력|등록|작성|게시|발행|보도|배포|송고|승인|날짜)(?:\s?(?:일시|일자|일|시간|시점|on|at|date))?/iu;
/** The same at the beginning of a line that is the document's own. */
const FIRST =
  /^[^\p{L}\p{N}]*(?:(?:date )?(?:posted|published|released?|issued)|date|(?:기사\s?)?(?:입력|등록|작성|게시|발행|보도|배포|송고)(?:일시|일자|일|시간|시점)|날짜)[^\p{L}\p{N}]*(?:(?:on|at|date)[^\p{L}\p{N}]*)?\d/iu;
const MODIFIED = /(?:modified|updated?|수정|업데이트|갱신)/i;
/** A dateline before the text: "SEOUL, March 20, 2019 (Agency) --". */
const DATELINE = /^\(?\p{Lu}[\p{L} .'’-]{1,30},\s{1,3}([^()–—]{8,24}?)\s{0,3}(?:\(|--|–|—|-\s)/u;
const FILE_NAME_DATE = /(?:^|[^\p{L}\d])((?:19|20)\d{2})([-._]?)(\d{2})\2(\d{2})(?![\p{L}\d])/u;

/**
 * The day a document was published, where the page it was copied from says so: a date labelled as that of
 * publication, else a line around the text that is nothing but a date, else a dateline, else the file's name. Never a date that the text
 * speaks of, never one without a year, never that of a later change, never a period or a deadline.
 *
 * @param lines those that were left out around the text, and its own before and after its prose
 */
export function findPublished(
  { removed, edges }: { removed: readonly string[]; edges: readonly string[] },
  text: string,
  path: string,
): string | null {
  const own = edges.filter((line) => FIRST.test(line));
  return (
    labelled(removed) ??
    labelled(own) ??
    bare(removed) ??
    bare(edges) ??
    dateline(text) ??
    inFirstLine(text) ??
    fromFileName(path)
  );
}

function labelled(lines: readonly string[]): string | null {
  for (const [i, line] of lines.entries()) {
    const label = PUBLISHED.exec(line);
    if (!label) continue;
    const after = `${line.slice(label.index + label[0].length)} ${hasDate(line) ? '' : (lines[i + 1] ?? '')}`;
    const modified = MODIFIED.exec(after);
    const before = MODIFIED.test(line.slice(0, label.index)) ? '' : line.slice(0, label.index);
    const day = publicationDay(modified ? after.slice(0, modified.index) : after) ?? publicationDay(before);
    if (day) return day;
  }
  return null;
}

const hasDate = (line: string): boolean => dayIn(line) !== null;

function bare(lines: readonly string[]): string | null {
  for (const [i, line] of lines.entries()) {
    if (MODIFIED.test(line) || (MODIFIED.test(lines[i - 1] ?? '') && !hasDate(lines[i - 1] ?? ''))) continue;
    const rest = withoutDays(line);
    if (/\p{L}{3}/u.test(rest.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|kst|[ap]\.?m\.?/gi, '')))
      continue;
    const day = publicationDay(line);
    if (day) return day;
  }
  return null;
}

function dateline(text: string): string | null {
  for (const line of text.split('\n')) {
    const day = publicationDay(DATELINE.exec(line)?.[1] ?? '');
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
