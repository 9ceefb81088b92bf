import { typedSpans } from '../languages/typed-spans.ts';
import { type MatchedTerm, nearness, wordsOf } from './matched-terms.ts';
import type { SentencePeople, SentenceTerms } from './sentence-terms.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** Whether the sentence holds something of the kind asked for that the question does not say itself, and how near. */
export function typedEvidence(
  query: WeighedQuery,
  sentence: SentenceTerms,
  held: MatchedTerm[],
  named: SentencePeople | null,
): { typed: boolean; near: number } {
  const taken = new Set(held.filter(({ share }) => share >= 0.5).flatMap(({ places }) => places));
  let typed = false;
  let near = 0;
  const spans =
    query.answerType === 'person' && named ? named.people : typedSpans(sentence.text, query.answerType);
  const ranges = spans.map((span) => wordsOf(sentence, span.start, span.end));
  if (query.answerType === 'place') {
    for (const places of sentence.at.entities()) for (const place of places) ranges.push([place, place]);
  }
  for (const [from, to] of ranges) {
    let novel = false;
    for (let i = from; i <= to && !novel; i++) novel = !taken.has(i);
    if (!novel) continue;
    typed = true;
    near = Math.max(near, nearness(held, from, to) / (query.total || 1));
  }
  return { typed, near };
}
