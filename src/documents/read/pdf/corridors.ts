import type { Row } from './types.ts';

/** A stretch without text from top to bottom, between text on its left and on its right. */
export interface Corridor {
  left: number;
  right: number;
  /** Numbers of the first and last row that have text on both sides of it. */
  from: number;
  to: number;
  /** How many rows have text on both sides. */
  both: number;
}

interface Gap {
  left: number;
  right: number;
  row: number;
}

/**
 * The corridors between the pieces of some rows. A row that has text on one side only does not end a corridor, one whose text
 * crosses it does.
 *
 * @param widest a gap to begin with has at least this width, in sizes of the letters
 * @param narrowest where the gaps of several rows meet, at least this is left
 */
export function corridorsOf(rows: readonly Row[], widest: number, narrowest: number): Corridor[] {
  if (!rows.some((row) => hasGap(row, widest * row.size))) return [];
  const gaps = rows.map(gapsOf);
  const seeds = gaps
    .flatMap((all, row) => all.slice(1, -1).map((gap) => ({ ...gap, row })))
    .filter((gap) => gap.right - gap.left >= widest * rows[gap.row]!.size)
    .sort((a, b) => a.right - a.left - (b.right - b.left));
  const found: Corridor[] = [];
  for (const seed of seeds) {
    const known = found.some(
      (one) => one.from <= seed.row && seed.row <= one.to && one.left >= seed.left && one.right <= seed.right,
    );
    if (!known) found.push(extend(seed, gaps, narrowest * rows[seed.row]!.size));
  }
  return found;
}

function hasGap(row: Row, least: number): boolean {
  let end = Number.POSITIVE_INFINITY;
  for (const { left, right } of row.pieces) {
    if (left - end >= least) return true;
    end = end === Number.POSITIVE_INFINITY ? right : Math.max(end, right);
  }
  return false;
}

/** Gaps of a row: what lies before its first piece, between its pieces, and after its last. */
function gapsOf(row: Row, number: number): Gap[] {
  const gaps: Gap[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { left, right } of row.pieces) {
    if (left > end) gaps.push({ left: end, right: left, row: number });
    end = Math.max(end, right);
  }
  gaps.push({ left: end, right: Number.POSITIVE_INFINITY, row: number });
  return gaps;
}

function extend(seed: Gap, gaps: readonly (readonly Gap[])[], least: number): Corridor {
  const corridor = { left: seed.left, right: seed.right, from: seed.row, to: seed.row, both: 1 };
  for (const step of [-1, 1]) {
    for (let row = seed.row + step; row >= 0 && row < gaps.length; row += step) {
      const gap = widestShared(gaps[row]!, corridor);
      if (!gap || Math.min(gap.right, corridor.right) - Math.max(gap.left, corridor.left) < least) break;
      corridor.left = Math.max(gap.left, corridor.left);
      corridor.right = Math.min(gap.right, corridor.right);
      if (gap.left === Number.NEGATIVE_INFINITY || gap.right === Number.POSITIVE_INFINITY) continue;
      corridor.both += 1;
      if (step < 0) corridor.from = row;
      else corridor.to = row;
    }
  }
  return corridor;
}

function widestShared(gaps: readonly Gap[], { left, right }: Corridor): Gap | undefined {
  let best: Gap | undefined;
  let most = 0;
  for (const gap of gaps) {
    const shared = Math.min(gap.right, right) - Math.max(gap.left, left);
    if (shared > most) [best, most] = [gap, shared];
  }
  return best;
}
