/**
 * What the readers of a page hand on. Lengths are points; x grows to the right and y downwards, on a page that is
 * turned so that its text runs from left to right.
 */

/** A run of text in one font, without a wide gap in it. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Of the base line. */
  y: number;
  /** Of the letters. */
  size: number;
  font: string;
  /** White space follows in the file. */
  space: boolean;
}

/** Pieces on one base line, from left to right. */
export interface Row {
  pieces: Piece[];
  y: number;
  size: number;
}

/** What was left out of a page. */
export interface LeftOut {
  text: string;
  reason: 'running head' | 'page number' | 'repeated';
}

export interface Page {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  /** Text that runs in the page's main direction. */
  pieces: Piece[];
  /** Text that runs in others, each turned upright. */
  turned: Piece[][];
  leftOut: LeftOut[];
}

/** A line of running text. */
export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Whether all of it is in that font. */
  pure: boolean;
  /** The line's own text ended in white space: the wrap stands between two words. */
  space: boolean;
  page: number;
  /** Whether it runs in another direction than most of the page. */
  turned: boolean;
  /** Edges of the column it stands in. */
  column: { left: number; right: number };
}

export interface Cell {
  /** None of an empty cell. */
  lines: { text: string; space: boolean }[];
  /** How many columns it covers. */
  columns: number;
}

/** A part of a page, in reading order. */
export type Region =
  | { kind: 'lines'; lines: Line[] }
  | { kind: 'table'; rows: Cell[][]; header: number; page: number };
