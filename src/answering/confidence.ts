import { differ } from '../languages/all.ts';
import { answerWeights } from './choose-weights.ts';
import { isEntity } from './entity-clauses.ts';
import {
  ALL_FEATURES,
  CONFIDENCE_FEATURES,
  type ConfidenceFeature,
  type SentenceFeature,
} from './features.ts';
import { PRESENT } from './matched-terms.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import { coverageInPassage } from './term-coverage.ts';
import { type Unsaid, unsaid } from './unmatched-words.ts';
import { type Unmet, unmet } from './verification.ts';

const feature = (sentence: RankedSentence, name: SentenceFeature) =>
  sentence.features[ALL_FEATURES.indexOf(name)]!;

/** What the best sentence says about whether the question is answered at all, in the order of `CONFIDENCE_FEATURES`. */
export function confidenceEvidence(ranking: Ranking): number[] {
  const { query, sentences, readings } = ranking;
  const best = sentences[0]!;
  const values: Partial<Record<ConfidenceFeature, number>> = {
    ...likelihoods(sentences),
    ...(unsaid(ranking, best) satisfies Unsaid),
    ...(unmet(ranking, best) satisfies Unmet),
    told: feature(best, 'told'),
    mostTold: Math.max(...readings.told),
    standsOut: standsOut(ranking),
    semantic: best.candidate.semantic,
    typed: feature(best, 'typed'),
    foreign: differ(query.text, best.sentence.text) ? 1 : 0,
    postMissing: query.office && query.office.targets.length > 0 && feature(best, 'post') < 1 ? 1 : 0,
  };
  return CONFIDENCE_FEATURES.map((name) => values[name]!);
}

/** The share of the best sentence, and of its document, in the likelihood of all: their scores are those of a softmax. */
function likelihoods(sentences: readonly RankedSentence[]) {
  const [best] = sentences;
  let [all, ofDocument] = [0, 0];
  for (const { score, view } of sentences) {
    const likely = Math.exp(score - best!.score);
    all += likely;
    if (view.document === best!.view.document) ofDocument += likely;
  }
  return { share: 1 / all, shareOfDocument: ofDocument / all };
}

/** Passages that the first one is compared with. */
const RIVALS = 9;

/** How far the words of the first passage outweigh those of the next ones: near 0 where many hold as much of the question. */
function standsOut({ retrieval }: Ranking): number {
  const [first, ...others] = retrieval.candidates.map(({ lexical }) => lexical);
  if (!first) return 0;
  const rivals = others.slice(0, RIVALS);
  const usual = rivals.reduce((sum, lexical) => sum + lexical, 0) / (rivals.length || 1);
  return 1 - usual / Math.max(first, ...others);
}

/** Probability (0 … 1) that the best sentence answers. */
export function confidenceOf(ranking: Ranking): number {
  if (ranking.sentences.length === 0) return 0;
  const { confidence, bias } = answerWeights(ranking.otherLanguage);
  let sum = bias;
  const values = confidenceEvidence(ranking);
  for (const [index, name] of CONFIDENCE_FEATURES.entries()) sum += confidence[name] * values[index]!;
  const likely = 1 / (1 + Math.exp(-sum));
  // In German every noun is written like a name.
  return !ranking.otherLanguage && namesNobodyKnown(ranking) ? likely * OF_NOTHING_KNOWN : likely;
}

/**
 * What is left of the probability where the question names somebody or something that stands in none of the passages found, in no
 * spelling and no language: whatever is found, it is not about that.
 */
const OF_NOTHING_KNOWN = 0.15;

/** Figures may be written in other ways than the library has them, and countries and institutions go without saying (`entityFar`). */
const namesNobodyKnown = ({ query, views }: Ranking): boolean =>
  query.clauses.some(
    (clause) =>
      clause.named &&
      !isEntity(clause) &&
      !/\d/.test(clause.source) &&
      !views.some((view) => coverageInPassage(view, clause) >= PRESENT),
  );
