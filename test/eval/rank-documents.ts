import type { Context } from '../../src/library/context.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Question } from '../../src/query/types.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { WEIGHTS, type Weights } from '../../src/retrieval/weights.ts';

/** Passages asked for, so that a hundred documents come together. */
const DEPTH = 400;

/** Ids of documents (their paths) by their best passages. */
export function documentsOf({ library }: Context, passages: readonly number[]): string[] {
  const found = new Set<string>();
  for (const passage of passages) found.add(library.documents[library.passage(passage).document]!.path);
  return [...found];
}

export async function fusedRanking(context: Context, question: Question, weights: Weights = WEIGHTS) {
  const { candidates } = await retrieve(context, parseQuery(context, question), { weights, depth: DEPTH });
  return documentsOf(
    context,
    candidates.map(({ passage }) => passage),
  );
}

/** The product's search by words alone. */
export function lexicalRanking(context: Context, question: Question, weights: Weights = WEIGHTS) {
  return fusedRanking(context, question, { ...weights, semantic: { first: 0, en: 0, ko: 0, across: 0 } });
}

/** By nearness of vectors alone. */
export async function semanticRanking(context: Context, question: Question) {
  const vector = await context.encoder.encodeQueries([question.text]);
  const near = context.library.nearest(vector, DEPTH, new Set(question.collections));
  return documentsOf(
    context,
    near.map(({ passage }) => passage),
  );
}
