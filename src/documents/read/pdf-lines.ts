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
/** A gap wider than this lies between two cells of a table; justified lines stay below it. */
const CELL_GAP = 1.6;
/** Pieces whose base lines differ by less than this share of the height lie on one line. */
const SAME_LINE = 0.5;

/**
 * The lines of a page, in the order in which the file draws them (column by column, as programs write them). Cells of
 * a table's row are divided by ` | `.
 */
export function linesOf(items: Item[]): Line[] {
  const lines: Line[] = [];
  let current: Line | null = null;
  for (const item of items) {
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
    const height = item.height || Math.hypot(c, d) || 10;
    if (item.str.trim() === '') {
      if (current && item.str !== '') current.spaceAfter = true;
    } else if (
      current &&
      Math.abs(y - current.y) < SAME_LINE * Math.max(height, current.height) &&
      x >= current.left - height
    ) {
      append(current, item, x, height);
    } else {
      current = {
        text: item.str,
        left: x,
        right: x + item.width,
        y,
        height,
        spaceAfter: /\s$/u.test(item.str),
      };
      lines.push(current);
    }
    if (item.hasEOL) current = null;
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim() }));
}

function append(line: Line, item: Item, x: number, height: number): void {
  const gap = x - line.right;
  const spaced = line.spaceAfter || /^\s/u.test(item.str) || gap > SPACE * height;
  line.text += gap > CELL_GAP * height ? ` | ${item.str}` : spaced ? ` ${item.str}` : item.str;
  line.right = Math.max(line.right, x + item.width);
  line.height = Math.max(line.height, height);
  line.spaceAfter = /\s$/u.test(item.str);
}
