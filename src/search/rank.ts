import type { Context } from '../engine/context.ts';
import { dot } from '../library/vectors.ts';
import { fuse } from './fuse.ts';
import { topUnits } from './lexical/top.ts';
import type { Scope } from './scope.ts';

/** Passages with what they are ranked by, best first. */
export type Ranked = { passage: number; fused: number }[];

/** Passages taken from the lexical and from the semantic ranking each. */
export const DEPTH = 200;

/** What a ranking is made of. */
export interface Evidence {
  /** The best `DEPTH` passages by words, best first. */
  top: readonly number[];
  /** Lexical score of every passage. */
  lexical: Float32Array;
  vector: Float32Array;
  /** Share of the semantic score. */
  meaning: number;
}

/** The best of both rankings, fused. */
export function rank(context: Context, scope: Scope, { top, lexical, vector, meaning }: Evidence): Ranked {
  const found = new Set(top);
  for (const passage of nearest(context, scope, vector)) found.add(passage);
  const scored = [...found]
    .sort((a, b) => a - b)
    .map((passage) => ({
      passage,
      lexical: lexical[passage]!,
      semantic: cosine(context, vector, passage),
    }));
  return fuse(scored, meaning);
}

/** Within narrow limits all passages are compared; the graph knows only collections. */
function nearest({ library }: Context, scope: Scope, vector: Float32Array): number[] {
  if (!scope.narrowed) return library.nearest(vector, DEPTH, scope.collections).map(({ passage }) => passage);
  const scores = new Float32Array(scope.mask.length);
  // Cosines are above −1: moved up so that all count as found.
  for (let passage = 0; passage < scores.length; passage++) {
    if (scope.mask[passage] === 1) scores[passage] = 2 + dot(vector, library.vector(passage), 0);
  }
  return topUnits(scores, DEPTH, scope.mask);
}

export function cosine({ library }: Context, vector: Float32Array, passage: number): number {
  return dot(vector, library.vector(passage), 0);
}

/** The ranking after some passages were lifted by some standard deviations. */
export function lifted(ranked: Ranked, by: (passage: number) => number): Ranked {
  return ranked
    .map(({ passage, fused }) => ({ passage, fused: fused + by(passage) }))
    .sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}
