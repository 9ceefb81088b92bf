import type { Clause } from './clauses.ts';
import type { SentenceTerms } from './sentence-terms.ts';

/** Words over which a question word's nearness to a span halves. */
const NEARNESS_HALVES = 6;
/** Words over which the nearness of two question words halves. */
const CLOSENESS_HALVES = 3;
/** From this share on a word of the question counts as present. */
export const PRESENT = 0.3;

/** A word of the question that a sentence holds: how much of it, and at which of the sentence's words. */
export interface MatchedTerm {
  clause: Clause;
  share: number;
  places: number[];
}

export function positionsOf(clause: Clause, sentence: SentenceTerms): number[] {
  const found: number[] = [];
  for (const form of clause.forms.keys()) {
    for (const term of form.split(' ')) found.push(...(sentence.at.get(term) ?? []));
  }
  if (found.length === 0) for (const [pair] of clause.pairs) found.push(...(sentence.at.get(pair) ?? []));
  return found;
}

/** First and last word of the sentence that a span touches. */
export function wordsOf(sentence: SentenceTerms, start: number, end: number): [number, number] {
  const { starts } = sentence;
  let from = 0;
  while (from + 1 < starts.length && starts[from + 1]! <= start) from++;
  let to = from;
  while (to + 1 < starts.length && starts[to + 1]! < end) to++;
  return [from, to];
}

/** Weight of the question words around a span, the nearer the more. */
export function nearness(held: MatchedTerm[], from: number, to: number): number {
  let sum = 0;
  for (const { clause, share, places } of held) {
    let best = 0;
    for (const place of places) {
      const distance = place < from ? from - place : place > to ? place - to : 0;
      best = Math.max(best, 2 ** (-distance / NEARNESS_HALVES));
    }
    sum += clause.weight * share * best;
  }
  return sum;
}

/** How many neighbours in the question are neighbours, in the same order, in the sentence too. */
export function ordered(held: MatchedTerm[]): number {
  let count = 0;
  for (let i = 1; i < held.length; i++) {
    const left = held[i - 1]!.places;
    if (held[i]!.places.some((place) => left.some((other) => place > other && place - other <= 2))) count++;
  }
  return count;
}

/** Weight of neighbouring question words that stand close together in the sentence. */
export function closeness(held: MatchedTerm[]): number {
  let sum = 0;
  for (let i = 1; i < held.length; i++) {
    const left = held[i - 1]!;
    const right = held[i]!;
    let best = 0;
    for (const a of left.places) {
      for (const b of right.places) best = Math.max(best, 2 ** (-(Math.abs(a - b) - 1) / CLOSENESS_HALVES));
    }
    sum += best * Math.min(left.clause.weight, right.clause.weight);
  }
  return sum;
}
