import type { ConfidenceFeature } from './features.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  share: 2.25,
  shareOfDocument: 1.78,
  told: 0.05,
  mostTold: 0.12,
  unsaid: 0.04,
  unsaidShare: -1.34,
  standsOut: 0.94,
  semantic: 2.69,
  typed: 0.27,
  foreign: 1.32,
  postMissing: -5.24,
  entityFar: -3.77,
  nameFar: -0.49,
  year: -6.65,
  person: -1.49,
  words: -3.49,
  date: -1.18,
  number: -2.39,
};
export const CONFIDENCE_BIAS = -3.49;
/** From this probability on the question is answered. */
export const CONFIDENT = 0.23;
/** From this one on it may be, and the nearest passages are shown to judge; below it the documents do not answer. */
export const UNSURE = 0.11;
