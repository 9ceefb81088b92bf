import { CONFIDENCE_FEATURES, confidenceEvidence } from '../answer/confidence.ts';
import type { RankedSentence, Ranking } from '../answer/rank-sentences.ts';

/** Weights of the evidence that a sentence says what a statement says; this and what follows from `npm run fit -- support`. */
export const SUPPORT_WEIGHTS: Record<(typeof CONFIDENCE_FEATURES)[number], number> = {
  covered: 1.81,
  surrounded: 2.6,
  akin: 0.09,
  rarest: 0.44,
  namedMissing: -0.29,
  namedHeld: -1.64,
  absent: -3.8,
  semantic: 1.94,
  contrast: 2.68,
  typed: 0.0,
  near: 0.0,
  close: 0.74,
  side: 0.64,
  score: 0.0,
  margin: 0.0,
  postMissing: 0.0,
  rankMissing: 0.0,
  entityMissing: -0.81,
  yearMissing: -0.56,
  dateMissing: 0.0,
  numberMissing: 0.0,
  uncounted: 0.0,
  foreign: 1.2,
};
export const SUPPORT_BIAS = -1.31;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.5;

/** The sentence that supports a statement best, with the probability (0 … 1) that it speaks of the same. */
export function supportOf(ranking: Ranking): { best: RankedSentence | null; confidence: number } {
  const best = ranking.sentences[0] ?? null;
  if (!best) return { best, confidence: 0 };
  let sum = SUPPORT_BIAS;
  const values = confidenceEvidence(ranking);
  for (const [index, name] of CONFIDENCE_FEATURES.entries()) sum += SUPPORT_WEIGHTS[name] * values[index]!;
  return { best, confidence: Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000 };
}
