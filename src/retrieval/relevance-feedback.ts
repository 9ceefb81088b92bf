import type { Context } from '../library/context.ts';
import type { QueryTerm } from '../query/types.ts';
import { addCredit, type Best } from './lexical/best.ts';
import { feedbackGroups, feedbackTerms, type Trusted } from './lexical/feedback.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import type { Pool, Ranked } from './rank.ts';
import type { Weights } from './weights.ts';

/** Passages that feedback is taken from. */
const TRUSTED = 8;

interface Pass {
  pool: Pool;
  /** What is looked for; feedback is added to it. */
  terms: QueryTerm[];
  /** The pool as it was ranked first. */
  first: Ranked;
  /** How much the question is about a topic (`aboutTopic`). */
  topic: number;
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

/**
 * The pool with the credit for terms that the best of it have in common. What the first search did not find is not
 * looked for again: that cost as much as the first search and brought nothing into the first ten. Nor is the vector
 * moved towards the best (Rocchio): that made the two kinds of evidence say the same.
 */
export function withFeedback(context: Context, index: LexicalIndex, pass: Pass): Pool {
  const { pool, terms, first, topic, weights } = pass;
  if (topic === 0 || first.length <= TRUSTED) return pool;
  const floor = first[TRUSTED]!.fused;
  const trusting = first
    .slice(0, TRUSTED)
    .map(({ passage, fused }) => ({ passage, share: fused - floor + 1e-6 }));
  const sum = trusting.reduce((total, { share }) => total + share, 0);
  const trusted: Trusted[] = trusting.map(({ passage, share }) => ({ passage, share: share / sum }));

  const wish = terms.reduce(
    (total, { weight, origin }) => total + (origin === 'question' || origin === 'number' ? weight : 0),
    0,
  );
  const added = feedbackTerms(index, trusted, topic * weights.feedback * wish, specials(context));
  for (const { number, share } of added) {
    terms.push({
      term: index.streams.vocabulary[number]!,
      source: '',
      origin: 'feedback',
      share,
      weight: 0,
    });
  }
  const lexical = Float64Array.from(pool.lexical);
  addCredit(index, feedbackGroups(added), weights.document, pool.passages, lexical);
  return { ...pool, lexical: Float32Array.from(lexical) };
}

const specials = (context: Context) => context.memo('feedback terms', () => new Map<number, boolean>());

/** 0: the question is about one thing; 1: it is about a topic that many documents bear on, as their scores tell. */
export function aboutTopic(index: LexicalIndex, best: Best): number {
  const flat = flatness(index, best);
  return Math.min(1, Math.max(0, (flat - FLAT.from) / (FLAT.to - FLAT.from)));
}

function flatness(index: LexicalIndex, { passages, scores }: Best): number {
  const seen = new Set<number>();
  let first = 0;
  for (const passage of passages) {
    const document = index.streams.documentOf[passage]!;
    if (seen.has(document)) continue;
    if (seen.size === 0) first = scores.get(passage)!;
    seen.add(document);
    if (seen.size === FLAT_DEPTH) return scores.get(passage)! / first;
  }
  return 0;
}
