import { quantile } from './numbers.ts';
import { rowsOf, textOf } from './rows.ts';
import type { LeftOut, Page, Row } from './types.ts';

/** Rows at a page's head and foot among which running heads are sought. */
const EDGE_ROWS = 3;
/** A running head stands on so many pages, and on this share of those from its first to its last (every other one, in books). */
const FEWEST_PAGES = 3;
const DENSITY = 0.4;
/** It keeps this many usual line gaps from the text. */
const APART = 1.5;
/** Places on two pages that differ by fewer points are one. */
const SAME_PLACE = 4;
/** Where so many rows are the filled-in lines of one form, of which each page is a copy, sameness says nothing. */
const MOST_FILLED = 0.2;
/** On the only two pages a number is sought in the outermost share of the page's height, far from the text. */
const MARGIN = 0.12;

interface EdgeRow {
  row: Row;
  page: Page;
  /** Points from the page's upper (or, at its foot, lower) edge. */
  place: number;
  text: string;
  /** Its text with every number as `#`. */
  shape: string;
  numbers: number[];
  /** Gap to the next row inwards, points; none when no other row follows. */
  gap: number;
}

/**
 * Takes running heads and feet and page numbers out of the pages, by what several pages show: the same words at the
 * same place, or a number that counts the pages, set apart from the text. A number at a page's edge is no evidence, nor is a form of
 * which each page is a copy.
 */
export function withoutRunningHeads(pages: readonly Page[]): void {
  if (pages.length < 2) return;
  const rows = pages.map((page) => rowsOf(page.pieces));
  const usual = usualGap(rows);
  const form = areCopies(rows);
  for (const head of [true, false]) {
    const edges = pages.map((page, i) => edgeRows(page, rows[i]!, head));
    const repeated = form ? new Set<EdgeRow>() : sameWords(edges.flat());
    const counting = countingPages(edges.flat(), pages.length, form, usual);
    for (const edge of edges) takeOut(edge, { repeated, counting, usual });
  }
}

interface Evidence {
  repeated: ReadonlySet<EdgeRow>;
  counting: ReadonlySet<EdgeRow>;
  usual: number;
}

/** Takes out the outermost rows for which there is evidence, as far as to a gap that sets them apart. */
function takeOut(edge: readonly EdgeRow[], { repeated, counting, usual }: Evidence): void {
  const known = edge.findIndex((one) => !repeated.has(one) && !counting.has(one));
  const candidates = known < 0 ? edge : edge.slice(0, known);
  const last = candidates.findLastIndex((one) => counting.has(one) || one.gap >= APART * usual);
  for (const { row, page, text, shape } of candidates.slice(0, last + 1)) {
    const gone = new Set(row.pieces);
    page.pieces = page.pieces.filter((piece) => !gone.has(piece));
    const reason: LeftOut['reason'] = /\p{L}/u.test(shape) ? 'running head' : 'page number';
    page.leftOut.push({ text, reason });
  }
}

function edgeRows(page: Page, rows: readonly Row[], head: boolean): EdgeRow[] {
  const inwards = head ? rows : [...rows].reverse();
  return inwards.slice(0, EDGE_ROWS).map((row, i) => {
    const text = textOf(row.pieces);
    const next = inwards[i + 1];
    return {
      row,
      page,
      place: head ? row.y : page.height - row.y,
      text,
      shape: text.replace(/\d+/g, '#'),
      numbers: (text.match(/\d{1,9}/g) ?? []).map(Number),
      gap: next ? Math.abs(next.y - row.y) : Number.POSITIVE_INFINITY,
    };
  });
}

/** The usual gap between two rows, without those that may set a running head apart. */
function usualGap(rows: readonly (readonly Row[])[]): number {
  const gaps = rows.flatMap((all) => {
    const own = all.slice(1).map((row, i) => row.y - all[i]!.y);
    return (own.length > 2 ? own.slice(1, -1) : own).filter((gap) => gap > 1);
  });
  return quantile(gaps, 0.35);
}

/** What a filled-in line begins with: “Name:”, “Total 12”; nothing of other lines. */
function labelOf(text: string): string {
  const end = text.search(/[:\d]/);
  const label = end < 0 ? '' : text.slice(0, end);
  return /\p{L}{2}/u.test(label) ? label : '';
}

