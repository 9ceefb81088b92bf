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
  const lines = pages.map((regions) => linesIn(regions).filter(({ turned }) => !turned));
  return statedTitle(stated, pages) ?? largest(lines) ?? titleFromPath(path);
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
function largest(pages: readonly (readonly Line[])[]): string | null {
  const first = pages.find((lines) => lines.length > 0);
  if (!first || isContents(first)) return null;
  const body = bodySize(pages.flat());
  const lettered = first.filter(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) >= 2);
  const size = Math.max(...lettered.map((line) => line.size));
  const at = lettered.findIndex((line) => line.size > 0.97 * size);
  if (at < 0 || size < 1.08 * body) return null;
  const lines = [lettered[at]!];
  for (const line of lettered.slice(at + 1)) {
    const last = lines.at(-1)!;
    const follows =
      Math.abs(line.size - size) < 0.05 * size && line.y > last.y && line.y - last.y < 2.2 * size;
    if (!follows) break;
    lines.push(line);
  }
  const title = lines.map(({ text }) => text).join(' ');
  return title.length <= LONGEST_TITLE ? title : null;
}

const isContents = (lines: readonly Line[]): boolean => {
  const entries = lines.filter(({ text }) => endsInLeader(text, LEADERS) || PAGE_AT_END.test(text)).length;
  return entries >= CONTENTS_LINES && entries > 0.4 * lines.length;
};
