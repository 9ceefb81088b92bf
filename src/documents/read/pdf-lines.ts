/** A piece of text on a page, as pdf.js gives it. */
export interface Item {
  str: string;
  /** [a, b, c, d, x, y] in points; y grows upwards. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** A line of a page. Lengths are points. */
export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
  /** Whether the line's own text ended in white space: the wrap stands between two words. */
  spaceAfter: boolean;
}

/** A gap between two pieces wider than this share of the letters' height is a space. */
const SPACE = 0.18;
/** Pieces whose base lines differ by less than this share of the height lie on one line. */
const SAME_LINE = 0.5;

/** The lines of a page, in the order in which the file draws them (column by column, as programs write them). */
export function linesOf(items: Item[]): Line[] {
  const lines: Line[] = [];
  let current: Line | null = null;
  for (const item of items) {
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
    const height = item.height || Math.hypot(c, d) || 10;
    if (item.str !== '') {
      if (
        current &&
        Math.abs(y - current.y) < SAME_LINE * Math.max(height, current.height) &&
        x >= current.left - height
      ) {
        append(current, item.str, x, height);
        current.right = Math.max(current.right, x + item.width);
        if (item.str.trim() !== '') current.height = Math.max(current.height, height);
      } else {
        current = { text: item.str, left: x, right: x + item.width, y, height, spaceAfter: false };
        lines.push(current);
      }
    }
    if (item.hasEOL && current) current = null;
  }
  return lines.map(tidy).filter((line) => line.text !== '');
}

function append(line: Line, text: string, x: number, height: number): void {
  const gap = x - line.right;
  const spaced = /\s$/u.test(line.text) || /^\s/u.test(text);
  line.text += gap > SPACE * height && !spaced ? ` ${text}` : text;
}

const tidy = (line: Line): Line => ({
  ...line,
  text: line.text.replace(/\s+/gu, ' ').trim(),
  spaceAfter: /\s$/u.test(line.text),
});