/** Whether the pages are filled-in copies of one form: many rows of most pages have one label at one place, and differ after it. */
function areCopies(rows: readonly (readonly Row[])[]): boolean {
  const inner = rows.flatMap((all) => (all.length > 3 ? all.slice(1, -1) : all));
  const seen = new Map<string, string[]>();
  for (const row of inner) {
    const text = textOf(row.pieces);
    const label = labelOf(text);
    const key = `${Math.round(row.y / SAME_PLACE)} ${label}`;
    if (label !== '') seen.set(key, [...(seen.get(key) ?? []), text]);
  }
  let filled = 0;
  for (const texts of seen.values())
    if (texts.length >= Math.max(2, rows.length / 2) && new Set(texts).size > 1) filled += texts.length;
  return filled > MOST_FILLED * inner.length;
}

/** Rows whose words stand at the same place on several pages. */
function sameWords(edges: readonly EdgeRow[]): Set<EdgeRow> {
  const found = new Set<EdgeRow>();
  for (const group of grouped(edges, ({ text }) => text)) {
    if (isOften(group)) for (const one of group) found.add(one);
  }
  return found;
}

/** Rows of one shape in which one number counts the pages and nothing else changes. */
function countingPages(edges: readonly EdgeRow[], count: number, form: boolean, usual: number): Set<EdgeRow> {
  const found = new Set<EdgeRow>();
  for (const group of grouped(edges, ({ shape }) => shape)) {
    const slots = group[0]!.numbers.length;
    for (let slot = 0; slot < slots; slot++) {
      const counting = inStep(group, slot);
      if (!counting) continue;
      const bare = isBare(group[0]!.shape);
      const enough = bare
        ? isOften(counting) || isPair(counting, slot, count, usual)
        : isOften(counting) && !form;
      const plausible = counting.every(({ numbers }) => numbers[slot]! <= 2 * count + 20 || bare);
      const apart = counting.filter(({ gap }) => gap >= (bare ? 1.1 : APART) * usual).length;
      if (enough && plausible && 2 * apart > counting.length) for (const one of counting) found.add(one);
    }
  }
  return found;
}

/** Those rows of a group whose number runs with the pages, if they are most of it. */
function inStep(group: readonly EdgeRow[], slot: number): EdgeRow[] | null {
  const offsets = new Map<number, EdgeRow[]>();
  for (const one of group) {
    const offset = one.numbers[slot]! - one.page.number;
    offsets.set(offset, [...(offsets.get(offset) ?? []), one]);
  }
  const largest = [...offsets.values()].reduce((a, b) => (b.length > a.length ? b : a));
  const others = (one: EdgeRow): string => one.numbers.filter((_, i) => i !== slot).join(' ');
  const same = largest.every((one) => others(one) === others(largest[0]!));
  return same && largest.length >= 0.8 * group.length && largest.length > 1 ? largest : null;
}

/** Words that stand beside page numbers, of which nothing else is said. */
const PAGE_WORDS = new Set(
  'page pages p pg of seite von side av af pagina página página di de sivu strana stran oldal 쪽 페이지 면 第 页 頁 ページ'.split(
    ' ',
  ),
);

const isBare = (shape: string): boolean =>
  (shape.match(/\p{L}+/gu) ?? []).every((word) => PAGE_WORDS.has(word.toLowerCase()));

/** Two pages are few: there the number is that of the page itself, alone in the margin. */
function isPair(rows: readonly EdgeRow[], slot: number, count: number, usual: number): boolean {
  return (
    count === 2 &&
    rows.length === 2 &&
    rows.every(
      ({ page, place, numbers, gap }) =>
        numbers[slot] === page.number && place < MARGIN * page.height && gap >= 2 * usual,
    )
  );
}

/** Rows that share a key and a place on their pages. */
function grouped(edges: readonly EdgeRow[], key: (one: EdgeRow) => string): EdgeRow[][] {
  const groups = new Map<string, EdgeRow[][]>();
  for (const one of edges) {
    const alike = groups.get(key(one)) ?? [];
    const here = alike.find((group) => Math.abs(group[0]!.place - one.place) <= SAME_PLACE);
    if (here) here.push(one);
    else alike.push([one]);
    groups.set(key(one), alike);
  }
  return [...groups.values()].flat();
}

function isOften(rows: readonly EdgeRow[]): boolean {
  const numbers = rows.map(({ page }) => page.number);
  const span = Math.max(...numbers) - Math.min(...numbers) + 1;
  return rows.length >= FEWEST_PAGES && rows.length >= DENSITY * span;
}
