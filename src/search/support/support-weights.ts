import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.95,
  surrounded: 2.34,
  akin: 0.06,
  rarest: 0.61,
  namedHeld: -1.42,
  absent: -3.83,
  semantic: 1.38,
  contrast: 2.03,
  close: 1.26,
  side: 0.16,
  foreign: 1.29,
  entity: -2.26,
  year: -0.9,
};
export const SUPPORT_BIAS = -1.29;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.44;
