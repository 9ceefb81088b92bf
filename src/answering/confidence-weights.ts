import type { ConfidenceFeature } from './features.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  share: 2,
  shareOfDocument: 2.47,
  told: 0,
  mostTold: 0.29,
  unsaid: -0.12,
  unsaidShare: -0.68,
  standsOut: 0.95,
  semantic: 2.71,
  typed: 0.19,
  foreign: 1.41,
  postMissing: -4.93,
  entityFar: -2.58,
  nameFar: -0.2,
  year: -3.81,
  person: -1,
  words: -2.91,
  date: -0.6,
  number: -1.61,
};
export const CONFIDENCE_BIAS = -4.44;
/** From this probability on the question is answered. */
export const CONFIDENT = 0.24;
/** From this one on it may be, and the nearest passages are shown to judge; below it the documents do not answer. */
export const UNSURE = 0.13;
