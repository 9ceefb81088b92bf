import { endsSentence, headsProse, type Line } from './page.ts';
import { OTHER_ARTICLES } from './vocabulary.ts';

/** Lines with nothing but a date that a page shows around its text: published, changed. */
const MOST_DATES = 2;
/** Lines of a menu are shorter than this. */
const LONGEST_MENU_ITEM = 30;
/** A longer line that is repeated is no caption. */
const LONGEST_CAPTION = 250;
/** A repeated sentence with fewer words may be a refrain. */
const FEWEST_WORDS = 6;

/** Lines at the edges that are nothing but a date; many of them are a chronology and stay. */
export function dropDates(lines: Line[], atEdge: (i: number) => boolean): void {
  const dates = lines.filter((line, i) => line.keep && atEdge(i) && line.items?.date);
  if (dates.length <= MOST_DATES) for (const line of dates) line.keep = false;
}

/**
 * What stands on a line of its own below the label it belongs to: a number or date, or, in a block of several such
 * labels, whatever is short ("Department / Harbours / Date / 2021-11-02").
 */
export function dropValues(lines: Line[], atEdge: (i: number) => boolean): void {
  const isLabel = ({ keep, items }: Line): boolean =>
    !keep && items !== null && items.label > 0 && items.value === 0;
  for (const [start, end] of blocks(lines)) {
    const several = lines.slice(start, end).filter(isLabel).length > 1;
    for (let i = start; i < end; i++) {
      const line = lines[i]!;
      const above = lines.slice(Math.max(0, i - 2), i).findLast(({ words }) => words !== '');
      if (!above || !isLabel(above) || !atEdge(i)) continue;
      const short = line.words.length <= LONGEST_MENU_ITEM && !endsSentence(line.words);
      if (line.items?.value || (several && short && i > start)) line.keep = false;
    }
  }
}

/** Headlines below "Most viewed articles" and the like, up to the next prose or marked heading. */
export function dropOtherArticles(lines: Line[]): void {
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

/**
 * A caption stands twice: as the picture's description and below it. A repeated title stays once, and so does a
 * sentence, unless it is long and stands on two lines in a row.
 */
export function dropRepeated(lines: Line[]): void {
  let above: { line: Line; at: number } | null = null;
  let title: Line | null = null;
  lines.forEach((line, at) => {
    if (line.words === '' || !line.keep) return;
    title ??= line;
    if (above && isCaption(line.words) && bare(line.words) === bare(above.line.words)) {
      line.keep = false;
      const words = line.words.split(/\s+/).length;
      const sentence = endsSentence(above.line.words) && (at - above.at > 1 || words < FEWEST_WORDS);
      if (above.line !== title && !/^#/.test(above.line.text.trim()) && !sentence) above.line.keep = false;
    }
    above = { line, at };
  });
}

const isCaption = (words: string): boolean =>
  words.length <= LONGEST_CAPTION && words.includes(' ') && !words.includes(' | ');

/** A caption without its credit, a title without the section before it. */
const bare = (words: string): string =>
  words.replace(/\s{0,3}[([/][^()[\]/]{2,40}[)\]]?$/u, '').replace(/^\[[^\]]{2,40}\]\s*/u, '') || words;

/** Blocks of short lines at the edges of which a good part are menu words: all of it is menu. */
export function dropMenus(lines: Line[], atEdge: (i: number) => boolean): void {
  for (const [start, end] of blocks(lines)) {
    const block = lines.slice(start, end);
    const short = block.every(({ words }) => words.length <= LONGEST_MENU_ITEM && !endsSentence(words));
    const menu = block.filter((line) => line.menu || line.counter).length;
    if (block.length < 3 || !short || menu < block.length / 3 || !atEdge(start)) continue;
    for (const line of block) line.keep = false;
  }
}

/** Runs of lines without a blank one between, as [first, behind the last]. */
function blocks(lines: Line[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && lines[i]!.text.trim() !== '') continue;
    if (i > start) found.push([start, i]);
    start = i + 1;
  }
  return found;
}
