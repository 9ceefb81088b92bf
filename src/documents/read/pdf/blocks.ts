import { LIST_MARK } from '../../../languages/paragraphs.ts';
import { commonest, median, quantile, weightedMedian } from './numbers.ts';
import { endsInLeader } from './scan.ts';
import type { Cell, Line, Region } from './types.ts';

/** A paragraph, heading, list item or note as lines; or a table. */
export type PdfBlock =
  | { kind: 'paragraph' | 'note'; lines: Line[] }
  | { kind: 'heading'; lines: Line[]; level: number }
  | { kind: 'item'; lines: Line[]; mark: string; depth: number }
  | { kind: 'table'; rows: Cell[][]; header: number; page: number };

/** A gap between two lines of more than this many usual gaps begins a paragraph. */
const PARAGRAPH_GAP = 1.35;
/** Letters this much higher than the body's are a heading's; this much lower, a note's. */
const HEADING_SIZE = 1.15;
const NOTE_SIZE = 0.93;
const LONGEST_HEADING = 160;
const LONGEST_BOLD_HEADING = 90;
/** A font in which more of the text stands is none for headings. */
const MOST_BOLD = 0.3;
/** Lines of one heading follow each other within so many sizes. */
const HEADING_LINES = 1.9;
/** Ragged lines may end so much earlier than they need, as a share of the column's width. */
const SLACK = 0.06;
/** A line that ends before this share of the page's width, and before a capital, is no wrapped one. */
const SHORT_LINE = 0.6;

/** Gap between two lines, in sizes of their letters, where too few lines go on to tell. */
const USUAL_GAP = 1.25;
const FEWEST_WRAPPED = 2;

/** Lines that end at one edge show it to be that of justified text from so many sizes of their letters on. */
const FLUSH_WIDTH = 15;

