import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.81,
  surrounded: 2.6,
  akin: 0.09,
  rarest: 0.44,
  namedHeld: -1.64,
  absent: -3.8,
  semantic: 1.94,
  contrast: 2.68,
  close: 0.74,
  side: 0.64,
  foreign: 1.2,
  entity: -0.81,
  name: 0,
  year: -0.56,
  word: 0,
};
export const SUPPORT_BIAS = -1.31;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.5;
