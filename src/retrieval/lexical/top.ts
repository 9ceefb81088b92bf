/** The `count` units with the highest scores above 0 for which `allowed` is 1, best first, ties by number. */
export function topUnits(scores: Float64Array, count: number, allowed?: Readonly<Uint8Array>): number[] {
  // A binary heap with the worst of the best at its root.
  const heap = new Uint32Array(count);
  let size = 0;
  let floor = 0;
  for (let unit = 0; unit < scores.length; unit++) {
    const score = scores[unit]!;
    // Units ascend: one as good as the worst of the best comes after it.
    if (score <= floor || (allowed && allowed[unit] === 0)) continue;
    if (size < count) {
      rise(heap, size++, unit, scores);
      if (size < count) continue;
    } else sink(heap, unit, scores);
    floor = scores[heap[0]!]!;
  }
  return Array.from(heap.subarray(0, size)).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

function worse(a: number, b: number, scores: Float64Array): boolean {
  return scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
}

/** Puts a unit in at the end of the heap and moves it up to its place. */
function rise(heap: Uint32Array, end: number, unit: number, scores: Float64Array): void {
  let at = end;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(unit, heap[parent]!, scores)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = unit;
}

/** Puts a unit in the root's place and moves it down to its own. */
function sink(heap: Uint32Array, unit: number, scores: Float64Array): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!, scores)) child++;
    if (!worse(heap[child]!, unit, scores)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = unit;
}
