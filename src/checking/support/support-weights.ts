import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.17,
  surrounded: 2.29,
  akin: 0.08,
  rarest: 0.65,
  namedHeld: -1.36,
  absent: -3.76,
  semantic: 1.26,
  contrast: 1.98,
  close: 1.18,
  side: 0.15,
  foreign: 1.31,
  entity: -2.28,
  year: -0.89,
};
export const SUPPORT_BIAS = -1.34;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.44;
