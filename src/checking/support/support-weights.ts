import type { SUPPORT_FEATURES } from './support-features.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.82,
  close: 3.1,
  akin: -4.94,
  passageCovered: 4.54,
  aroundHeading: 3.66,
  unsaidShare: -2.55,
  semantic: 4.18,
  foreign: 1.96,
  entityFar: -5.11,
  nameFar: -1.99,
  year: -3.71,
  person: -3.95,
  words: -2.78,
};
export const SUPPORT_BIAS = -3.37;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.34;
