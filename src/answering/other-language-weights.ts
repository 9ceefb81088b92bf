import type { ALL_FEATURES, ConfidenceFeature } from './features.ts';

/**
 * The weights where question and passages are in a language that is matched word by word: what rests on the meaning of words, on
 * their forms or on function words says little there. Written by `npm run fit -- other-languages --write`.
 */
export const OTHER_SENTENCE_WEIGHTS: Record<(typeof ALL_FEATURES)[number], number> = {
  covered: 5.83,
  coveredSquare: -3.73,
  local: 2.8,
  akin: 1.54,
  akinLocal: 4.05,
  aroundBefore: 1.73,
  carried: 2.57,
  aroundAfter: 0.19,
  aroundHeading: 3.86,
  ordered: 0.18,
  close: 1.76,
  typed: 0.84,
  near: -0.1,
  named: 0.34,
  post: 0,
  year: 1.62,
  length: 0.51,
  novel: -0.09,
  fused: -0.19,
  firstPassage: 0.01,
  semantic: 2.65,
  lexical: 0.54,
  passageCovered: 1.3,
  lacking: -0.24,
  read: 0.15,
  readShare: 0.09,
  told: 0.12,
  alike: 0.56,
};
export const OTHER_CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  share: 2.08,
  shareOfDocument: 1.19,
  told: 0,
  mostTold: 0.06,
  unsaid: 1.07,
  unsaidShare: -3.61,
  standsOut: 0.64,
  semantic: 1.5,
  typed: -0.36,
  foreign: -0.21,
  postMissing: 0,
  entityFar: -1.57,
  nameFar: 0.27,
  year: -1.47,
  person: -1.52,
  words: -1.09,
  date: 0.49,
  number: -2.67,
};
export const OTHER_CONFIDENCE_BIAS = -1.98;
