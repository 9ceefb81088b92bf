import type { ALL_FEATURES } from './rank-sentences.ts';

/**
 * Weights of the evidence for a sentence (`evidence.ts` says what each is), from `npm run fit -- sentences`: our own
 * questions of split `fit` and the first half of xquad-en; measured on the rest, qed-nq-dev and korquad1-dev.
 */
export const SENTENCE_WEIGHTS: Record<(typeof ALL_FEATURES)[number], number> = {
  covered: 2.61,
  coveredSquare: 1.19,
  local: 2.21,
  aroundBefore: 1.03,
  beforePronoun: 0.78,
  carried: 0.99,
  aroundAfter: 0.38,
  aroundHeading: 0.42,
  ordered: 0.52,
  close: 0.81,
  tail: 0.77,
  typed: 0.9,
  near: 1.01,
  nearName: 0.01,
  counted: 0.63,
  precise: 1.55,
  focus: 0.38,
  naming: 0.72,
  defines: 0.63,
  named: 0.47,
  side: 0.55,
  post: 2.45,
  year: 0.9,
  length: -0.54,
  short: -0.18,
  pronoun: -0.01,
  first: 0.26,
  novel: -0.24,
  fused: 1.69,
  firstPassage: 0.22,
  semantic: 0.85,
  lexical: 1.76,
  passageCovered: 2.19,
};
