import type { Inverted, Postings } from './inverted.ts';

/** Something a unit may hold: one term, or several that all have to be there. `share` is the credit it carries, 0 … 1. */
export interface Alternative {
  terms: readonly number[];
  share: number;
}

/** One thing looked for, and what may stand for it: a unit is credited with the best alternative, not with their sum. */
export interface TermGroup {
  alternatives: readonly Alternative[];
}

/** Inverse document frequency, always above 0 (Robertson & Zaragoza 2009, eq. 3.3, with 1 added inside the logarithm). */
export function rarity(count: number, held: number): number {
  return Math.log(1 + (count - held + 0.5) / (held + 0.5));
}

/** How many units hold a term. */
export function heldBy(index: Inverted, term: number): number {
  if (index.held) return index.held([term]);
  const { from, to } = index.postings(term);
  return to - from;
}

/** How many units hold all of some terms. */
export function heldByAll(index: Inverted, terms: readonly number[]): number {
  if (index.held) return index.held(terms);
  const { from, to } = postingsOf(index, terms);
  return to - from;
}

/** Postings of an alternative. Several terms are intersected; a unit then counts with the least of their impacts. */
export function postingsOf(index: Inverted, terms: readonly number[]): Postings {
  if (terms.length === 1) return index.postings(terms[0]!);
  const order = [...new Set(terms)].sort((a, b) => heldBy(index, a) - heldBy(index, b) || a - b);
  const [rarest, ...others] = order.map((term) => index.postings(term));
  let foundUnits = rarest!.units.slice(rarest!.from, rarest!.to);
  let foundImpacts = rarest!.impacts.slice(rarest!.from, rarest!.to);
  for (const { units, impacts, from, to } of others) {
    let kept = 0;
    let at = from;
    for (let i = 0; i < foundUnits.length && at < to; i++) {
      at = firstAtLeast(units, at, to, foundUnits[i]!);
      if (at < to && units[at] === foundUnits[i]) {
        foundUnits[kept] = foundUnits[i]!;
        foundImpacts[kept++] = Math.min(foundImpacts[i]!, impacts[at]!);
      }
    }
    foundUnits = foundUnits.subarray(0, kept);
    foundImpacts = foundImpacts.subarray(0, kept);
  }
  return { units: foundUnits, impacts: foundImpacts, from: 0, to: foundUnits.length };
}

/** First place in `from` … `to` of an ascending array with a value of at least `value` (galloping, then halving). */
function firstAtLeast(array: Uint32Array, from: number, to: number, value: number): number {
  let step = 1;
  let low = from;
  while (low + step < to && array[low + step]! < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (array[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A group with the postings of what may stand for it, and the most a unit can get for it. */
export interface Bounded {
  index: Inverted;
  weighted: (Postings & { weight: number })[];
  bound: number;
}

export function bounded(index: Inverted, { alternatives }: TermGroup): Bounded {
  let bound = 0;
  const weighted = alternatives.map(({ terms, share }) => {
    const postings = postingsOf(index, terms);
    const held = index.held?.(terms) ?? postings.to - postings.from;
    const weight = share * rarity(index.count, held);
    const peak = Math.min(...terms.map((term) => index.peak(term)));
    if (held > 0) bound = Math.max(bound, weight * peak);
    return { ...postings, weight };
  });
  return { index, weighted, bound };
}

/**
 * Adds each group's contribution to `scores`, one number a unit. They are of double precision, so that once they are rounded it makes no
 * difference in which order they were added up: here alternatives come one after the other, in `addScoresAt` the best alone.
 */
export function addScores(groups: readonly Bounded[], scores: Float64Array): void {
  let best: Float64Array | undefined;
  for (const { index, weighted } of groups) {
    if (weighted.length === 1) {
      const { units, impacts, from, to, weight } = weighted[0]!;
      for (let i = from; i < to; i++) scores[units[i]!]! += weight * impacts[i]!;
      continue;
    }
    best ??= new Float64Array(index.count);
    for (const { units, impacts, from, to, weight } of weighted) {
      for (let i = from; i < to; i++) {
        const unit = units[i]!;
        const score = weight * impacts[i]!;
        if (score > best[unit]!) {
          scores[unit]! += score - best[unit]!;
          best[unit] = score;
        }
      }
    }
    for (const { units, from, to } of weighted) for (let i = from; i < to; i++) best[units[i]!] = 0;
  }
}

/**
 * The same for some units alone, by looking each up in the postings.
 *
 * @param among ascending
 * @param scores one number for each of them
 */
export function addScoresAt(groups: readonly Bounded[], among: Uint32Array, scores: Float64Array): void {
  const best = new Float64Array(among.length);
  for (const { weighted } of groups) {
    best.fill(0);
    for (const { units, impacts, from, to, weight } of weighted) {
      // Whichever of the two is behind leaps to where the other is.
      for (let at = from, i = 0; at < to && i < among.length; ) {
        const unit = units[at]!;
        const wanted = among[i]!;
        if (unit < wanted) at = firstAtLeast(units, at, to, wanted);
        else if (unit > wanted) i = firstAtLeast(among, i, among.length, unit);
        else {
          best[i] = Math.max(best[i]!, weight * impacts[at]!);
          at++;
          i++;
        }
      }
    }
    for (let i = 0; i < among.length; i++) scores[i]! += best[i]!;
  }
}