const ENDS_SENTENCE = /[.!?。！？…:;][”’"'»)\]」』]*$/u;
/** A line that ends within a word or a compound. */
const BROKEN_OFF = /[\p{L}\p{N}][-\u00ad\u2010\u2013]$/u;
/** Dots before the page's number in a line of a table of contents. */
const LEADERS = 4;
/** Numbers and letters of lists that `LIST_MARK` does not know: 1.2.3, (ii), a., § 3. */
const MORE_MARKS =
  /^(?:\(?\d{1,3}(?:\.\d{1,3}){1,4}\.?\)?(?=\s+[\p{Lu}\p{Lo}“"(])|\(?[ivxlc]{1,5}[.)]|[a-z]\.|§ ?\d{1,4}\w?)(?=\s)/u;
/** A bullet of a font for symbols, whose characters are of private use. */
const DRAWN_BULLET = /^[\ue000-\uf8ff]\s*/u;
/** What begins a note at a page's foot. */
const NOTE_MARK = /^(?:\d{1,3}[.)]?|[*†‡§¶]+)(?=\s|\p{L})/u;

/** Sizes and gaps of a whole document. */
interface Measures {
  size: number;
  font: string;
  /** Gap between two lines, in sizes of their letters. */
  gap: number;
  /** Right edge of its text, points. */
  right: number;
  left: number;
  /** Sizes of headings, from the largest. */
  sizes: number[];
  headingFonts: ReadonlySet<string>;
}

export const linesIn = (regions: readonly Region[]): Line[] =>
  regions.flatMap((region) => (region.kind === 'lines' ? region.lines : []));

/** The blocks of a document: lines put together, also over the ends of columns and pages. */
export function blocksOf(regions: readonly Region[]): PdfBlock[] {
  const measures = measure(regions);
  const blocks: PdfBlock[] = [];
  for (const region of regions) {
    if (region.kind === 'table') blocks.push(region);
    else
      for (const [i, line] of region.lines.entries()) add(blocks, line, { lines: region.lines, i }, measures);
  }
  return blocks;
}

/** Size of the letters in most of the text. */
export function bodySize(lines: readonly Line[]): number {
  return weightedMedian(lines.map((line) => [line.size, line.text.length] as const));
}

function measure(regions: readonly Region[]): Measures {
  const lines = linesIn(regions);
  const size = bodySize(lines);
  const font = commonest(lines.map((line) => [line.font, line.text.length] as const));
  const gaps = regions.flatMap((region) => (region.kind === 'table' ? [] : wrappedGaps(region.lines)));
  const upright = lines.filter(({ turned }) => !turned);
  const large = upright.map((line) => rounded(line.size)).filter((one) => one > size * HEADING_SIZE);
  return {
    size,
    font,
    gap: gaps.length < FEWEST_WRAPPED ? USUAL_GAP : median(gaps),
    right: quantile(
      lines.map((line) => line.right),
      0.95,
    ),
    left: quantile(
      lines.map((line) => line.left),
      0.1,
    ),
    sizes: [...new Set(large)].sort((a, b) => b - a),
    headingFonts: headingFonts(lines, font),
  };
}

/** Gaps, in sizes of the letters, above lines that go on the sentence of the line above them. */
function wrappedGaps(lines: readonly Line[]): number[] {
  return lines.slice(1).flatMap((line, i) => {
    const above = lines[i]!;
    const gap = (line.y - above.y) / line.size;
    if (gap < 0.8 || gap > 4 || ENDS_SENTENCE.test(above.text)) return [];
    const cased = /^\P{L}*[\p{Lu}\p{Ll}]/u.test(line.text);
    const goesOn = cased
      ? /^\P{L}*\p{Ll}/u.test(line.text)
      : above.right > above.column.right - 2 * above.size;
    return goesOn ? [gap] : [];
  });
}

const rounded = (size: number): number => Math.round(size * 2) / 2;

function headingFonts(lines: readonly Line[], body: string): Set<string> {
  const lengths = new Map<string, number>();
  let all = 0;
  for (const { font, text } of lines) {
    lengths.set(font, (lengths.get(font) ?? 0) + text.length);
    all += text.length;
  }
  return new Set(
    [...lengths].filter(([font, sum]) => font !== body && sum < MOST_BOLD * all).map(([font]) => font),
  );
}

interface Place {
  lines: readonly Line[];
  i: number;
}

function add(blocks: PdfBlock[], line: Line, { lines, i }: Place, measures: Measures): void {
  const above = i > 0 ? lines[i - 1]! : null;
  const last = blocks.at(-1);
  const level = headingLevel(line, above, lines[i + 1], measures);
  if (level !== null) {
    const goesOn =
      last?.kind === 'heading' &&
      last.level === level &&
      last.lines[0]!.page === line.page &&
      oneHeading(last.lines.at(-1)!, line);
    if (goesOn) last.lines.push(line);
    else blocks.push({ kind: 'heading', level, lines: [line] });
    return;
  }
  const open = openBlock(blocks, above === null);
  const mark = markOf(line);
  const begins = !open || startsBlock(open, above ?? null, line, mark !== null, measures);
  if (!begins) open.lines.push(line);
  else if (mark !== null) blocks.push({ kind: 'item', lines: [line], mark, depth: depthOf(blocks, line) });
  else blocks.push({ kind: isNote(line, measures) ? 'note' : 'paragraph', lines: [line] });
}

type OpenBlock = Exclude<PdfBlock, { kind: 'table' | 'heading' }>;

/** The block that a line may go on: the last one; over a page's end, the one before the notes at its foot. */
function openBlock(blocks: readonly PdfBlock[], overEnd: boolean): OpenBlock | null {
  let i = blocks.length - 1;
  if (overEnd) while (i >= 0 && blocks[i]!.kind === 'note') i -= 1;
  const block = blocks[i];
  return !block || block.kind === 'table' || block.kind === 'heading' ? null : block;
}

/** Level of a heading by the size of its letters or by a font of its own; null for a line that is none. */
function headingLevel(
  line: Line,
  above: Line | null,
  below: Line | undefined,
  { size, font, gap, sizes, headingFonts }: Measures,
): number | null {
  if (line.turned || (line.text.match(/\p{L}/gu)?.length ?? 0) < 2) return null;
  if (line.size > size * HEADING_SIZE)
    return line.text.length <= LONGEST_HEADING
      ? Math.min(5, sizes.indexOf(rounded(line.size)) + 1 || 1)
      : null;
  const own = line.pure && headingFonts.has(line.font) && line.size >= 0.97 * size;
  if (!own || line.text.length > LONGEST_BOLD_HEADING || /[.,;:!?。]$/u.test(line.text)) return null;
  if (endsInLeader(line.text, LEADERS) || (markOf(line) !== null && !/^\d/.test(line.text))) return null;
  const apart = !above || (line.y - above.y) / line.size > 1.15 * gap || above.y > line.y;
  const heads =
    below && below.font === font && Math.abs(below.left - line.left) < 3 * size && below.y > line.y;
  return apart && heads ? Math.min(6, sizes.length + 1) : null;
}

const oneHeading = (above: Line, line: Line): boolean =>
  line.y > above.y &&
  line.y - above.y <= HEADING_LINES * line.size &&
  above.font === line.font &&
  Math.abs(above.size - line.size) < 0.03 * line.size;

/** The mark of a list item as written; `-` for one that the file only draws. */
function markOf(line: Line): string | null {
  if (DRAWN_BULLET.test(line.text)) return '-';
  const mark = LIST_MARK.exec(line.text)?.[0] ?? MORE_MARKS.exec(line.text)?.[0];
  return mark && !mark.startsWith('#') && mark.trim().length < line.text.length ? mark.trim() : null;
}

/** A line's text without the mark of its item. */
export function withoutMark(text: string, mark: string): string {
  if (DRAWN_BULLET.test(text)) return text.replace(DRAWN_BULLET, '');
  return text.slice(mark.length).trimStart();
}

/** Whether a line begins a block, where one is open. */
function startsBlock(
  open: OpenBlock,
  above: Line | null,
  line: Line,
  marked: boolean,
  measures: Measures,
): boolean {
  const last = open.lines.at(-1)!;
  const before = open.lines.at(-2);
  const below =
    above === last && line.turned === last.turned && line.y > last.y && line.left < last.right + line.size;
  if (!below) return above === last || marked || !carriesOn(last, line, measures);
  const drop = (line.y - last.y) / Math.max(line.size, 0.9 * last.size);
  if (drop > PARAGRAPH_GAP * measures.gap || isNote(line, measures) !== isNote(last, measures)) return true;
  if (marked) return startsItem(open, last, line, measures);
  if (endsInLeader(last.text, LEADERS)) return true;
  const ended = ENDS_SENTENCE.test(last.text);
  if (
    isWrapped(last, line, measures) ||
    (before && isFlush(before, last) && last.right - last.left > FLUSH_WIDTH * last.size)
  ) {
    const indented =
      line.left > line.column.left + 0.8 * line.size && last.left <= line.column.left + 0.5 * line.size;
    const outdented = open.kind === 'item' && line.left < open.lines[0]!.left - 0.3 * line.size;
    return ended && (indented || outdented);
  }
  return ended || !/^\P{L}*\p{Ll}/u.test(line.text);
}

/** Whether the next line's first word had no room any more at the end of the one above. */
function isWrapped(above: Line, line: Line, measures: Measures): boolean {
  if (BROKEN_OFF.test(above.text)) return true;
  if (isFlush(above, line) && above.right - above.left > FLUSH_WIDTH * above.size) return true;
  const word = line.text.split(/\s/, 1)[0]!;
  const width = ((line.right - line.left) * word.length) / Math.max(1, line.text.length);
  const slack = Math.max(2 * line.size, SLACK * (line.column.right - line.column.left));
  if (above.right + 0.25 * line.size + width <= line.column.right - slack) return false;
  const text = measures.right - measures.left;
  const short =
    line.column.right - line.column.left < SHORT_LINE * text &&
    above.right < measures.left + SHORT_LINE * text;
  return !(short && /^[\p{Lu}\p{N}]/u.test(line.text) && !/[,\p{Ll}]$/u.test(above.text));
}

/** Whether two lines end at one edge, as justified text does. */
const isFlush = (above: Line, line: Line): boolean =>
  above.page === line.page && Math.abs(above.right - line.right) < 0.15 * above.size;

/** Whether a block goes on after the end of its column or page. */
function carriesOn(last: Line, line: Line, measures: Measures): boolean {
  if (ENDS_SENTENCE.test(last.text) || Math.abs(last.size - line.size) > 0.1 * line.size) return false;
  if (endsInLeader(last.text, LEADERS)) return false;
  if (/^\P{L}*\p{Ll}/u.test(line.text) || BROKEN_OFF.test(last.text)) return true;
  return (
    last.right > last.column.right - 2 * last.size &&
    isWrapped(last, { ...line, column: last.column }, measures)
  );
}

/** Whether a mark begins an item: not a number that only happens to begin a wrapped line. */
function startsItem(open: OpenBlock, last: Line, line: Line, measures: Measures): boolean {
  if (ENDS_SENTENCE.test(last.text) || /,$/.test(last.text) || !isWrapped(last, line, measures)) return true;
  if (open.kind === 'item' && Math.abs(open.lines[0]!.left - line.left) < 0.5 * line.size) return true;
  return Math.abs(line.left - last.left) > 0.5 * line.size || !/^[\p{L}\p{N}(]/u.test(line.text);
}

/** How deep an item stands, by how far the marks of the list's items before it are indented. */
function depthOf(blocks: readonly PdfBlock[], line: Line): number {
  let depth = 1;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!;
    if (block.kind !== 'item') break;
    const left = block.lines[0]!.left;
    if (Math.abs(left - line.left) <= 0.5 * line.size) return block.depth;
    if (left < line.left && block.lines[0]!.page === line.page) {
      depth = block.depth + 1;
      break;
    }
  }
  return depth;
}

const isNote = (line: Line, { size }: Measures): boolean =>
  line.size < NOTE_SIZE * size && NOTE_MARK.test(line.text);
