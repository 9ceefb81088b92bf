import type { ALL_FEATURES } from './rank-sentences.ts';

/**
 * Weights of the evidence for a sentence (`evidence.ts` says what each is), from `npm run fit -- sentences`: our own
 * questions of split `fit` and the first half of xquad-en; measured on the rest, qed-nq-dev and korquad1-dev.
 */
export const SENTENCE_WEIGHTS: Record<(typeof ALL_FEATURES)[number], number> = {
  covered: 1.99,
  coveredSquare: 0.77,
  local: 1.63,
  akin: 0.53,
  akinLocal: 2.06,
  aroundBefore: 1.13,
  beforePronoun: 0.77,
  carried: 1.13,
  aroundAfter: 0.48,
  aroundHeading: 0.41,
  ordered: 0.17,
  close: 1.09,
  tail: 0.46,
  typed: 0.97,
  near: 0.78,
  nearName: -0.14,
  counted: 0.69,
  precise: 1.6,
  focus: 0.31,
  naming: 0.68,
  defines: 0.66,
  named: 0.63,
  side: 0.55,
  post: 2.29,
  year: 0.86,
  relation: 0.5,
  length: -0.68,
  short: -0.26,
  pronoun: -0.05,
  first: 0.2,
  novel: -0.22,
  fused: 1.28,
  firstPassage: 0.41,
  semantic: 1.58,
  lexical: 1.14,
  passageCovered: 2.33,
};
