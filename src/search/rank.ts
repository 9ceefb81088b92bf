import type { Context } from '../engine/context.ts';
import { dot } from '../library/vectors.ts';
import { fuse } from './fuse.ts';
import type { Best } from './lexical/best.ts';
import { topUnits } from './lexical/top.ts';
import type { Scope } from './scope.ts';

/** Passages with what they are ranked by, best first. */
export type Ranked = { passage: number; fused: number }[];

/** Passages taken from the lexical ranking. */
export const DEPTH = 200;
/** Passages taken from the semantic ranking. */
const NEAREST = 100;

/** The passages that are ranked against one another, ascending, with the scores of each. */
export interface Pool {
  passages: Uint32Array;
  lexical: Float32Array;
  /** Cosine with the question. */
  semantic: Float32Array;
}

/** What the two rankings are asked for. */
interface Wish {
  /** The best passages by words, with their scores. */
  best: Best;
  vector: Float32Array;
  /** Adds to the scores of passages, ascending, what their words are worth. */
  credit: (passages: Uint32Array, scores: Float32Array) => void;
}

/** The best of both rankings together. */
export function poolOf(context: Context, scope: Scope, { best, vector, credit }: Wish): Pool {
  const near = nearest(context, scope, vector);
  const passages = Uint32Array.from(new Set([...best.passages, ...near])).sort();
  const others = passages.filter((passage) => !best.scores.has(passage));
  const credits = new Float32Array(others.length);
  credit(others, credits);
  const found = new Map(best.scores);
  for (const [i, passage] of others.entries()) found.set(passage, credits[i]!);
  return {
    passages,
    lexical: Float32Array.from(passages, (passage) => found.get(passage)!),
    semantic: cosines(context, vector, passages),
  };
}

/** Best first; `worth`: of a cosine of 1 in lexical score. */
export function rank({ passages, lexical, semantic }: Pool, worth: number): Ranked {
  return fuse(passages, lexical, semantic, worth);
}

/** Within narrow limits all passages are compared; the graph knows only collections. */
function nearest({ library }: Context, scope: Scope, vector: Float32Array): number[] {
  if (!scope.narrowed)
    return library.nearest(vector, NEAREST, scope.collections).map(({ passage }) => passage);
  const scores = new Float32Array(scope.mask.length);
  // Cosines are above −1: moved up so that all count as found.
  for (let passage = 0; passage < scores.length; passage++) {
    if (scope.mask[passage] === 1) scores[passage] = 2 + dot(vector, library.vector(passage), 0);
  }
  return topUnits(scores, NEAREST, scope.mask);
}

function cosines({ library }: Context, vector: Float32Array, passages: Uint32Array): Float32Array {
  return Float32Array.from(passages, (passage) => dot(vector, library.vector(passage), 0));
}

/** The ranking after some passages were lifted by some standard deviations. */
export function lifted(ranked: Ranked, by: (passage: number) => number): Ranked {
  return ranked
    .map(({ passage, fused }) => ({ passage, fused: fused + by(passage) }))
    .sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}
