import { rankSentences } from '../../src/answering/rank-sentences.ts';
import type { Context } from '../../src/library/context.ts';
import type { Question } from '../../src/query/types.ts';
import { documentsOf } from './rank-documents.ts';

/** Passages whose sentences are weighed when sentences are what is ranked. */
const WEIGHED = 100;

/** By their best sentences, as quotes are ranked; then what else was found. */
export async function sentenceRanking(context: Context, question: Question) {
  const { sentences, retrieval } = await rankSentences(context, question, WEIGHED);
  const passages = [
    ...sentences.map(({ view }) => view.passage),
    ...retrieval.candidates.map(({ passage }) => passage),
  ];
  return documentsOf(context, passages);
}
