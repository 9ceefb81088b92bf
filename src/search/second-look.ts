import type { Context } from '../engine/context.ts';
import { feedbackGroups, feedbackTerms, type Trusted } from './lexical/feedback.ts';
import { type LexicalIndex, scorePassages } from './lexical/lexical-index.ts';
import { topUnits } from './lexical/top.ts';
import { DEPTH, type Evidence, type Ranked, rank } from './rank.ts';
import type { Scope } from './scope.ts';
import type { Analysis } from './types.ts';
import type { Weights } from './weights.ts';

/** Passages that feedback is taken from. */
const TRUSTED = 8;

interface Pass extends Evidence {
  analysis: Analysis;
  first: Ranked;
  weights: Weights;
}

/** Best documents whose scores tell whether the question is about one thing or a topic. */
const FLAT_DEPTH = 9;
/**
 * Score of the ninth document against the first, from which feedback begins and from which it has its full weight. Measured
 * at the median: 0.21 to 0.32 where one paragraph answers (xquad-en, korquad1-dev, qed-nq-dev), 0.61 to 0.76 where many
 * documents bear on the question (cranfield, cisi, med, npl); feedback helps the latter only.
 */
const FLAT = { from: 0.4, to: 0.6 };

/** A second ranking with the terms and the vector that the best of the first have in common. */
export function withFeedback(context: Context, index: LexicalIndex, scope: Scope, pass: Pass): Ranked {
  const { top, lexical, vector, analysis, first, meaning, weights } = pass;
  const flat = flatness(index, lexical, top);
  const strength = Math.min(1, Math.max(0, (flat - FLAT.from) / (FLAT.to - FLAT.from)));
  if (strength === 0 || first.length <= TRUSTED) return first;
  const floor = first[TRUSTED]!.fused;
  const best = first
    .slice(0, TRUSTED)
    .map(({ passage, fused }) => ({ passage, share: fused - floor + 1e-6 }));
  const sum = best.reduce((total, { share }) => total + share, 0);
  const trusted: Trusted[] = best.map(({ passage, share }) => ({ passage, share: share / sum }));

  const wish = analysis.terms.reduce(
    (total, { weight, origin }) => total + (origin === 'question' || origin === 'number' ? weight : 0),
    0,
  );
  const terms = feedbackTerms(index, trusted, strength * weights.feedback.terms * wish, specials(context));
  for (const { number, share } of terms) {
    analysis.terms.push({
      term: index.streams.vocabulary[number]!,
      source: '',
      origin: 'feedback',
      share,
      weight: 0,
    });
  }
  const scores = scorePassages(index, feedbackGroups(terms), weights.document);
  for (let passage = 0; passage < scores.length; passage++) scores[passage]! += lexical[passage]!;
  const towards = moved(context, vector, trusted, strength * weights.feedback.vector);
  const again = topUnits(scores, DEPTH, scope.mask);
  return rank(context, scope, { top: again, lexical: scores, vector: towards, meaning });
}

const specials = (context: Context) => context.memo('feedback terms', () => new Map<number, boolean>());

function flatness(index: LexicalIndex, lexical: Float32Array, top: readonly number[]): number {
  const seen = new Set<number>();
  let best = 0;
  for (const passage of top) {
    const document = index.streams.documentOf[passage]!;
    if (seen.has(document)) continue;
    if (seen.size === 0) best = lexical[passage]!;
    seen.add(document);
    if (seen.size === FLAT_DEPTH) return lexical[passage]! / best;
  }
  return 0;
}

/** The question's vector moved towards the trusted passages (Rocchio), unit length. */
function moved(
  context: Context,
  vector: Float32Array,
  trusted: readonly Trusted[],
  weight: number,
): Float32Array {
  const sum = Float64Array.from(vector);
  for (const { passage, share } of trusted) {
    for (const [i, value] of context.library.vector(passage).entries()) sum[i]! += weight * share * value;
  }
  const length = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / length);
}
