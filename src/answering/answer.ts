import type { Context } from '../library/context.ts';
import type { Question } from '../query/types.ts';
import type { Quote } from '../reading/types.ts';
import { confidenceOf } from './confidence.ts';
import { CONFIDENT, UNSURE } from './confidence-weights.ts';
import { trace } from './explain.ts';
import { collapsed, shingles } from './near-duplicates.ts';
import { ownLanguageFirst } from './parallel-documents.ts';
import { likelihood, quotesOf } from './quote.ts';
import { rankSentences } from './rank-sentences.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import { searched } from './searched.ts';
import type { Outcome } from './types.ts';

/** Quotes of an answer, unless the question says otherwise. */
const QUOTES = 5;
/** Of which so many are the answer; the others are further passages. */
const SHOWN = 3;
/** Passages shown where nobody can be sure. */
const NEAREST = 3;

/**
 * Answers a question with quotes, best first, or abstains with what was searched and the nearest miss.
 *
 * Everything quoted lies in the question's collections and within its limits; the same question on the same build
 * gives the same outcome, byte for byte.
 */
export async function answer(context: Context, question: Question): Promise<Outcome> {
  const ranking = await rankSentences(context, question);
  const confidence = round(confidenceOf(ranking));
  context.debug?.(trace(context, question, ranking), 'question judged');
  const said = {
    question: question.text,
    build: context.library.build.id,
    confidence,
    searched: searched(context.library, question),
  };
  if (confidence < CONFIDENT) {
    const nearest = quotes(context, ranking, NEAREST);
    if (nearest.length > 0 && confidence >= UNSURE) return { kind: 'unsure', ...said, quotes: nearest };
    return { kind: 'abstention', ...said, nearest: nearest[0] ?? null, names: [] };
  }
  const found = quotes(context, ranking, question.limit ?? QUOTES);
  return { kind: 'answer', ...said, quotes: found.slice(0, SHOWN), further: found.slice(SHOWN) };
}

/** The best passages as quotes, near-duplicates cited with the first of their kind. */
function quotes({ library }: Context, { query, sentences: ranked }: Ranking, limit: number): Quote[] {
  const byPassage = new Map<number, RankedSentence[]>();
  for (const sentence of ranked) {
    const list = byPassage.get(sentence.view.passage);
    if (list) list.push(sentence);
    else byPassage.set(sentence.view.passage, [sentence]);
  }
  const passages = ownLanguageFirst(library, query.text, [...byPassage.values()]).map((passage) => ({
    passage,
    shingles: shingles(passage[0]!.view.text),
    answering: passage[0]!.sentence.text,
  }));
  const kept = collapsed(passages, limit);
  const all = likelihood(ranked);
  const found = kept.flatMap(([passage, ...alike], rank) => {
    const rival = kept[rank + 1]?.[0]?.[0]?.score ?? null;
    const [first, ...others] = quotesOf(library, passage!, { whole: rank === 0, rival, all });
    const also = alike.flatMap((other) =>
      quotesOf(library, other, { whole: false, rival: null, all }).map(({ citation }) => citation),
    );
    return [{ ...first!, also }, ...others];
  });
  return found.slice(0, limit).map((quote) => ({ ...quote, score: round(quote.score) }));
}

/** Four decimals: enough to compare, and the same on every machine. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
