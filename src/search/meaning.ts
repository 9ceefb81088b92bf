import type { Best } from './lexical/best.ts';
import type { Weights } from './weights.ts';

/** What a cosine of 1 is worth, in lexical score: in the ranking that feedback is taken from, and in the last one. */
export interface Worth {
  first: number;
  last: number;
}

/**
 * Meaning counts by what all words of the question could bring a passage. In the last ranking it counts the more the
 * less of that the best passage reaches: where words fail, in another language above all, meaning has to do. Feedback
 * is rather taken from passages that share the question's words: the two kinds of evidence then stay apart.
 */
export function worthOfMeaning({ bound, passages, scores }: Best, { semantic }: Weights): Worth {
  const best = passages.length > 0 ? scores.get(passages[0]!)! : 0;
  if (best === 0) return { first: 1, last: 1 };
  return { first: semantic.first * bound, last: (semantic.last * bound * bound) / best };
}
