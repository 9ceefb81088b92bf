import { type Corridor, corridorsOf } from './corridors.ts';
import { median, quantile } from './numbers.ts';
import { BESIDE, rowsOf, textOf } from './rows.ts';
import type { Piece, Row } from './types.ts';

/** A gap between columns of running text, in sizes of its letters: at least, and at its narrowest place. */
const GUTTER = 0.9;
const NARROWEST_GUTTER = 0.5;
/** Columns of running text have so many lines, of so many sizes in width. */
const FEWEST_LINES = 3;
const NARROWEST_COLUMN = 8;
/** Lines of running text reach to within this share of the column's width from its right edge; so many of them do. */
const REACHES = 0.2;
const MOSTLY = 0.5;
/** Share of lines that begin with a small letter in running text of scripts that have them. */
const GOES_ON = 0.2;
/** Share of lines that stand beside a line of the other column, from which on the two may be rows of a table. */
const BESIDE_EACH_OTHER = 0.6;
/** A gap between lines of this many usual ones divides paragraphs, or the rows of a table. */
const WIDE_GAP = 1.3;
/** Of many corridors, as tables have, only the longest may lie between columns of text. */
const MOST_TRIED = 6;
/** A gap of so many usual ones. */
const FAR = 2;

/** Pieces above two columns, in the left and in the right one, and below them. */
export interface Columns {
  above: Piece[];
  left: Piece[];
  right: Piece[];
  below: Piece[];
}

/** The two columns (each may be divided again) into which text falls; null where it is no text in columns. */
export function columnsOf(pieces: readonly Piece[]): Columns | null {
  if (pieces.length < 2 * FEWEST_LINES) return null;
  const rows = rowsOf(pieces, BESIDE);
  const longest = corridorsOf(rows, GUTTER, NARROWEST_GUTTER)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_TRIED);
  for (const corridor of longest) {
    const columns = divide(rows, corridor);
    if (columns) return columns;
  }
  return null;
}

function divide(rows: readonly Row[], corridor: Corridor): Columns | null {
  const middle = (corridor.left + corridor.right) / 2;
  const [from, to] = reach(rows, withoutFar(rows, corridor), middle);
  const within = rows.slice(from, to + 1).flatMap((row) => row.pieces);
  const left = within.filter((piece) => piece.right <= middle);
  const right = within.filter((piece) => piece.left >= middle);
  if (!areColumns(left, right)) return null;
  return {
    above: rows.slice(0, from).flatMap((row) => row.pieces),
    left,
    right,
    below: rows.slice(to + 1).flatMap((row) => row.pieces),
  };
}

/** A row or two that stand far from the rest, as running heads do, are none of the columns'. */
function withoutFar(rows: readonly Row[], { from, to }: Corridor): { from: number; to: number } {
  const gap = (i: number): number => rows[i + 1]!.y - rows[i]!.y;
  const gaps = Array.from({ length: to - from }, (_, i) => gap(from + i));
  const far = FAR * median(gaps);
  if (gaps.length < 6) return { from, to };
  const first = [1, 0].find((i) => gap(from + i) > far);
  const last = [1, 0].find((i) => gap(to - 1 - i) > far);
  return { from: first === undefined ? from : from + first + 1, to: last === undefined ? to : to - last - 1 };
}

/** Rows that belong to the columns: beside those with text on both sides, those on one side that follow closely. */
function reach(
  rows: readonly Row[],
  { from, to }: { from: number; to: number },
  middle: number,
): [number, number] {
  const oneSided = (row: Row): boolean =>
    row.pieces.every((piece) => piece.right <= middle) || row.pieces.every((piece) => piece.left >= middle);
  const gaps = rows.slice(from + 1, to + 1).map((row, i) => row.y - rows[from + i]!.y);
  const close = 1.6 * Math.max(median(gaps), 0.6 * rows[from]!.size);
  let [first, last] = [from, to];
  while (first > 0 && oneSided(rows[first - 1]!) && rows[first]!.y - rows[first - 1]!.y <= close) first -= 1;
  while (last < rows.length - 1 && oneSided(rows[last + 1]!) && rows[last + 1]!.y - rows[last]!.y <= close)
    last += 1;
  return [first, last];
}

interface Side {
  rows: Row[];
  width: number;
  size: number;
}

function sideOf(pieces: readonly Piece[]): Side {
  const rows = rowsOf(pieces);
  const left = quantile(
    pieces.map((piece) => piece.left),
    0.05,
  );
  const right = quantile(rows.map(rightOf), 0.9);
  return {
    rows,
    width: right - left,
    size: median(rows.map((row) => row.size)),
  };
}

const rightOf = (row: Row): number => Math.max(...row.pieces.map((piece) => piece.right));

function areColumns(leftPieces: readonly Piece[], rightPieces: readonly Piece[]): boolean {
  const [left, right] = [sideOf(leftPieces), sideOf(rightPieces)];
  if (![left, right].every(isText)) return false;
  const [few, many] = left.rows.length < right.rows.length ? [left, right] : [right, left];
  const beside = few.rows.filter((row) =>
    many.rows.some((other) => Math.abs(row.y - other.y) < 0.3 * Math.min(row.size, other.size)),
  ).length;
  if (beside < BESIDE_EACH_OTHER * few.rows.length) return true;
  return goesOn(left) && goesOn(right) && !sameBreaks(left, right);
}

/** Whether lines fill the width of their column, as text does that a program has wrapped. */
function isText({ rows, width, size }: Side): boolean {
  if (rows.length < FEWEST_LINES || width < NARROWEST_COLUMN * size) return false;
  const right = quantile(rows.map(rightOf), 0.9);
  const full = rows.filter((row) => rightOf(row) > right - REACHES * width).length;
  return full >= MOSTLY * rows.length;
}

function goesOn({ rows }: Side): boolean {
  const texts = rows.map((row) => textOf(row.pieces));
  const rest = texts.slice(1);
  const lettered = texts.filter((text) => /\p{L}{2}/u.test(text)).length;
  if (lettered < MOSTLY * texts.length) return false;
  const cased = rest.filter((text) => /^\P{L}*[\p{Lu}\p{Ll}]/u.test(text)).length;
  const small = rest.filter((text) => /^[^\p{L}\p{N}]*\p{Ll}/u.test(text)).length;
  return cased < MOSTLY * rest.length || small >= GOES_ON * rest.length;
}

/** Whether wide gaps between lines lie at the same heights on both sides, as between the rows of a table. */
function sameBreaks(left: Side, right: Side): boolean {
  const [a, b] = [breaksOf(left), breaksOf(right)];
  if (a.length < 1 || b.length < 1) return false;
  const shared = (some: number[], others: number[]): number =>
    some.filter((y) => others.some((other) => Math.abs(y - other) < 0.3 * left.size)).length;
  return shared(a, b) >= 0.8 * a.length && shared(b, a) >= 0.8 * b.length;
}

/** Base lines of the lines that follow a wide gap. */
function breaksOf({ rows }: Side): number[] {
  const gaps = rows.slice(1).map((row, i) => row.y - rows[i]!.y);
  const usual = quantile(gaps, 0.3);
  return rows.slice(1).flatMap((row, i) => (gaps[i]! > WIDE_GAP * usual ? [row.y] : []));
}
