import type { ConfidenceFeature } from './confidence.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 0,
  surrounded: 1.16,
  akin: 0.06,
  rarest: 0.1,
  namedHeld: 0,
  absent: -1.23,
  semantic: 0,
  contrast: 1.53,
  alike: 0,
  typed: -0.24,
  near: 1.45,
  close: 0.22,
  side: 0.64,
  score: 2.18,
  foreign: 1.29,
  brief: -0.44,
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
  year: -4.5,
  person: -1.5,
  personFar: -1,
  words: -0.98,
  date: -2,
  number: -1.5,
  precise: -2,
};
export const CONFIDENCE_BIAS = -2.82;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.18;
