import type { ConfidenceFeature } from './features.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  share: 2.07,
  shareOfDocument: 2.56,
  told: -0.05,
  mostTold: 0.33,
  unsaid: -0.22,
  unsaidShare: -0.89,
  standsOut: 0.84,
  semantic: 2.69,
  typed: 0.22,
  foreign: 1.22,
  postMissing: -5.21,
  entityFar: -3.78,
  nameFar: -0.37,
  year: -5.92,
  person: -1.33,
  words: -3.22,
  date: -1.09,
  number: -2.14,
};
export const CONFIDENCE_BIAS = -4.31;
/** From this probability on the question is answered. */
export const CONFIDENT = 0.21;
/** From this one on it may be, and the nearest passages are shown to judge; below it the documents do not answer. */
export const UNSURE = 0.12;
