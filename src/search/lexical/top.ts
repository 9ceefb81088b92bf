/** The `count` units with the highest scores above 0 for which `allowed` is 1, best first, ties by number. */
export function topUnits(scores: Float32Array, count: number, allowed?: Uint8Array): number[] {
  // A binary heap with the worst of the best at its root.
  const heap: number[] = [];
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  let floor = 0;
  for (let unit = 0; unit < scores.length; unit++) {
    const score = scores[unit]!;
    if (score <= 0 || score < floor || (allowed && allowed[unit] === 0)) continue;
    if (heap.length < count) {
      heap.push(unit);
      rise(heap, worse);
    } else if (worse(heap[0]!, unit)) {
      heap[0] = unit;
      sink(heap, worse);
    }
    if (heap.length === count) floor = scores[heap[0]!]!;
  }
  return heap.sort((a, b) => scores[b]! - scores[a]! || a - b);
}

type Order = (a: number, b: number) => boolean;

function rise(heap: number[], worse: Order): void {
  for (let i = heap.length - 1; i > 0; ) {
    const parent = (i - 1) >> 1;
    if (!worse(heap[i]!, heap[parent]!)) return;
    [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
    i = parent;
  }
}

function sink(heap: number[], worse: Order): void {
  for (let i = 0; ; ) {
    const left = 2 * i + 1;
    if (left >= heap.length) return;
    const child = left + 1 < heap.length && worse(heap[left + 1]!, heap[left]!) ? left + 1 : left;
    if (!worse(heap[child]!, heap[i]!)) return;
    [heap[i], heap[child]] = [heap[child]!, heap[i]!];
    i = child;
  }
}
