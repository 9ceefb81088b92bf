import type { SUPPORT_FEATURES } from './support-confidence.ts';

/** Weights of the evidence that a sentence says what a statement says, written by `npm run fit -- support --write`. */
export const SUPPORT_WEIGHTS: Record<(typeof SUPPORT_FEATURES)[number], number> = {
  covered: 1.85,
  surrounded: 2.15,
  akin: 0.08,
  rarest: 0.8,
  namedHeld: -1.31,
  absent: -3.9,
  semantic: 1.18,
  contrast: 1.82,
  close: 1.08,
  side: 0.08,
  foreign: 1.39,
  entity: -2.4,
  nameFar: -0.95,
  year: -0.87,
};
export const SUPPORT_BIAS = -0.91;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.41;
