import { type Furniture, furniture } from './clean/furniture.ts';
import { isBreadcrumb, isByline, isEdgeLine, isPageLine } from './clean/lines.ts';
import { OTHER_ARTICLES } from './clean/vocabulary.ts';

/** A line this long that ends a sentence is running prose; Hangul says as much in half the letters. */
const SHORTEST_PROSE = 60;
const SHORTEST_KOREAN_PROSE = 25;
/** Lines of a menu are shorter than this. */
const LONGEST_MENU_ITEM = 30;
/** Where a text has no prose at all, so many lines at either end count as head and foot. */
const EDGE_LINES = 12;
/** Lines with nothing but a date that a page shows around its text: published, changed. */
const MOST_DATES = 2;
/** A longer line that is repeated is no caption. */
const LONGEST_CAPTION = 250;

const ENDS_SENTENCE = /[.!?。！？][”’"'»)\]」』*_]*$/u;

interface Line {
  text: string;
  /** Without white space and list or heading marks. */
  words: string;
  items: Furniture | null;
  prose: boolean;
  keep: boolean;
  /** A menu's word, not a date or a repeated caption: its neighbours are suspect. */
  menu: boolean;
}

/** A text divided into the document and what was copied with it from a web page. */
export interface Cleaned {
  /** The lines that stay, each as it was; runs of blank lines are one. */
  text: string;
  /** The lines that went, in order. */
  removed: string[];
}

/**
 * Takes out what came along from a web page: menus, breadcrumbs and section names, date and hit counters, share and
 * print lines, bylines with addresses, repeated photo captions, lists of other articles, notices of copyright and
 * cookies, in English and Korean. Whole lines go; what stays is untouched. A line that says something else beside
 * the words of page furniture stays, and so do words of menus within the running text.
 */
export function clean(text: string): Cleaned {
  const lines = text.split('\n').map(asLine);
  const [from, to] = edges(lines);
  const atEdge = (i: number): boolean => i < from || i > to;
  let titled = false;
  lines.forEach((line, i) => {
    if (line.words === '') line.keep = false;
    else judge(line, { edge: atEdge(i), head: i < from && !headsProse(lines, i), titled });
    titled ||= line.keep;
  });
  dropDates(lines, atEdge);
  dropValues(lines, atEdge);
  dropOtherArticles(lines);
  dropRepeated(lines);
  dropMenus(lines, atEdge);
  return {
    text: join(lines),
    removed: lines.filter((line) => !line.keep && line.words !== '').map((line) => line.text.trim()),
  };
}

function asLine(text: string): Line {
  const words = text
    .trim()
    .replace(/^(?:#{1,6}|[-*+•·|])\s+/u, '')
    .trim();
  const letters = /[\p{L}\p{N}]/u.test(words);
  const korean = /\p{Script=Hangul}/u.test(words);
  const prose =
    ENDS_SENTENCE.test(words) && words.length >= (korean ? SHORTEST_KOREAN_PROSE : SHORTEST_PROSE);
  return {
    text,
    words: letters ? words : '',
    items: letters && words.length <= 200 ? furniture(words) : null,
    prose: prose && !isPageLine(words) && !isEdgeLine(words),
    keep: true,
    menu: false,
  };
}

/** Indices of the first and last lines of running prose. */
function edges(lines: Line[]): [number, number] {
  const first = lines.findIndex((line) => line.prose);
  if (first < 0) return [EDGE_LINES, lines.length - 1 - EDGE_LINES];
  return [first, lines.findLastIndex((line) => line.prose)];
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
    const label = edge && items.label > 0 && !/^#/.test(line.text.trim());
    line.menu = items.strong > 0 || several || menu;
    if (line.menu || counter || label) line.keep = false;
  }
  if (edge && isBreadcrumb(words)) line.menu = true;
  const page = isPageLine(words) || (edge && isEdgeLine(words)) || (edge && titled && isByline(words));
  if (line.menu || page) line.keep = false;
}

/** Lines at the edges that are nothing but a date; many of them are a chronology and stay. */
function dropDates(lines: Line[], atEdge: (i: number) => boolean): void {
  const dates = lines.filter((line, i) => line.keep && atEdge(i) && line.items?.date);
  if (dates.length <= MOST_DATES) for (const line of dates) line.keep = false;
}

/** A number or date on a line of its own, below the label it belongs to. */
function dropValues(lines: Line[], atEdge: (i: number) => boolean): void {
  let above: Line | null = null;
  lines.forEach((line, i) => {
    if (line.words === '') return;
    const { items } = line;
    const labelled =
      above !== null &&
      !above.keep &&
      above.items !== null &&
      above.items.label + above.items.strong > 0 &&
      above.items.value === 0;
    if (items && items.value > 0 && labelled && atEdge(i)) line.keep = false;
    above = line;
  });
}

/** Headlines below "Most viewed articles" and the like, up to the next prose or marked heading. */
function dropOtherArticles(lines: Line[]): void {
  let within = false;
  lines.forEach((line, i) => {
    if (line.words === '') return;
    if (OTHER_ARTICLES.test(line.words)) {
      within = true;
      line.keep = false;
      return;
    }
    if (!within) return;
    within = !(line.prose || /^#{1,6}\s/.test(line.text.trim()) || headsProse(lines, i));
    if (within) line.keep = false;
  });
}

/** A line between blank lines, right above prose: the heading of what follows. */
function headsProse(lines: Line[], i: number): boolean {
  const blank = (line: Line | undefined): boolean => line !== undefined && line.words === '';
  const next = lines.slice(i + 1).find((line) => line.words !== '');
  return (
    blank(lines[i - 1]) && blank(lines[i + 1]) && next?.prose === true && !/^\W*\d/.test(lines[i]!.words)
  );
}

/** A caption stands twice: as the picture's description and below it. A repeated title or sentence stays once. */
function dropRepeated(lines: Line[]): void {
  const said = lines.filter((line) => line.words !== '' && line.keep);
  said.forEach((line, i) => {
    const above = said[i - 1];
    if (
      !above ||
      line.words.length > LONGEST_CAPTION ||
      line.words.split(/\s+/).length < 2 ||
      line.words.includes(' | ')
    )
      return;
    if (withoutCredit(line.words) !== withoutCredit(above.words)) return;
    line.keep = false;
    const title = i === 1 || /^#/.test(above.text.trim());
    if (!title && !ENDS_SENTENCE.test(above.words)) above.keep = false;
  });
}

const withoutCredit = (caption: string): string =>
  caption.replace(/\s*[([/][^()[\]/]{2,40}[)\]]?$/u, '') || caption;

/** Blocks of short lines at the edges of which a good part are menu words: all of it is menu. */
function dropMenus(lines: Line[], atEdge: (i: number) => boolean): void {
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]!.text.trim() !== '') continue;
    const block = lines.slice(start, i);
    const short = block.every(
      (line) => line.words.length <= LONGEST_MENU_ITEM && !ENDS_SENTENCE.test(line.words),
    );
    const menu = block.filter((line) => line.menu).length;
    if (block.length >= 3 && short && menu >= block.length / 3 && atEdge(start))
      for (const line of block) line.keep = false;
    start = i + 1;
  }
}

/** The kept lines; runs of blank lines become one, those at the ends go. */
function join(lines: Line[]): string {
  const kept: string[] = [];
  for (const { keep, text } of lines) {
    const blank = text.trim() === '';
    if (!keep && !blank) continue;
    if (!blank || (kept.length > 0 && kept.at(-1)!.trim() !== '')) kept.push(text);
  }
  if (kept.at(-1)?.trim() === '') kept.pop();
  return kept.join('\n');
}
