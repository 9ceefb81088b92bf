import { languageOf } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import type { Clause } from './clauses.ts';
import type { Pool } from './evidence.ts';
import { PRESENT } from './matched-terms.ts';
import type { PassageView, ViewedSentence } from './passage-view.ts';
import type { RankedSentence } from './ranking.ts';
import { coverageIn } from './term-coverage.ts';
import type { WeighedQuery } from './weighed-query.ts';
import { wordMeaning } from './word-meaning.ts';

/** Passages whose words are compared in meaning; every new word costs the encoder about 0.1 ms. */
const PASSAGES_COMPARED = 3;
/** Cosine from which two words are akin: below it chance is as likely (0.35 and 0.5 gave one question of xquad-en less). */
const AKIN_FROM = 0.45;
/** Cosine of two words below which nothing is alike, and from which they stand for each other. */
const ALIKE = { from: 0.13, to: 0.52 };

/** What a cosine of two words is worth, 0 … 1. */
export const alike = (cosine = 0) =>
  Math.min(1, Math.max(0, (cosine - ALIKE.from) / (ALIKE.to - ALIKE.from)));

/** Whether a clause is no name and none of the first passages holds it. */
function isStrange(clause: Clause, views: readonly PassageView[]): boolean {
  const compared = views.slice(0, PASSAGES_COMPARED);
  return (
    !clause.named &&
    !compared.some(({ sentences }) => sentences.some((one) => coverageIn(clause, one) >= PRESENT))
  );
}

/** How near each clause that is no name, and that none of the passages compared holds, is to the words of a sentence. */
export async function meaningOf(
  context: Context,
  query: WeighedQuery,
  views: readonly PassageView[],
): Promise<Pool['akin']> {
  const compared = views.slice(0, PASSAGES_COMPARED).flatMap((view) => view.sentences);
  const asked = query.clauses.map((clause) => (isStrange(clause, views) ? wordOf(clause.source) : ''));
  if (!asked.some(Boolean)) return () => 0;
  const meaning = await wordMeaning(
    context,
    asked.filter(Boolean),
    new Set(compared.flatMap(({ content }) => content)),
  );
  return (clause, sentence) => {
    const word = asked[clause];
    if (!word) return 0;
    let best = 0;
    for (const other of (sentence as ViewedSentence).content)
      best = Math.max(best, meaning.similarity(word, other));
    return best < AKIN_FROM ? 0 : best;
  };
}

/** A word of the question as words of texts are compared with it. */
const wordOf = (source: string) => languageOf(source).words.base(source);

/** Cosine of each clause that is no name and not held with the likest word of a sentence or of those beside it. */
export async function akinTo(
  context: Context,
  query: WeighedQuery,
  { view, index }: RankedSentence,
): Promise<number[]> {
  const near = view.sentences.slice(Math.max(0, index - 1), index + 2);
  const missing = (clause: Clause) =>
    !clause.named && !near.some((sentence) => coverageIn(clause, sentence) >= PRESENT);
  const words = query.clauses.map((clause) => (missing(clause) ? wordOf(clause.source) : ''));
  if (!words.some(Boolean)) return words.map(() => 0);
  const others = new Set(near.flatMap(({ content }) => content));
  const meaning = await wordMeaning(context, words.filter(Boolean), others);
  return words.map((word) => {
    let best = 0;
    if (word) for (const other of others) best = Math.max(best, meaning.similarity(word, other));
    return best;
  });
}
