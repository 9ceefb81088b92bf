import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.1,
  surrounded: 2.26,
  akin: 0.04,
  rarest: 0.67,
  namedHeld: -1.22,
  absent: -3.74,
  semantic: 1.32,
  contrast: 2,
  close: 1.15,
  side: 0.14,
  foreign: 1.3,
  entity: -2.3,
  year: -0.89,
};
export const SUPPORT_BIAS = -1.32;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.43;
