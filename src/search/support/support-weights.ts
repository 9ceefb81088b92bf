import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.89,
  surrounded: 2.21,
  akin: 0.07,
  rarest: 0.82,
  namedHeld: -1.33,
  absent: -3.92,
  semantic: 1.19,
  contrast: 1.84,
  close: 1.12,
  side: 0.06,
  foreign: 1.36,
  entity: -2.41,
  name: -0.77,
  year: -0.86,
  word: 0.11,
};
export const SUPPORT_BIAS = -1.05;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.4;
