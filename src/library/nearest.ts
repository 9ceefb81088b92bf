import type { Graph } from './graph.ts';
import type { Neighbour } from './types.ts';
import type { View } from './view.ts';

/**
 * Up to this many passages to choose from, all are compared, which finds every neighbour and is as quick as the
 * graph. With `npm run bench:library -- --passages 4000` the two cross at 800 to 1,000.
 */
export const EXACT_PASSAGES = 1_000;

/**
 * Below this share of all passages the graph wanders through too many that may not be shown, and all that may be are
 * compared instead. The same script with 60,000: comparing is 2.1 times as quick at a share of 0.10, the graph 2.1
 * times at 0.20.
 */
export const EXACT_SHARE = 0.14;

/** Sets of collections whose passages are kept marked; a server has a handful of them. */
const KEPT_MASKS = 64;

/** The passages of some collections. */
export interface Allowed {
  /** 1 for each passage that may be shown. */
  mask: Uint8Array;
  /** Indices of the documents that may be shown. */
  documents: number[];
  count: number;
}

/** `Library.nearest` over a view and its graph. */
export function openNearest(view: View, graph: Graph) {
  const masks = new Map<string, Allowed>();
  const total = view.passageCount;

  const allowedIn = (collections: ReadonlySet<string>): Allowed => {
    const key = JSON.stringify([...collections].sort());
    const known = masks.get(key);
    if (known) return known;
    if (masks.size >= KEPT_MASKS) masks.clear();
    const allowed = mark(view, collections);
    masks.set(key, allowed);
    return allowed;
  };

  return (vector: Float32Array, count: number, collections: ReadonlySet<string>): Neighbour[] => {
    if (vector.length !== view.build.dimensions) {
      throw new RangeError(`vector of ${vector.length} dimensions: the library has ${view.build.dimensions}`);
    }
    const allowed = allowedIn(collections);
    const wanted = Math.min(count, allowed.count);
    if (wanted <= 0) return [];
    if (allowed.count > EXACT_PASSAGES && allowed.count >= total * EXACT_SHARE) {
      const found = byGraph(view, graph, vector, wanted, allowed);
      if (found.length === wanted) return found;
    }
    return byComparing(view, vector, wanted, allowed);
  };
}

/** The nearest that the graph finds: nearly always all, sometimes fewer than `count`. */
export function byGraph(
  view: View,
  graph: Graph,
  vector: Float32Array,
  count: number,
  { mask, count: reachable }: Allowed,
): Neighbour[] {
  const all = reachable === view.passageCount;
  const found = graph.search(vector, count, all ? undefined : (id) => mask[id] === 1);
  return ranked(view, vector, found, count);
}

/** The nearest, by comparing with all that are allowed. */
export function byComparing(
  view: View,
  vector: Float32Array,
  count: number,
  { documents }: Allowed,
): Neighbour[] {
  return ranked(view, vector, passagesOf(view, documents), count);
}

export function mark(view: View, collections: ReadonlySet<string>): Allowed {
  const mask = new Uint8Array(view.passageCount);
  const documents: number[] = [];
  let count = 0;
  for (const [index, entry] of view.entries.entries()) {
    if (!collections.has(entry.collection)) continue;
    const [first, end] = entry.passages;
    mask.fill(1, first, end);
    count += end - first;
    documents.push(index);
  }
  return { mask, documents, count };
}

function* passagesOf(view: View, documents: readonly number[]): Generator<number> {
  for (const document of documents) {
    const [first, end] = view.entries[document]!.passages;
    for (let id = first; id < end; id++) yield id;
  }
}

/** The `count` nearest of `ids`, nearest first, the lower number first where two are equally near. */
function ranked(view: View, vector: Float32Array, ids: Iterable<number>, count: number): Neighbour[] {
  const best: Neighbour[] = [];
  for (const passage of ids) {
    const cosine = view.cosine(vector, passage);
    if (
      best.length === count &&
      cosine <= best[count - 1]!.cosine &&
      !precedes(passage, cosine, best[count - 1]!)
    )
      continue;
    let at = best.length;
    while (at > 0 && precedes(passage, cosine, best[at - 1]!)) at--;
    best.splice(at, 0, { passage, cosine });
    if (best.length > count) best.pop();
  }
  return best;
}

function precedes(passage: number, cosine: number, other: Neighbour): boolean {
  return cosine > other.cosine || (cosine === other.cosine && passage < other.passage);
}
