import { columnsOf } from './columns.ts';
import { commonest, quantile, weightedMedian } from './numbers.ts';
import { printedOnce, readsFromRight, rowsOf, textOf } from './rows.ts';
import { type Band, cellsOf, isSureTable, segmentsBy, tablesAmong } from './tables.ts';
import type { Line, Page, Piece, Region, Row } from './types.ts';

/** How often columns are divided into columns. */
const DEEPEST = 6;
/** Text farther apart than this many sizes of its letters is no one line. */
const ONE_LINE = 4;

/** The parts of a page in reading order: columns each to its end, tables, lines of text. */
export function regionsOf(page: Page): Region[] {
  const once = (pieces: readonly Piece[]): Piece[] =>
    rowsOf(pieces).flatMap(
      (row) => printedOnce(row, (text) => page.leftOut.push({ text, reason: 'repeated' })).pieces,
    );
  const turned = { ...page, pieces: [] };
  return [
    ...divided(once(page.pieces), page, 0),
    ...page.turned.flatMap((pieces) => divided(once(pieces), turned, 0)),
  ];
}

function divided(pieces: readonly Piece[], page: Page, depth: number): Region[] {
  const rows = rowsOf(pieces);
  const bands = tablesAmong(rows);
  if (depth === 0) {
    const parts = aroundTables(rows, bands);
    if (parts.length > 1) return parts.flatMap((part) => divided(part, page, 1));
  }
  const columns = depth < DEEPEST ? columnsOf(pieces) : null;
  if (!columns) return stacked(rows, bands, page);
  const sides = readsFromRight(pieces) ? [columns.right, columns.left] : [columns.left, columns.right];
  return [columns.above, ...sides, columns.below].flatMap((part) =>
    part.length === 0 ? [] : divided(part, page, depth + 1),
  );
}

/** Pieces divided into those above, of and below each table that is sure to be one. */
function aroundTables(rows: readonly Row[], bands: readonly Band[]): Piece[][] {
  const parts: Piece[][] = [];
  let next = 0;
  const partTo = (end: number): void => {
    if (end > next) parts.push(rows.slice(next, end).flatMap((row) => row.pieces));
    next = end;
  };
  for (const { from, to } of bands.filter((band) => isSureTable(rows, band))) {
    partTo(from);
    partTo(to + 1);
  }
  partTo(rows.length);
  return parts;
}

/** Tables and the lines between them, from top to bottom. */
function stacked(rows: readonly Row[], bands: readonly Band[], page: Page): Region[] {
  const column = {
    left: quantile(
      rows.map((row) => row.pieces[0]!.left),
      0.1,
    ),
    right: quantile(
      rows.map((row) => Math.max(...row.pieces.map((piece) => piece.right))),
      0.9,
    ),
  };
  const regions: Region[] = [];
  let next = 0;
  const linesTo = (end: number): void => {
    const lines = rows.slice(next, end).flatMap((row) => linesOf(row, page, column));
    if (lines.length > 0) regions.push({ kind: 'lines', lines });
  };
  for (const band of bands) {
    linesTo(band.from);
    regions.push({ kind: 'table', ...cellsOf(rows, band), page: page.number });
    next = band.to + 1;
  }
  linesTo(rows.length);
  return regions;
}

function linesOf(row: Row, { number, pieces: upright }: Page, column: Line['column']): Line[] {
  return segmentsBy(row, ONE_LINE).map((pieces) => {
    const weights = <T>(value: (piece: Piece) => T) =>
      pieces.map((piece) => [value(piece), piece.text.length] as const);
    const font = commonest(weights((piece) => piece.font));
    return {
      text: textOf(pieces),
      left: pieces[0]!.left,
      right: Math.max(...pieces.map((piece) => piece.right)),
      y: row.y,
      size: weightedMedian(weights((piece) => piece.size)),
      font,
      pure: pieces.every((piece) => piece.font === font),
      space: pieces.at(-1)!.space,
      page: number,
      turned: upright.length === 0,
      column,
    };
  });
}
