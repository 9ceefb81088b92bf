import { titleFromPath } from '../../describe/title.ts';
import { bodySize, linesIn } from './blocks.ts';
import { endsInLeader } from './scan.ts';
import { textOfCell } from './tables.ts';
import type { Line, Region } from './types.ts';

const LONGEST_TITLE = 220;
/** Lines of a page that end in a page's number, from which on it is a table of contents. */
const CONTENTS_LINES = 4;
const LEADERS = 3;
const PAGE_AT_END = /\p{L} {1,3}\d{1,4}$/u;
/** Share of a title's words that its first pages must say, or it is another document's. */
const SAID = 0.6;
const FILE_NAME = /\.[a-z0-9]{2,5}$|^[A-Z]:\\|[/\\]/i;

/** The document's title: as its file states it, if its first pages say so too; else the largest line of its first page. */
export function titleOf(path: string, stated: unknown, pages: readonly (readonly Region[])[]): string {
  return statedTitle(stated, pages) ?? largest(pages) ?? titleFromPath(path);
}

function statedTitle(stated: unknown, pages: readonly (readonly Region[])[]): string | null {
  if (typeof stated !== 'string') return null;
  const title = stated.replace(/\s+/gu, ' ').trim();
  if (title.length < 4 || title.length > LONGEST_TITLE || FILE_NAME.test(title)) return null;
  const words = wordsOf(title);
  if (words.length === 0) return null;
  const said = pages
    .slice(0, 3)
    .flat()
    .map((region) =>
      region.kind === 'lines'
        ? region.lines.map(({ text }) => text).join(' ')
        : region.rows.map((row) => row.map(textOfCell).join(' ')).join(' '),
    )
    .join(' ');
  const text = squeezed(said);
  const found = words.filter((word) => text.includes(word)).length;
  return found >= SAID * words.length ? title : null;
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,}/gu) ?? [];
const squeezed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** The largest type of the first page that is no table of contents, with the lines that follow in the same type. */
function largest(pages: readonly (readonly Region[])[]): string | null {
  const lines = pages.map((regions) => linesIn(regions).filter(({ turned }) => !turned));
  const at = lines.findIndex((page) => page.length > 0);
  const first = lines[at];
  if (!first || isContents(first) || listsPages(pages[at]!, pages.length)) return null;
  const body = bodySize(lines.flat());
  const lettered = first.filter(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) >= 2);
  const size = Math.max(...lettered.map((line) => line.size));
  const start = lettered.findIndex((line) => line.size > 0.97 * size);
  if (start < 0 || size < 1.08 * body) return null;
  const title = [lettered[start]!];
  for (const line of lettered.slice(start + 1)) {
    const last = title.at(-1)!;
    const follows =
      Math.abs(line.size - size) < 0.05 * size && line.y > last.y && line.y - last.y < 2.2 * size;
    if (!follows) break;
    title.push(line);
  }
  const words = title.map(({ text }) => text).join(' ');
  return words.length <= LONGEST_TITLE ? words : null;
}

const isContents = (lines: readonly Line[]): boolean => {
  const entries = lines.filter(({ text }) => endsInLeader(text, LEADERS) || PAGE_AT_END.test(text)).length;
  return entries >= CONTENTS_LINES && entries > 0.4 * lines.length;
};

/** Pages that a file may be numbered beyond those it has: covers, volumes before it. */
const NUMBERED_BEYOND = 20;

/** A table whose rows end in numbers of pages, none before the one above: a list of contents without dots. */
function listsPages(regions: readonly Region[], pages: number): boolean {
  const rows = regions.flatMap((region) => (region.kind === 'table' ? region.rows : []));
  const ends = rows.map((row) => row.map(textOfCell)).filter((cells) => cells.length > 1);
  const numbers = ends.flatMap((cells) => (/^\d{1,4}$/.test(cells.at(-1)!) ? [Number(cells.at(-1))] : []));
  const ascend = numbers.every((number, i) => i === 0 || number >= numbers[i - 1]!);
  const named = ends.filter((cells) => cells.slice(0, -1).some((cell) => /\p{L}{2}/u.test(cell))).length;
  return (
    numbers.length >= CONTENTS_LINES &&
    numbers.length > 0.6 * rows.length &&
    named > 0.6 * rows.length &&
    ascend &&
    numbers.at(-1)! <= pages + NUMBERED_BEYOND
  );
}
