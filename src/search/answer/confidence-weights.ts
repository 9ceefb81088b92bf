import type { ConfidenceFeature } from './confidence.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 0,
  surrounded: 1.12,
  akin: 0.06,
  rarest: 0.11,
  namedHeld: 0,
  absent: -1.21,
  semantic: 0,
  contrast: 1.55,
  alike: 0.01,
  typed: -0.25,
  near: 1.51,
  close: 0.24,
  side: 0.69,
  score: 2.21,
  foreign: 1.33,
  brief: -0.43,
  postMissing: -5,
  rankMissing: -3,
  uncounted: -3,
  relation: -3.5,
  ordinal: -2,
  speaker: -3,
  topic: -2.5,
  day: -2,
  entity: -1.59,
  entityFar: -1.51,
  nameFar: -2,
  year: -5.5,
  person: -1.5,
  personFar: -1,
  words: -1.02,
  date: -2,
  number: -1.5,
  precise: -2,
};
export const CONFIDENCE_BIAS = -2.87;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.18;
