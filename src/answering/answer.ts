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
/** Of which so many are the answer at most; the others are further passages. */
const SHOWN = 3;
/**
 * A quote after the first belongs to the answer only where its sentence has this share of the likelihood of all (`npm run fit --
 * highlights`). Of 1,688 reading questions the 1.4 quotes shown then hold the answer for 0.754, and later ones are right one
 * time in six; with 0.01 it is 2.4 quotes, 0.800 and one in twelve. Of our own questions over whole documents nothing is lost.
 */
export const ADDING_SHARE = 0.1;
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
    const nearest = quotesBy(context, ranking, NEAREST);
    if (nearest.length > 0 && confidence >= UNSURE) return { kind: 'unsure', ...said, quotes: nearest };
    return { kind: 'abstention', ...said, nearest: nearest[0] ?? null, names: [] };
  }
  const found = quotesBy(context, ranking, question.limit ?? QUOTES);
  const all = likelihood(ranking.sentences);
  const shown = Math.min(SHOWN, answering(found, all, ADDING_SHARE));
  return { kind: 'answer', ...said, quotes: found.slice(0, shown), further: found.slice(shown) };
}

/**
 * How many of an answer's quotes, best first, are the answer: the first, and those after it that likely answer too.
 *
 * @param all the likelihood of all sentences weighed, as a logarithm
 */
export function answering(quotes: readonly Quote[], all: number, share: number): number {
  const first = quotes.findIndex(({ score }, rank) => rank > 0 && Math.exp(score - all) < share);
  return first < 0 ? quotes.length : first;
}

/** The best passages as quotes, near-duplicates cited with the first of their kind. */
export function quotesBy(
  { library }: Context,
  { query, sentences: ranked }: Ranking,
  limit: number,
): Quote[] {
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
