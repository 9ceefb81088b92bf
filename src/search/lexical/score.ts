import type { Inverted } from './inverted.ts';

/** Terms that stand for one thing: a passage is credited with the best of them, not with their sum. */
export interface TermGroup {
  terms: readonly { number: number; weight: number }[];
}

/** Inverse document frequency of a term, always above 0 (Robertson & Zaragoza 2009, eq. 3.3, with 1 added inside the logarithm). */
export function rarity(index: Inverted, term: number): number {
  const held = index.offsets[term + 1]! - index.offsets[term]!;
  return Math.log(1 + (index.passageCount - held + 0.5) / (held + 0.5));
}

/** Adds each group's contribution to `scores` (one number a passage), in the order given: the same sum every time. */
export function addScores(index: Inverted, groups: readonly TermGroup[], scores: Float32Array): void {
  let best: Float32Array | undefined;
  for (const { terms } of groups) {
    if (terms.length === 1) {
      const { number, weight } = terms[0]!;
      const end = index.offsets[number + 1]!;
      for (let i = index.offsets[number]!; i < end; i++) {
        scores[index.passages[i]!]! += weight * index.impacts[i]!;
      }
      continue;
    }
    best ??= new Float32Array(index.passageCount);
    for (const { number, weight } of terms) {
      const end = index.offsets[number + 1]!;
      for (let i = index.offsets[number]!; i < end; i++) {
        const passage = index.passages[i]!;
        const score = weight * index.impacts[i]!;
        if (score > best[passage]!) {
          scores[passage]! += score - best[passage]!;
          best[passage] = score;
        }
      }
    }
    for (const { number } of terms) {
      const end = index.offsets[number + 1]!;
      for (let i = index.offsets[number]!; i < end; i++) best[index.passages[i]!] = 0;
    }
  }
}

/** The `count` passages with the highest scores above 0 for which `allowed` is 1, best first, ties by passage number. */
export function topPassages(scores: Float32Array, count: number, allowed?: Uint8Array): number[] {
  // A binary heap with the worst of the best at its root.
  const heap: number[] = [];
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  for (let passage = 0; passage < scores.length; passage++) {
    const score = scores[passage]!;
    if (score <= 0 || (allowed && allowed[passage] === 0)) continue;
    if (heap.length < count) {
      heap.push(passage);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!worse(heap[i]!, heap[parent]!)) break;
        [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
        i = parent;
      }
    } else if (worse(heap[0]!, passage)) {
      heap[0] = passage;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        if (left >= heap.length) break;
        const right = left + 1;
        const child = right < heap.length && worse(heap[right]!, heap[left]!) ? right : left;
        if (!worse(heap[child]!, heap[i]!)) break;
        [heap[i], heap[child]] = [heap[child]!, heap[i]!];
        i = child;
      }
    }
  }
  return heap.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
