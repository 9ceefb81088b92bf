import type { LexicalIndex, WholeIndex } from './lexical-index.ts';
import { addScores, addScoresAt, type Bounded, bounded, type TermGroup } from './score.ts';
import { topUnits } from './top.ts';

/** Passages with their lexical scores, best first. */
export interface Best {
  passages: number[];
  scores: Map<number, number>;
  /** The most that a passage could be given. */
  bound: number;
}

/**
 * Share of what a passage could be given at most that is left out of the first pass: the common words, whose long
 * postings are most of the work and which decide little. Against 0, no set's nDCG@10 changes by more than 0.002, the mean
 * of nine by 0.0004; of the postings that the questions of `npm run bench` lead to, a seventh is left.
 */
export const PUT_OFF = 0.1;

/**
 * The passages with the highest scores, their own and `share` of their documents', at most `count`.
 *
 * Common words are put off: the rest is added up first, and only the `count` best of that are given what the common words
 * are worth. Every score is exact; a passage that only its common words would have brought among the last of the best is
 * not found.
 *
 * @param allowed one byte a passage, 1 if it may be found
 */
export function bestPassages(
  index: WholeIndex,
  groups: readonly TermGroup[],
  share: number,
  count: number,
  allowed: Readonly<Uint8Array>,
): Best {
  const plan = planOf(index, groups, share);
  const { sums } = plan;
  let { later } = plan;
  let found = added(index, sums.slice(later), share, count, allowed);
  if (later > 0 && found.passages.length < count) {
    later = 0;
    found = added(index, sums, share, count, allowed);
  }
  const { passages, scores } = found;
  addSums(index, sums.slice(0, later), share, passages, scores);
  return bestOf(passages, scores, count, plan.bound);
}

/** What is looked for, in the order in which it is added up. */
export interface Plan {
  /** Those that a passage can get the least for come first. */
  sums: Sum[];
  /** So many of them are put off. */
  later: number;
  /** The most a passage can get for all. */
  bound: number;
}

export function planOf(index: LexicalIndex, groups: readonly TermGroup[], share: number): Plan {
  const sums = groups.map((group) => sumOf(index, group, share)).sort((a, b) => a.bound - b.bound);
  const bound = sums.reduce((total, sum) => total + sum.bound, 0);
  let later = 0;
  for (let left = PUT_OFF * bound; later < sums.length && sums[later]!.bound <= left; later++)
    left -= sums[later]!.bound;
  return { sums, later, bound };
}

/**
 * The best of some passages, which were found elsewhere, ascending: exact scores, added up in the order in which
 * `bestPassages` does it.
 *
 * @param plan made with this index, so that its postings are those of these passages
 */
export function bestAmong(
  index: LexicalIndex,
  { sums, later, bound }: Plan,
  share: number,
  count: number,
  passages: Uint32Array,
): Best {
  const scores = new Float64Array(passages.length);
  addSums(index, sums.slice(later), share, passages, scores);
  addSums(index, sums.slice(0, later), share, passages, scores);
  return bestOf(passages, scores, count, bound);
}

function bestOf(passages: Uint32Array, sums: Float64Array, count: number, bound: number): Best {
  const scores = sums.map(Math.fround);
  const order = topUnits(scores, count);
  return {
    passages: order.map((i) => passages[i]!),
    scores: new Map(order.map((i) => [passages[i]!, scores[i]!])),
    bound,
  };
}

/** The best passages by some of what is looked for, ascending. */
function added(
  { scratch, streams }: WholeIndex,
  sums: readonly Sum[],
  share: number,
  count: number,
  allowed: Readonly<Uint8Array>,
) {
  const { passages: scores, documents: credits } = scratch;
  addScores(
    sums.map(({ passages }) => passages),
    scores,
  );
  addScores(
    sums.map(({ documents }) => documents),
    credits,
  );
  const { documentOf } = streams;
  for (let passage = 0; passage < scores.length; passage++) {
    scores[passage]! += share * credits[documentOf[passage]!]!;
  }
  const passages = Uint32Array.from(topUnits(scores, count, allowed)).sort();
  const found = { passages, scores: Float64Array.from(passages, (passage) => scores[passage]!) };
  scores.fill(0);
  credits.fill(0);
  return found;
}

/** One thing looked for, with its postings. */
export interface Sum {
  group: TermGroup;
  passages: Bounded;
  documents: Bounded;
  /** The most a passage can get for it. */
  bound: number;
}

function sumOf(index: LexicalIndex, group: TermGroup, share: number): Sum {
  const passages = bounded(index.passages, group);
  const documents = bounded(index.documents, group);
  return { group, passages, documents, bound: passages.bound + share * documents.bound };
}

/** What some passages get for `groups`, their documents' share included, added to `scores`: one number for each, ascending. */
export function addCredit(
  index: LexicalIndex,
  groups: readonly TermGroup[],
  share: number,
  passages: Uint32Array,
  scores: Float64Array,
): void {
  const sums = groups.map((group) => sumOf(index, group, share));
  addSums(index, sums, share, passages, scores);
}

function addSums(
  { streams: { documentOf } }: LexicalIndex,
  sums: readonly Sum[],
  share: number,
  among: Uint32Array,
  scores: Float64Array,
): void {
  if (sums.length === 0) return;
  addScoresAt(
    sums.map(({ passages }) => passages),
    among,
    scores,
  );
  // Passages of one document follow one another, so that these ascend too.
  const documents: number[] = [];
  for (const passage of among) {
    if (documentOf[passage] !== documents.at(-1)) documents.push(documentOf[passage]!);
  }
  const credits = new Float64Array(documents.length);
  addScoresAt(
    sums.map((sum) => sum.documents),
    Uint32Array.from(documents),
    credits,
  );
  for (let i = 0, at = 0; i < among.length; i++) {
    while (documents[at] !== documentOf[among[i]!]) at++;
    scores[i]! += share * credits[at]!;
  }
}
