/** One pair of texts as term numbers, each term once; `weight`: how much the pair counts. */
export interface AlignedPair {
  source: Int32Array;
  target: Int32Array;
  weight: number;
}

/** Which source and target terms ever meet, and how sure each is of the other. */
export interface Links {
  source: Int32Array;
  target: Int32Array;
  /** P(target | source) and P(source | target). */
  forward: Float64Array;
  backward: Float64Array;
}

const ROUNDS = 8;
/** Added to the sum a probability is divided by: what was seen once or twice stays humble. */
const HUMILITY = 0.5;

/** Source term 0 stands in every pair and takes what nothing else explains. */
export const NOTHING = 0;

/**
 * Word translation probabilities in both directions from pairs of sentences: IBM model 1 (Brown et al., "The Mathematics
 * of Statistical Machine Translation", Computational Linguistics 19(2), 1993, §4.1).
 */
export function align(pairs: readonly AlignedPair[], sources: number, targets: number): Links {
  const numberOf: Map<number, number>[] = Array.from({ length: sources }, () => new Map());
  const source: number[] = [];
  const target: number[] = [];
  const cells = pairs.map((pair) => {
    const found = new Int32Array(pair.source.length * pair.target.length);
    let at = 0;
    for (const t of pair.target) {
      for (const s of pair.source) {
        let link = numberOf[s]!.get(t);
        if (link === undefined) {
          link = source.length;
          numberOf[s]!.set(t, link);
          source.push(s);
          target.push(t);
        }
        found[at++] = link;
      }
    }
    return found;
  });
  const links = { source: Int32Array.from(source), target: Int32Array.from(target) };
  const forward = estimate(
    pairs,
    cells,
    links.source,
    sources,
    (pair, t, s) => t * pair.source.length + s,
    'target',
  );
  const backward = estimate(
    pairs,
    cells,
    links.target,
    targets,
    (pair, t, s) => t * pair.source.length + s,
    'source',
  );
  return { ...links, forward, backward };
}

/** Expectation–maximisation: each term of side `explained` is shared out over the terms of the other side. */
function estimate(
  pairs: readonly AlignedPair[],
  cells: readonly Int32Array[],
  owner: Int32Array,
  owners: number,
  cellAt: (pair: AlignedPair, target: number, source: number) => number,
  explained: 'source' | 'target',
): Float64Array {
  let probability = new Float64Array(owner.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Float64Array(owner.length);
    for (const [p, pair] of pairs.entries()) {
      const cell = cells[p]!;
      const [outer, inner] =
        explained === 'target'
          ? [pair.target.length, pair.source.length]
          : [pair.source.length, pair.target.length];
      for (let o = 0; o < outer; o++) {
        const link = (i: number) => cell[explained === 'target' ? cellAt(pair, o, i) : cellAt(pair, i, o)]!;
        let sum = 0;
        for (let i = 0; i < inner; i++) sum += probability[link(i)]!;
        for (let i = 0; i < inner; i++) counts[link(i)]! += (pair.weight * probability[link(i)]!) / sum;
      }
    }
    const totals = new Float64Array(owners).fill(HUMILITY);
    for (let l = 0; l < owner.length; l++) totals[owner[l]!]! += counts[l]!;
    probability = counts.map((count, l) => count / totals[owner[l]!]!);
  }
  return probability;
}
