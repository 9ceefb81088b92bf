import type { Context } from '../library/context.ts';
import { fuse } from './fuse.ts';
import type { Best } from './lexical/best.ts';

/** Passages with what they are ranked by, best first. */
export type Ranked = { passage: number; fused: number }[];

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
  /** The nearest passages with their cosines. */
  near: ReadonlyMap<number, number>;
  vector: Float32Array;
  /** Adds to the scores of passages, ascending, what their words are worth. */
  credit: (passages: Uint32Array, scores: Float64Array) => void;
}

/** The best of both rankings together. */
export function poolOf(context: Context, { best, near, vector, credit }: Wish): Pool {
  const passages = Uint32Array.from(new Set([...best.passages, ...near.keys()])).sort();
  const others = passages.filter((passage) => !best.scores.has(passage));
  const credits = new Float64Array(others.length);
  credit(others, credits);
  const found = new Map(best.scores);
  const far = [...passages].filter((passage) => !near.has(passage));
  const cosines = new Map(near);
  for (const [i, cosine] of context.library.cosines(vector, far).entries()) cosines.set(far[i]!, cosine);
  for (const [i, passage] of others.entries()) found.set(passage, credits[i]!);
  return {
    passages,
    lexical: Float32Array.from(passages, (passage) => found.get(passage)!),
    semantic: Float32Array.from(passages, (passage) => cosines.get(passage)!),
  };
}

/** Best first; `worth`: of a cosine of 1 in lexical score. */
export function rank({ passages, lexical, semantic }: Pool, worth: number): Ranked {
  return fuse(passages, lexical, semantic, worth);
}

/** The ranking after some passages were lifted by some standard deviations. */
export function lifted(ranked: Ranked, by: (passage: number) => number): Ranked {
  return ranked
    .map(({ passage, fused }) => ({ passage, fused: fused + by(passage) }))
    .sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}
