import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.95,
  surrounded: 2.25,
  akin: 0.07,
  rarest: 0.79,
  namedHeld: -1.16,
  absent: -3.79,
  semantic: 1.24,
  contrast: 1.95,
  close: 1.22,
  side: 0.06,
  foreign: 1.35,
  entity: -2.31,
  year: -0.84,
};
export const SUPPORT_BIAS = -1.27;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.43;
