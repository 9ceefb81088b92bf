import { type Furniture, furniture } from './furniture.ts';
import { isEdgeLine, isPageLine } from './lines.ts';

/** A line this long that ends a sentence is running prose; Hangul says as much in half the letters. */
const SHORTEST_PROSE = 60;
const SHORTEST_KOREAN_PROSE = 25;
/** Where a text has no prose at all, so many lines at either end count as head and foot. */
const EDGE_LINES = 12;

const ENDS_SENTENCE = /[.!?。！？][”’"'»)\]」』*_]*$/u;

/** A line of a copied page and what is thought of it. */
export interface Line {
  text: string;
  /** Without white space and list or heading marks. */
  words: string;
  items: Furniture | null;
  prose: boolean;
  keep: boolean;
  /** A menu's word, not a date or a repeated caption: its neighbours are suspect. */
  menu: boolean;
  /** A label and its value, as "조회 12". */
  counter: boolean;
}

/** Whether a line ends like a sentence. */
export const endsSentence = (words: string): boolean => ENDS_SENTENCE.test(words);

/** Whether a line or paragraph reads as running prose: long enough, and ended like a sentence. */
export function isProse(words: string): boolean {
  const korean = /\p{Script=Hangul}/u.test(words);
  return words.length >= (korean ? SHORTEST_KOREAN_PROSE : SHORTEST_PROSE) && endsSentence(words);
}

export function asLine(text: string): Line {
  const words = text
    .trim()
    .replace(/^(?:#{1,6}|[-*+•·|])\s+/u, '')
    .trim();
  const letters = /[\p{L}\p{N}]/u.test(words);
  return {
    text,
    words: letters ? words : '',
    items: letters && words.length <= 200 ? furniture(words) : null,
    prose: isProse(words) && !isPageLine(words) && !isEdgeLine(words),
    keep: true,
    menu: false,
    counter: false,
  };
}

/** Indices of the first and last lines of running prose. */
export function edges(lines: Line[]): [number, number] {
  const first = lines.findIndex((line) => line.prose);
  if (first < 0) return [EDGE_LINES, lines.length - 1 - EDGE_LINES];
  return [first, lines.findLastIndex((line) => line.prose)];
}

/** A line between blank lines, right above prose: the heading of what follows. */
export function headsProse(lines: readonly Line[], i: number): boolean {
  const blank = (line: Line | undefined): boolean => line !== undefined && line.words === '';
  if (!blank(lines[i - 1]) || !blank(lines[i + 1]) || /^[^\p{L}\p{N}]*\d/u.test(lines[i]!.words))
    return false;
  let next = i + 1;
  while (blank(lines[next])) next += 1;
  return lines[next]?.prose === true;
}
