import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.95,
  surrounded: 2.3,
  akin: 0.05,
  rarest: 0.79,
  namedHeld: -1.31,
  absent: -3.92,
  semantic: 1.13,
  contrast: 1.82,
  close: 1.13,
  side: 0.11,
  foreign: 1.33,
  entity: -2.3,
  year: -0.84,
};
export const SUPPORT_BIAS = -1.14;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.44;
