import type { Ask } from './ask.ts';
import { type Held, nearness, wordsOf } from './held.ts';
import { ENTITY, type SentencePeople, type SentenceTerms } from './sentence-terms.ts';
import { typedSpans } from './typed-spans.ts';

/** Words after a number among which what it counts is looked for. */
const COUNTED_WITHIN = 4;

/** Whether one of the words asked for ("how many *mission chiefs*") stands right after the number. */
function counts(focus: ReadonlySet<string>, sentence: SentenceTerms, number: number): boolean {
  for (const stem of focus) {
    if (sentence.at.get(stem)?.some((place) => place > number && place <= number + COUNTED_WITHIN))
      return true;
  }
  return false;
}

/** Whether the sentence holds something of the kind asked for that the question does not say itself, and how near. */
export function typedEvidence(
  ask: Ask,
  sentence: SentenceTerms,
  held: Held[],
  named: SentencePeople | null,
): { typed: boolean; near: number; counted: number } {
  const taken = new Set(held.filter(({ share }) => share >= 0.5).flatMap(({ places }) => places));
  let typed = false;
  let near = 0;
  let counted = ask.kind === 'number' && ask.focus.size > 0 ? -1 : 0;
  const spans = ask.kind === 'person' && named ? named.people : typedSpans(sentence.text, ask.kind);
  const ranges = spans.map((span) => wordsOf(sentence, span.start, span.end));
  if (ask.kind === 'place') {
    for (const [term, places] of sentence.at) {
      if (term.startsWith(ENTITY)) for (const place of places) ranges.push([place, place]);
    }
  }
  for (const [from, to] of ranges) {
    let novel = false;
    for (let i = from; i <= to && !novel; i++) novel = !taken.has(i);
    if (!novel) continue;
    typed = true;
    if (counted < 0 && counts(ask.focus, sentence, to)) counted = 1;
    near = Math.max(near, nearness(held, from, to) / (ask.total || 1));
  }
  return { typed, near, counted };
}
