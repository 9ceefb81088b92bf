import type { ConfidenceFeature } from './confidence.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 0,
  surrounded: 1.23,
  akin: 0.06,
  rarest: 0.16,
  namedHeld: 0,
  absent: -1.19,
  semantic: 0,
  contrast: 1.49,
  alike: 0,
  typed: -0.15,
  near: 1.13,
  close: 0.24,
  side: 0.57,
  score: 2.15,
  foreign: 1.25,
  brief: -0.39,
  postMissing: -5,
  rankMissing: -3,
  uncounted: -3,
  relation: -3.5,
  ordinal: -2,
  speaker: -3,
  topic: -2.5,
  day: -2,
  entity: -1.59,
  entityFar: -1.48,
  nameFar: -1.57,
  year: -3.43,
  person: -1.5,
  personFar: -1,
  words: -0.89,
  date: -2,
  number: -1.5,
  precise: -2,
};
export const CONFIDENCE_BIAS = -2.88;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.22;
