import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.86,
  surrounded: 2.13,
  akin: 0.07,
  rarest: 0.79,
  namedHeld: -1.31,
  absent: -3.89,
  semantic: 1.19,
  contrast: 1.82,
  close: 1.09,
  side: 0.07,
  foreign: 1.4,
  entity: -2.41,
  nameFar: -0.96,
  year: -0.88,
};
export const SUPPORT_BIAS = -0.91;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.41;
