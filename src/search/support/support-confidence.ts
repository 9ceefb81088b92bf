import { CONFIDENCE_FEATURES, confidenceEvidence } from '../answer/confidence.ts';
import type { RankedSentence, Ranking } from '../answer/rank-sentences.ts';

/** Weights of the evidence that a sentence says what a statement says. */
export const SUPPORT_WEIGHTS: Record<(typeof CONFIDENCE_FEATURES)[number], number> = {
  covered: 4,
  surrounded: 4,
  rarest: 0.5,
  namedMissing: -3,
  absent: -2,
  semantic: 4,
  contrast: 0,
  typed: 0,
  near: 0,
  close: 1,
  side: 0.5,
  score: 0,
  margin: 0,
  postMissing: 0,
  rankMissing: 0,
  entityMissing: -0.5,
  yearMissing: -0.5,
  dateMissing: 0,
  numberMissing: 0,
  uncounted: 0,
  foreign: 0,
};
export const SUPPORT_BIAS = -4.5;
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
