import type { ConfidenceFeature } from './confidence.ts';

/** Weights of the evidence that a question is answered, written by `npm run fit -- confidence --write`. */
export const CONFIDENCE_WEIGHTS: Record<ConfidenceFeature, number> = {
  covered: 0,
  surrounded: 1.21,
  akin: 0.08,
  rarest: 0.16,
  namedHeld: 0,
  absent: -1.18,
  semantic: 0,
  contrast: 1.55,
  alike: 0,
  typed: -0.15,
  near: 1.22,
  close: 0.23,
  side: 0.64,
  score: 2.17,
  foreign: 1.3,
  brief: -0.37,
  postMissing: -5,
  rankMissing: -3,
  uncounted: -3,
  relation: -3.5,
  ordinal: -2,
  speaker: -3,
  topic: -2.5,
  day: -2,
  entity: -1.6,
  entityFar: -1.49,
  nameFar: -2,
  year: -4.5,
  person: -1.5,
  personFar: -1,
  words: -1,
  date: -2,
  number: -1.5,
  precise: -2,
};
export const CONFIDENCE_BIAS = -2.93;
/** Below this the reply is an abstention. */
export const CONFIDENT = 0.2;
