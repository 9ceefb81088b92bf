import type { Context } from '../engine/context.ts';
import { analysisOf, groupsOf } from './analyse.ts';
import { expand } from './expand.ts';
import type { Wanted } from './groups.ts';
import { type LexicalIndex, scorePassages } from './lexical/lexical-index.ts';
import { pairScore, sequenceOf, windowScore } from './lexical/near.ts';
import { topUnits } from './lexical/top.ts';
import { semanticShare } from './meaning.ts';
import { phraseHolders } from './phrases.ts';
import { cosine, DEPTH, lifted, rank } from './rank.ts';
import { rerank } from './rerank.ts';
import { keepOnly, scopeOf } from './scope.ts';
import { expansionSources, lexicalIndex } from './search-index.ts';
import { withFeedback } from './second-look.ts';
import type { Analysis, Question, Retrieval } from './types.ts';
import { WEIGHTS, type Weights } from './weights.ts';

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
  const top = topUnits(lexical, DEPTH, scope.mask);
  addNearness(index, wanted, lexical, top.slice(0, NEAR_DEPTH), weights);
  // Credit went to the first of them only, so they are still the best; their order may have changed.
  top.sort((a, b) => lexical[b]! - lexical[a]! || a - b);
  const meaning = semanticShare(context, index, top, analysis, weights);
  const first = rank(context, scope, { top, lexical, vector, meaning });
  const again = withFeedback(context, index, scope, {
    top,
    lexical,
    vector,
    analysis,
    first,
    meaning,
    weights,
  });
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
  passages: readonly number[],
  { near }: Weights,
): void {
  const sequence = sequenceOf(wanted, index);
  for (const passage of passages) {
    if (near.pair > 0) lexical[passage]! += near.pair * pairScore(sequence, index, passage);
    if (near.window > 0) lexical[passage]! += near.window * windowScore(sequence, index, passage);
  }
}

/** Whether the passage's document was published in the period that the question names. */
function inPeriod({ library }: Context, { period }: Analysis, passage: number): boolean {
  if (!period) return false;
  const { published } = library.documents[library.passage(passage).document]!;
  if (published === null) return false;
  return (period.from === null || published >= period.from) && (period.to === null || published <= period.to);
}
