import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.02,
  surrounded: 2.27,
  akin: 0.07,
  rarest: 0.79,
  namedHeld: -1.31,
  absent: -3.83,
  semantic: 1.18,
  contrast: 1.87,
  close: 1.2,
  side: 0.06,
  foreign: 1.33,
  entity: -2.3,
  year: -0.85,
};
export const SUPPORT_BIAS = -1.22;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.44;
