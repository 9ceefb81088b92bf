import { confidenceEvidence } from '../../answering/confidence.ts';
import { ALL_FEATURES, CONFIDENCE_FEATURES } from '../../answering/features.ts';
import type { RankedSentence, Ranking } from '../../answering/ranking.ts';
import { OF_RANKING, OF_SENTENCE, SUPPORT_FEATURES } from './support-features.ts';
import { SUPPORT_BIAS, SUPPORT_WEIGHTS } from './support-weights.ts';

/** The evidence that the best sentence says what a statement says, in the order of `SUPPORT_FEATURES`. */
export function supportEvidence(ranking: Ranking): number[] {
  const { features } = ranking.sentences[0]!;
  const all = confidenceEvidence(ranking);
  return [
    ...OF_SENTENCE.map((name) => features[ALL_FEATURES.indexOf(name)]!),
    ...OF_RANKING.map((name) => all[CONFIDENCE_FEATURES.indexOf(name)]!),
  ];
}

/** The sentence that supports a statement best, with the probability (0 … 1) that it speaks of the same. */
export function supportOf(ranking: Ranking): { best: RankedSentence | null; confidence: number } {
  const best = ranking.sentences[0] ?? null;
  if (!best) return { best, confidence: 0 };
  let sum = SUPPORT_BIAS;
  const values = supportEvidence(ranking);
  for (const [index, name] of SUPPORT_FEATURES.entries()) sum += SUPPORT_WEIGHTS[name] * values[index]!;
  return { best, confidence: Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000 };
}
