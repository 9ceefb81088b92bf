import { CONFIDENCE_FEATURES, confidenceEvidence } from '../answer/confidence.ts';
import type { RankedSentence, Ranking } from '../answer/rank-sentences.ts';

/** Weights of the evidence that a sentence says what a statement says; this and what follows from `npm run fit -- support`. */
export const SUPPORT_WEIGHTS: Record<(typeof CONFIDENCE_FEATURES)[number], number> = {
  covered: 1.67,
  surrounded: 2.83,
  akin: 0,
  rarest: -0.61,
  namedMissing: -0.84,
  namedHeld: 0,
  absent: -3.98,
  semantic: 1.24,
  contrast: 2.4,
  typed: 0.0,
  near: 0.0,
  close: 0.85,
  side: 0.75,
  score: 0.0,
  margin: 0.0,
  postMissing: 0.0,
  rankMissing: 0.0,
  entityMissing: -0.87,
  yearMissing: -0.62,
  dateMissing: 0.0,
  numberMissing: 0.0,
  uncounted: 0.0,
  foreign: 1.43,
};
export const SUPPORT_BIAS = -0.63;
/** From this probability on the passage is shown. */
export const SUPPORTED = 0.63;

/** The sentence that supports a statement best, with the probability (0 … 1) that it speaks of the same. */
export function supportOf(ranking: Ranking): { best: RankedSentence | null; confidence: number } {
  const best = ranking.sentences[0] ?? null;
  if (!best) return { best, confidence: 0 };
  let sum = SUPPORT_BIAS;
  const values = confidenceEvidence(ranking);
  for (const [index, name] of CONFIDENCE_FEATURES.entries()) sum += SUPPORT_WEIGHTS[name] * values[index]!;
  return { best, confidence: Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000 };
}
