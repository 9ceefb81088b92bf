import type { Context } from '../engine/context.ts';
import { dot } from '../library/vectors.ts';
import { analysisOf, groupsOf } from './analyse.ts';
import { expand } from './expand.ts';
import { fuse } from './fuse.ts';
import type { Wanted } from './groups.ts';
import { feedbackGroups, feedbackTerms, type Trusted } from './lexical/feedback.ts';
import { type LexicalIndex, scorePassages } from './lexical/lexical-index.ts';
import { pairScore, sequenceOf, windowScore } from './lexical/near.ts';
import { topUnits } from './lexical/top.ts';
import { phraseHolders } from './phrases.ts';
import { rerank } from './rerank.ts';
import { keepOnly, type Scope, scopeOf } from './scope.ts';
import { expansionSources, lexicalIndex } from './search-index.ts';
import type { Analysis, Question, Retrieval } from './types.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** Passages taken from the lexical and from the semantic ranking each. */
const DEPTH = 200;
/** Passages whose words are looked at one by one for neighbours. */
const NEAR_DEPTH = 100;
/** Passages that feedback is taken from. */
const TRUSTED = 8;
/** Passages handed on. */
const CANDIDATES = 100;

/**
 * The passages that may answer a question, best first.
 *
 * Lexical and semantic scores of each are exact; everything returned lies in the question's collections and within its
 * hard limits (`since`, `until`, `document`). A short question with a phrase in quotation marks is answered from passages
 * that hold the phrase, if there are any.
 *
 * @param depth most candidates handed on
 */
export async function retrieve(
  context: Context,
  question: Question,
  { weights = WEIGHTS, depth = CANDIDATES }: { weights?: Weights; depth?: number } = {},
): Promise<Retrieval> {
  const index = lexicalIndex(context, weights);
  const scope = scopeOf(context.library, question);
  const vector = await context.encoder.encodeQueries([question.text]);
  const wanted = expand(question.text, expansionSources(context, index), weights);
  const today = question.today ?? context.now().toISOString().slice(0, 10);
  const analysis = analysisOf(question.text, today, wanted, index);
  const quoted = phraseHolders(context.library, scope, question.text, analysis.phrases);
  if (quoted?.strict) keepOnly(scope, quoted.holders);
  if (scope.count === 0) return { analysis, vector, candidates: [] };

  const lexical = scorePassages(index, groupsOf(wanted, index), weights.document);
  addNearness(index, wanted, lexical, scope, weights);
  const first = rank(context, scope, lexical, vector, weights);
  const again = withFeedback(context, index, scope, { lexical, vector, analysis, first, weights });
  const liftedOnes = lifted(again, (passage) => {
    const asked = inPeriod(context, analysis, passage) ? weights.period : 0;
    return asked + (quoted?.holders.has(passage) ? weights.phrase : 0);
  });
  const ranked = await rerank(context, question.text, liftedOnes);
  const candidates = ranked.slice(0, depth).map(({ passage, fused }) => ({
    passage,
    lexical: lexical[passage]!,
    semantic: cosine(context, vector, passage),
    fused,
  }));
  return { analysis, vector, candidates };
}

/** Adds the credit for words that stand together to the best passages so far. */
function addNearness(
  index: LexicalIndex,
  wanted: readonly Wanted[],
  lexical: Float32Array,
  scope: Scope,
  { near }: Weights,
): void {
  const sequence = sequenceOf(wanted, index);
  for (const passage of topUnits(lexical, NEAR_DEPTH, scope.mask)) {
    if (near.pair > 0) lexical[passage]! += near.pair * pairScore(sequence, index, passage);
    if (near.window > 0) lexical[passage]! += near.window * windowScore(sequence, index, passage);
  }
}

type Ranked = { passage: number; fused: number }[];

/** The best of both rankings, fused. */
function rank(
  context: Context,
  scope: Scope,
  lexical: Float32Array,
  vector: Float32Array,
  weights: Weights,
): Ranked {
  const found = new Set(topUnits(lexical, DEPTH, scope.mask));
  for (const passage of nearest(context, scope, vector)) found.add(passage);
  const scored = [...found]
    .sort((a, b) => a - b)
    .map((passage) => ({
      passage,
      lexical: lexical[passage]!,
      semantic: cosine(context, vector, passage),
    }));
  return fuse(scored, weights.semantic);
}

/** Within narrow limits all passages are compared; the graph knows only collections. */
function nearest({ library }: Context, scope: Scope, vector: Float32Array): number[] {
  if (!scope.narrowed) return library.nearest(vector, DEPTH, scope.collections).map(({ passage }) => passage);
  const scores = new Float32Array(scope.mask.length);
  // Cosines are above −1: moved up so that all count as found.
  for (let passage = 0; passage < scores.length; passage++) {
    if (scope.mask[passage] === 1) scores[passage] = 2 + dot(vector, library.vector(passage), 0);
  }
  return topUnits(scores, DEPTH, scope.mask);
}

function cosine({ library }: Context, vector: Float32Array, passage: number): number {
  return dot(vector, library.vector(passage), 0);
}

interface Pass {
  lexical: Float32Array;
  vector: Float32Array;
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
function withFeedback(context: Context, index: LexicalIndex, scope: Scope, pass: Pass): Ranked {
  const { lexical, vector, analysis, first, weights } = pass;
  const flat = flatness(index, lexical, scope);
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
  return rank(
    context,
    scope,
    scores,
    moved(context, vector, trusted, strength * weights.feedback.vector),
    weights,
  );
}

const specials = (context: Context) => context.memo('feedback terms', () => new Map<number, boolean>());

function flatness(index: LexicalIndex, lexical: Float32Array, scope: Scope): number {
  const seen = new Set<number>();
  let best = 0;
  for (const passage of topUnits(lexical, DEPTH, scope.mask)) {
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

/** The ranking after some passages were lifted by some standard deviations. */
function lifted(ranked: Ranked, by: (passage: number) => number): Ranked {
  return ranked
    .map(({ passage, fused }) => ({ passage, fused: fused + by(passage) }))
    .sort((a, b) => b.fused - a.fused || a.passage - b.passage);
}

/** Whether the passage's document was published in the period that the question names. */
function inPeriod({ library }: Context, { period }: Analysis, passage: number): boolean {
  if (!period) return false;
  const { published } = library.documents[library.passage(passage).document]!;
  if (published === null) return false;
  return (period.from === null || published >= period.from) && (period.to === null || published <= period.to);
}
