import { median } from './numbers.ts';
import type { LeftOut, Piece } from './types.ts';

/** A run of text as pdf.js gives it. */
export interface Item {
  str: string;
  /** [a, b, c, d, x, y] in the file's own units; y grows upwards. */
  transform: number[];
  width: number;
  height: number;
  fontName: string;
  hasEOL: boolean;
}

/** [a, b, c, d, e, f]: from the file's units to points on the page as it is shown, y downwards. */
export type Matrix = readonly number[];

/** Directions that differ by less from a right angle are taken for it. */
const NEARLY = Math.PI / 36;
/** Pieces of one font divided by less than this share of their size are one. */
const ONE_PIECE = 0.4;
const SAME_BASE = 0.05;

interface Placed extends Piece {
  /** Degrees by which the text is turned clockwise: 0, 90, 180, 270 or one between. */
  angle: number;
}

/**
 * Runs of text turned upright, by the direction they are written in, the one with most text first.
 *
 * @param vertical whether a font writes from top to bottom
 */
export function piecesOf(
  items: readonly Item[],
  matrix: Matrix,
  vertical: (font: string) => boolean,
  leftOut: LeftOut[],
): Piece[][] {
  const placed: Placed[] = [];
  for (const item of items) {
    const last = placed.at(-1);
    if (item.str.trim() === '') {
      if (last && item.str !== '' && !isKerning(item, matrix, last)) last.space = true;
    } else placed.push(place(item, matrix, vertical(item.fontName)));
  }
  const directions = new Map<number, Placed[]>();
  for (const piece of placed) {
    const same = directions.get(piece.angle);
    if (same) same.push(piece);
    else directions.set(piece.angle, [piece]);
  }
  const letters = (pieces: Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);
  return [...directions.values()]
    .sort((a, b) => letters(b) - letters(a))
    .map((pieces) => joined(letterByLetterOnce(pieces, leftOut)));
}

/** Gaps narrower than this share of the letters' size lie within words. */
const KERNING = 0.1;

/**
 * Whether white space is none that the file has (those have a height), but what pdf.js makes of a gap within a word, where
 * a font's letters are scaled by the page and not by their size.
 */
const isKerning = (item: Item, [ma = 1, mb = 0]: Matrix, last: Placed): boolean =>
  item.height === 0 && item.width > 0 && Math.hypot(ma, mb) * item.width < KERNING * last.size;

function place(item: Item, matrix: Matrix, vertical: boolean): Placed {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform;
  const [ma = 1, mb = 0, mc = 0, md = -1, me = 0, mf = 0] = matrix;
  const scale = Math.hypot(ma, mb);
  const direction = Math.atan2(mb * a + md * b, ma * a + mc * b) + (vertical ? Math.PI / 2 : 0);
  const quarter = Math.round(direction / (Math.PI / 2)) * (Math.PI / 2);
  const radians = Math.abs(direction - quarter) < NEARLY ? quarter : direction;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [px, py] = [ma * x + mc * y + me, mb * x + md * y + mf];
  const size = scale * (vertical ? item.width : item.height || Math.hypot(c, d)) || 10;
  const left = px * cos + py * sin;
  return {
    text: item.str,
    left,
    right: left + scale * (vertical ? item.height : item.width),
    // Letters that stand below one another are centred on their line.
    y: py * cos - px * sin + (vertical ? 0.35 * size : 0),
    size,
    font: item.fontName,
    space: /\s$/u.test(item.str),
    angle: (Math.round((radians * 180) / Math.PI) + 360) % 360,
  };
}

/** Pieces as the file draws them, those put together that continue one another. */
function joined(pieces: readonly Placed[]): Piece[] {
  const onePiece = spaceOf(pieces) ?? ONE_PIECE;
  const all: Piece[] = [];
  for (const { angle: _, ...piece } of pieces) {
    const last = all.at(-1);
    const gap = last ? piece.left - last.right : 0;
    const goesOn =
      last &&
      last.font === piece.font &&
      Math.abs(last.size - piece.size) < 0.1 &&
      Math.abs(last.y - piece.y) < SAME_BASE * piece.size &&
      gap > -0.1 * piece.size &&
      gap < onePiece * piece.size;
    if (!goesOn) {
      all.push(piece);
      continue;
    }
    last.text += (last.space || gap > 0.18 * piece.size ? ' ' : '') + piece.text;
    last.right = Math.max(last.right, piece.right);
    last.space = piece.space;
  }
  return all;
}

