import type { SUPPORT_FEATURES } from './support-features.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.77,
  close: 3.08,
  akin: -4.9,
  passageCovered: 4.61,
  aroundHeading: 3.59,
  unsaidShare: -2.52,
  semantic: 4.15,
  foreign: 1.96,
  entityFar: -5.11,
  nameFar: -2,
  year: -3.7,
  person: -3.94,
  words: -2.79,
};
export const SUPPORT_BIAS = -3.36;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.34;
