import type { ConfidenceFeature } from './confidence.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 0.94, surrounded: 1.66, akin: 0.28, rarest: 0.11, namedHeld: 1.14, absent: -0.97, semantic: 2.93, contrast: 1.83, alike: 0,
  typed: -0.02, near: -0.38, close: 1.43, side: -0.31, score: 2.46, margin: 1.63, foreign: 1.14, brief: 0,
  postMissing: -8.0, rankMissing: -1.59, uncounted: -1.62, relation: -1, ordinal: -1, speaker: -1, entity: 0, entityFar: -1,
  name: 0, nameFar: -1, year: -1, person: -1, personFar: -1, focus: -1, word: 0, words: 0, wordsForeign: 0, date: -3.5, number: 0, other: 0, precise: 0,
};
export const CONFIDENCE_BIAS = -3.73;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.45;