/** Fewest gaps that show how wide a font's space is, the share that is as wide, and the widest, in sizes of the letters. */
const FEWEST_GAPS = 8;
const MOSTLY_SPACES = 0.7;
const WIDEST_SPACE = 1.3;

/** The width up to which gaps are spaces, in sizes, where a page's font has a wide one and most gaps are of it. */
function spaceOf(pieces: readonly Placed[]): number | null {
  const gaps = pieces.slice(1).flatMap((piece, i) => {
    const last = pieces[i]!;
    const gap = (piece.left - last.right) / piece.size;
    const beside = last.font === piece.font && Math.abs(last.y - piece.y) < SAME_BASE * piece.size;
    return beside && gap > ONE_PIECE ? [gap] : [];
  });
  const usual = median(gaps);
  const alike = gaps.filter((gap) => Math.abs(gap - usual) < 0.1 * usual).length;
  const isSpace = gaps.length >= FEWEST_GAPS && usual <= WIDEST_SPACE && alike >= MOSTLY_SPACES * gaps.length;
  return isSpace ? 1.1 * usual : null;
}

/**
 * Text that is drawn letter by letter, each letter several times at almost one place to look bold, comes as a chain of
 * pieces that overlap (“D”, “De”, “elliiv”, …). Where all letters of such a chain come in twos (threes, fours), one of each stays.
 */
function letterByLetterOnce(pieces: Placed[], leftOut: LeftOut[]): Placed[] {
  const all: Placed[] = [];
  for (let i = 0; i < pieces.length; ) {
    let end = i + 1;
    while (end < pieces.length && overlaps(pieces[end - 1]!, pieces[end]!)) end += 1;
    const chain = pieces.slice(i, end);
    const text = chain.length > 2 ? onceOf(chain) : null;
    if (text === null) all.push(...chain);
    else {
      leftOut.push({ text, reason: 'repeated' });
      const right = Math.max(...chain.map((piece) => piece.right));
      all.push({ ...chain[0]!, text, right, space: chain.at(-1)!.space });
    }
    i = end;
  }
  return all;
}

const overlaps = (before: Placed, piece: Placed): boolean =>
  before.font === piece.font &&
  Math.abs(before.y - piece.y) < 0.1 * piece.size &&
  piece.left < before.right - 0.1 * piece.size &&
  piece.left > before.left - 0.3 * piece.size;

/** The text of a chain with one letter of each two (three, four); null where its letters do not repeat so. */
function onceOf(chain: readonly Placed[]): string | null {
  const spelled = chain.map(({ text, space }) => [...text.trim(), ...(space ? [' '] : [])]);
  const first = spelled[0]!.filter((letter) => letter !== ' ').length;
  const all = spelled.flat();
  const letters = all.filter((letter) => letter !== ' ');
  const last = letters.length - spelled.at(-1)!.filter((letter) => letter !== ' ').length;
  for (const times of [2, 3, 4]) {
    for (let from = 0; from < first; from++) {
      let to = from;
      while (to + times <= letters.length && alike(letters, to, times)) to += times;
      if (to <= last || to - from < 2 * times) continue;
      let number = -1;
      return all
        .filter((letter) => {
          if (letter === ' ') return true;
          number += 1;
          return number < from || number >= to || (number - from) % times === 0;
        })
        .join('')
        .replace(/\s+/g, ' ')
        .trim();
    }
  }
  return null;
}

function alike(letters: readonly string[], from: number, times: number): boolean {
  for (let i = 1; i < times; i++) if (letters[from + i] !== letters[from]) return false;
  return true;
}
