import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 2.01,
  surrounded: 2.29,
  akin: 0.07,
  rarest: 0.78,
  namedHeld: -1.3,
  absent: -3.8,
  semantic: 1.16,
  contrast: 1.86,
  close: 1.21,
  side: 0.08,
  foreign: 1.34,
  entity: -2.29,
  year: -0.85,
};
export const SUPPORT_BIAS = -1.23;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.44;
