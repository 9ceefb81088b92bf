import type { SUPPORT_FEATURES } from './support-features.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.01,
  close: 4.2,
  akin: -4.71,
  passageCovered: 4.76,
  aroundHeading: 3.88,
  unsaidShare: -1.83,
  semantic: 4.41,
  foreign: 2.33,
  entityFar: -5.15,
  nameFar: -1.86,
  year: -3.49,
  person: -3.81,
  words: -2.71,
};
export const SUPPORT_BIAS = -3.86;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.36;
