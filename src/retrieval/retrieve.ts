import type { Context } from '../library/context.ts';
import { asksForFact } from '../query/answer-type.ts';
import type { Query } from '../query/types.ts';
import { clusterReranked } from './cluster-reranking.ts';
import { expand } from './expand.ts';
import type { Wanted } from './groups.ts';
import { addCredit, type Best } from './lexical/best.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import { nearness } from './lexical/near.ts';
import { finderOf } from './open-finder.ts';
import { periodTest } from './period.ts';
import { quotedIn } from './phrases.ts';
import { lifted, poolOf, type Ranked, rank } from './rank.ts';
import { aboutTopic, withFeedback } from './relevance-feedback.ts';
import { rerank } from './rerank.ts';
import { keepOnly, scopeOf } from './scope.ts';
import { expansionSources } from './search-index.ts';
import type { Retrieval } from './types.ts';
import { groupsOf, weightedTerms } from './weighted-terms.ts';
import { WEIGHTS, type Weights } from './weights.ts';
import { fusionWeights } from './worth-of-meaning.ts';

/** Passages whose words are looked at one by one for neighbours. */
const NEAR_DEPTH = 100;
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
  query: Query,
  { weights = WEIGHTS, depth = CANDIDATES }: { weights?: Weights; depth?: number } = {},
): Promise<Retrieval> {
  const finder = await finderOf(context, weights);
  const vector = await context.encoder.encodeQueries([query.search]);
  const wanted = expand(query.search, expansionSources(context, finder.index), weights);
  await finder.learn(wanted);
  const terms = weightedTerms(wanted, finder.index);
  const allowed = scopeOf(context, query);
  const quoted = quotedIn(context.library, finder, allowed, query);
  const scope = quoted?.holders ? keepOnly(allowed, quoted.holders) : allowed;
  if (scope.count === 0) return { terms, vector, candidates: [] };

  const groups = groupsOf(wanted, finder.index);
  const { index, best, near } = await finder.find({ groups, vector, scope });
  addNearness(index, wanted, best, weights);
  const pool = poolOf(context, {
    best,
    near,
    vector,
    credit: (passages, scores) => addCredit(index, groups, weights.document, passages, scores),
  });
  const worth = fusionWeights(context, index, { best, pool }, query, weights);
  const first = rank(pool, worth.first);
  const topic = aboutTopic(index, best);
  const again = rank(withFeedback(context, index, { pool, terms, first, topic, weights }), worth.last);
  const together = asksForFact(query) ? again : clusterReranked(context, again, topic * weights.company);
  if (quoted && !quoted.holders) await readAhead(context, together, together.length);
  const isOfPeriod = periodTest(context, index, query.period);
  const liftedOnes = lifted(together, (passage) => {
    const asked = isOfPeriod(passage) ? weights.period : 0;
    return asked + (quoted?.holds(passage) ? weights.phrase : 0);
  });
  const ranked = await rerank(context, query.search, liftedOnes);
  await readAhead(context, ranked, READ_AHEAD);
  const placeOf = new Map(Array.from(pool.passages, (passage, place) => [passage, place]));
  const candidates = ranked.slice(0, depth).map(({ passage, fused }) => {
    const place = placeOf.get(passage)!;
    return { passage, lexical: pool.lexical[place]!, semantic: pool.semantic[place]!, fused };
  });
  return { terms, vector, candidates };
}

/** Passages at the top whose documents are read before they are looked at one by one. */
const READ_AHEAD = 12;

async function readAhead({ library }: Context, ranked: Ranked, count: number): Promise<void> {
  await library.ahead?.(
    new Set(ranked.slice(0, count).map(({ passage }) => library.passage(passage).document)),
  );
}

/** Adds the credit for words that stand together to the best passages so far, and puts them in order again. */
function addNearness(
  index: LexicalIndex,
  wanted: readonly Wanted[],
  { passages, scores }: Best,
  weights: Weights,
): void {
  const near = passages.slice(0, NEAR_DEPTH);
  const credits = nearness(index, wanted, near, weights);
  for (const [i, passage] of near.entries())
    scores.set(passage, Math.fround(scores.get(passage)! + credits[i]!));
  // Credit went to the first of them only, so they are still the best.
  passages.sort((a, b) => scores.get(b)! - scores.get(a)! || a - b);
}
