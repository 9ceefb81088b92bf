import { LIST_MARK } from '../../languages/paragraphs.ts';
import type { Line } from './pdf-lines.ts';

/** A gap between two lines of more than this many usual gaps begins a paragraph. */
const PARAGRAPH_GAP = 1.35;
/** Letters this much higher than the body's are a heading's. */
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 160;
/** Lines at a page's top and bottom among which running heads and page numbers are sought. */
const EDGE_LINES = 2;
const PAGE_NUMBER = /^(?:[-–—\s[(]*\d{1,4}[-–—\s\])]*|page \d+(?: of \d+)?|\d+ ?\/ ?\d+)$/i;
const NEVER_FIRST =
  /^(?:다|[었았했혔였됐렸졌쳤]다|[한된인진]다|이다|습?니다|[합됩입]니다|에서|으로|에게|부터|까지|[하되]고|[하되]며|[하되]는|했던|들[은이의을]?|은|는|을|를|의|에|와|과|로|도|만)$/u;
const ENDS_SENTENCE = /[.!?。！？…:][”’"'»)\]」』]*$/u;

interface Paragraph {
  lines: Line[];
  level: number | null;
}

/** The text of a PDF's pages: paragraphs divided by blank lines, headings marked by their size. */
export function paragraphsOfPages(pages: Line[][]): string {
  const kept = withoutRunningHeads(pages);
  const all = kept.flat();
  const size = median(
    all.flatMap((line) => Array<number>(Math.ceil(line.text.length / 10)).fill(line.height)),
  );
  const gap = median(
    kept.flatMap((lines) => lines.slice(1).map((line, i) => lines[i]!.y - line.y)).filter((y) => y > 0),
  );
  const right = quantile(
    all.map((line) => line.right),
    0.9,
  );
  const left = median(all.map((line) => line.left));
  const sizes = [
    ...new Set(all.map((line) => Math.round(line.height)).filter((h) => h > size * HEADING_SIZE)),
  ].sort((a, b) => b - a);
  const paragraphs: Paragraph[] = [];
  for (const lines of kept) {
    lines.forEach((line, i) => {
      const large = line.height > size * HEADING_SIZE && line.text.length <= LONGEST_HEADING;
      const level = large ? Math.min(3, sizes.indexOf(Math.round(line.height)) + 1) || 1 : null;
      const last = paragraphs.at(-1);
      const above = i > 0 ? lines[i - 1]! : null;
      const begins =
        !last ||
        last.level !== level ||
        (above ? startsParagraph(above, line, gap, left, right) : startsOnPage(last, line));
      if (begins) paragraphs.push({ lines: [line], level });
      else last.lines.push(line);
    });
  }
  const words = new Set(all.flatMap((line) => line.text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  const spacesKept = all.some((line) => line.spaceAfter);
  return paragraphs
    .map(({ lines, level }) => `${level ? `${'#'.repeat(level)} ` : ''}${join(lines, words, spacesKept)}`)
    .join('\n\n');
}

function startsParagraph(above: Line, line: Line, gap: number, left: number, right: number): boolean {
  if (LIST_MARK.test(line.text) || isRow(above) || isRow(line)) return true;
  const drop = above.y - line.y;
  if (drop < 0) return startsColumn(above);
  if (gap > 0 && drop > PARAGRAPH_GAP * Math.max(gap, line.height)) return true;
  const indented = line.left > left + 0.8 * line.height && above.left <= left + 0.5 * line.height;
  const endedShort = above.right < right - 0.12 * (right - left);
  return ENDS_SENTENCE.test(above.text) && (indented || endedShort);
}

const isRow = (line: Line): boolean => line.text.includes(' | ');

const startsColumn = (above: Line): boolean => ENDS_SENTENCE.test(above.text);

const startsOnPage = (last: Paragraph, line: Line): boolean =>
  ENDS_SENTENCE.test(last.lines.at(-1)!.text) || LIST_MARK.test(line.text);

/**
 * One line of text from wrapped ones. A hyphen at a line's end goes when the word is written without it elsewhere, or
 * nowhere with it.
 */
function join(lines: Line[], words: ReadonlySet<string>, spacesKept: boolean): string {
  return lines.reduce((text, line, i) => {
    if (i === 0) return line.text;
    const broken = /([\p{L}-]*\p{Ll})-$/u.exec(text);
    const next = /^\p{Ll}[\p{L}-]*/u.exec(line.text)?.[0];
    if (broken && next) {
      const whole = (broken[1] + next).toLowerCase();
      const keep = !words.has(whole) && words.has(`${broken[1]}-${next}`.toLowerCase());
      return keep ? text + line.text : text.slice(0, -1) + line.text;
    }
    if (/\p{Script=Hangul}$/u.test(text) && /^\p{Script=Hangul}/u.test(line.text)) {
      const space = spacesKept ? lines[i - 1]!.spaceAfter : !brokenInside(text, line.text, words);
      return space ? `${text} ${line.text}` : text + line.text;
    }
    const tight = /[\u2010-]$/u.test(text) || (/[。、，」]$/u.test(text) && !lines[i - 1]!.spaceAfter);
    return tight ? text + line.text : `${text} ${line.text}`;
  }, '');
}

/**
 * Whether a Korean word goes on over a line's end, as programs that wrap between any two syllables leave it: the
 * whole is a word found elsewhere, or the rest is an ending or particle that begins no word.
 */
function brokenInside(text: string, next: string, words: ReadonlySet<string>): boolean {
  const head = /\p{L}+$/u.exec(text)?.[0] ?? '';
  const tail = /^\p{L}+/u.exec(next)?.[0] ?? '';
  return words.has(head + tail) || NEVER_FIRST.test(tail);
}

function withoutRunningHeads(pages: Line[][]): Line[][] {
  const same = (line: Line): string => line.text.replace(/\d+/g, '#');
  const seen = new Map<string, number>();
  const edges = (lines: Line[]): Set<Line> =>
    new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)]);
  for (const lines of pages)
    for (const text of new Set([...edges(lines)].map(same))) seen.set(text, (seen.get(text) ?? 0) + 1);
  const often = Math.max(3, pages.length / 2);
  return pages.map((lines) => {
    const edge = edges(lines);
    return lines.filter(
      (line) => !edge.has(line) || !(PAGE_NUMBER.test(line.text) || seen.get(same(line))! >= often),
    );
  });
}

function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const median = (numbers: number[]): number => quantile(numbers, 0.5);
