import type { Ask } from './ask.ts';
import { type Held, nearness, placesOf, wordsOf } from './held.ts';
import type { Unit } from './question-units.ts';
import type { SentencePeople, SentenceTerms } from './sentence-terms.ts';
import { typedSpans } from './typed-spans.ts';

/** Words after a number among which what it counts is looked for. */
const COUNTED_WITHIN = 4;

/** What is counted may stand before the number: 공관장 182명, "interceptions with 24". */
const COUNTED_BEFORE = 3;
/** "The number of Koreans who travel overseas is 22 billion." */
const NUMBER_OF = 7;

function reachBefore({ text, starts }: SentenceTerms, number: number): number {
  if (/\bnumber of\b/i.test(text)) return NUMBER_OF;
  return /[가-힣]/.test(text) || /(?:\b(?:with|at|to)|:)\s$/i.test(text.slice(0, starts[number]))
    ? COUNTED_BEFORE
    : 0;
}

/** Whether what is counted ("how many *mission chiefs*", "*공관장은* 몇 명") stands beside the number. */
function counts(counted: readonly Unit[], sentence: SentenceTerms, from: number, to: number): boolean {
  const before = reachBefore(sentence, from);
  return counted.some((unit) =>
    placesOf(unit, sentence).some((place) => place >= from - before && place <= to + COUNTED_WITHIN),
  );
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
  let counted = ask.kind === 'number' && ask.counted.length > 0 ? -1 : 0;
  const spans = ask.kind === 'person' && named ? named.people : typedSpans(sentence.text, ask.kind);
  const ranges = spans.map((span) => wordsOf(sentence, span.start, span.end));
  if (ask.kind === 'place') {
    for (const places of sentence.at.entities()) for (const place of places) ranges.push([place, place]);
  }
  for (const [from, to] of ranges) {
    let novel = false;
    for (let i = from; i <= to && !novel; i++) novel = !taken.has(i);
    if (!novel) continue;
    typed = true;
    if (counted < 0 && counts(ask.counted, sentence, from, to)) counted = 1;
    near = Math.max(near, nearness(held, from, to) / (ask.total || 1));
  }
  return { typed, near, counted };
}
