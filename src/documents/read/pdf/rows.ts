import type { Piece, Row } from './types.ts';

/** Height of letters above the base line and below it, as shares of their size. */
const ASCENT = 0.75;
const DESCENT = 0.2;
/** Pieces lie on one line where they overlap by this share of the lower one's height: raised figures do. */
export const ON_ONE_LINE = 0.6;
/** Where columns are sought, lines that stand a little higher than their neighbours count as beside them. */
export const BESIDE = 0.3;
/** Rows above that are looked at for one more piece. */
const LOOK_BACK = 8;
/** A gap between two pieces wider than this share of the letters' size is a space. */
const SPACE = 0.18;
/** Of two pieces that overlap by this share of the shorter, one may be printed over the other. */
const PRINTED_OVER = 0.5;

/** Rows of pieces, from top to bottom, the pieces of each from left to right. */
export function rowsOf(pieces: readonly Piece[], overlap = ON_ONE_LINE): Row[] {
  const rows: Row[] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rowFor(rows, piece, overlap);
    if (!row) rows.push({ pieces: [piece], y: piece.y, size: piece.size });
    else {
      row.pieces.push(piece);
      if (piece.size > row.size) Object.assign(row, { y: piece.y, size: piece.size });
    }
  }
  for (const row of rows) row.pieces.sort((a, b) => a.left - b.left);
  return rows.sort((a, b) => a.y - b.y);
}

function rowFor(rows: readonly Row[], piece: Piece, overlap: number): Row | null {
  for (let i = rows.length - 1; i >= Math.max(0, rows.length - LOOK_BACK); i--)
    if (overlapOf(rows[i]!, piece) >= overlap) return rows[i]!;
  return null;
}

function overlapOf(row: Row, piece: Piece): number {
  const top = Math.max(row.y - ASCENT * row.size, piece.y - ASCENT * piece.size);
  const bottom = Math.min(row.y + DESCENT * row.size, piece.y + DESCENT * piece.size);
  return (bottom - top) / ((ASCENT + DESCENT) * Math.min(row.size, piece.size));
}

/** The text of pieces on one line, from left to right; white space where a gap or the file itself has one. */
export function textOf(pieces: readonly Piece[]): string {
  const ordered = readsFromRight(pieces) ? [...pieces].reverse() : pieces;
  let text = '';
  ordered.forEach((piece, i) => {
    const before = ordered[i - 1];
    if (before) {
      const gap = Math.max(piece.left - before.right, before.left - piece.right);
      if (before.space || gap > SPACE * Math.max(piece.size, before.size)) text += ' ';
    }
    text += piece.text;
  });
  return text.replace(/\s+/gu, ' ').trim();
}

const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Whether most of a line's pieces are in a script written from right to left. */
export const readsFromRight = (pieces: readonly Piece[]): boolean =>
  2 * pieces.filter(({ text }) => FROM_RIGHT.test(text)).length > pieces.length;

/**
 * A row without what is printed over other text of its own, as programs do that have no bold type: the same words at
 * the same place, once or several times more.
 *
 * @param printedOver takes the text that is left out
 */
export function printedOnce(row: Row, printedOver: (text: string) => void): Row {
  const kept: Piece[] = [];
  for (const piece of row.pieces) {
    const last = kept.at(-1);
    const shared = last ? Math.min(last.right, piece.right) - Math.max(last.left, piece.left) : 0;
    const shorter = last ? Math.min(last.right - last.left, piece.right - piece.left) : 0;
    const over = last && shared > PRINTED_OVER * shorter && Math.abs(last.y - piece.y) < SPACE * piece.size;
    if (over && last.text.includes(piece.text)) printedOver(piece.text);
    else if (over && piece.text.includes(last.text)) {
      printedOver(last.text);
      kept[kept.length - 1] = piece;
    } else kept.push(piece);
  }
  return kept.length === row.pieces.length ? row : { ...row, pieces: kept };
}
