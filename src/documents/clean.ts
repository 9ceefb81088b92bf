import { dropDates, dropMenus, dropOtherArticles, dropRepeated, dropValues } from './clean/drop.ts';
import { isCopiedPage } from './clean/evidence.ts';
import { isBreadcrumb, isByline, isEdgeLine, isPageLine } from './clean/lines.ts';
import { asLine, edges, headsProse, type Line } from './clean/page.ts';
import type { Removed } from './types.ts';

/** A text divided into the document and what was copied with it from a web page. */
export interface Cleaned {
  /** The lines that stay, each as it was; runs of blank lines are one. */
  text: string;
  /** The lines that went, in order. */
  removed: Removed[];
}

/**
 * Takes out what came along from a web page that was copied whole: menus, breadcrumbs and section names, date and hit
 * counters, share and print lines, bylines with addresses, repeated photo captions, lists of other articles, notices of
 * copyright and cookies, in English and Korean. Whole lines go; what stays is untouched. A line that says something else
 * beside the words of page furniture stays, and so do words of menus within the running text. A text that does not show
 * that it was copied so stays as it is.
 */
export function clean(text: string): Cleaned {
  const lines = text.split('\n').map(asLine);
  const [from, to] = edges(lines);
  if (!isCopiedPage(lines, [from, to])) return { text: withoutBlankRuns(text), removed: [] };
  const atEdge = (i: number): boolean => i < from || i > to;
  let titled = false;
  lines.forEach((line, i) => {
    if (line.words === '') line.keep = false;
    else judge(line, { edge: atEdge(i), head: i < from && !headsProse(lines, i), titled });
    titled ||= line.keep;
  });
  dropValues(lines, atEdge);
  dropDates(lines, atEdge);
  dropOtherArticles(lines);
  dropRepeated(lines);
  dropMenus(lines, atEdge);
  const kept = join(lines);
  return kept.text === '' ? { text: withoutBlankRuns(text), removed: [] } : kept;
}

/** Where a line stands: before or after the prose, before it (but not as its heading), below a first line that stays. */
interface Place {
  edge: boolean;
  head: boolean;
  titled: boolean;
}

function judge(line: Line, { edge, head, titled }: Place): void {
  const { words, items } = line;
  if (items) {
    const several = items.weak + items.section + items.label >= 3;
    const menu = (edge && items.weak > 0) || (head && items.section > 0);
    const counter = items.label > 0 && items.value > 0 && (edge || items.label > 1);
    line.counter = counter;
    const label = edge && items.label > 0 && !/^#/.test(line.text.trim());
    line.menu = items.strong > 0 || several || menu;
    if (line.menu || counter || label) line.keep = false;
  }
  if (edge && isBreadcrumb(words)) line.menu = true;
  const page = isPageLine(words) || (edge && isEdgeLine(words)) || (edge && titled && isByline(words));
  if (line.menu || page) line.keep = false;
}

/** The kept lines, and where the others stood; runs of blank lines become one, those at the ends go. */
function join(lines: Line[]): Cleaned {
  const kept: string[] = [];
  const removed: Removed[] = [];
  let length = 0;
  let blankLast = true;
  for (const { keep, text, words } of lines) {
    const blank = text.trim() === '';
    if (!keep && words !== '') removed.push({ text: text.trim(), reason: 'furniture', at: length });
    if (!keep && !blank) continue;
    if (blank && blankLast) continue;
    kept.push(text);
    length += text.length + 1;
    blankLast = blank;
  }
  if (kept.length > 0 && blankLast) kept.pop();
  const text = kept.join('\n');
  return { text, removed: removed.map((one) => ({ ...one, at: Math.min(one.at, text.length) })) };
}

/** Runs of blank lines as one, those at the ends as none. */
function withoutBlankRuns(text: string): string {
  return join(text.split('\n').map((line) => ({ ...asLine(''), text: line, keep: line.trim() !== '' }))).text;
}
