import type { PassageView } from './passage-view.ts';
import { strength, type Unit } from './question-units.ts';
import type { SentenceTerms } from './sentence-terms.ts';

/** Shares found so far; gone with the units of their question. */
const known = new WeakMap<Unit, Map<SentenceTerms, number>>();

/** Share of a unit (0 … 1) that a sentence holds. Kept: ranking, evidence and confidence each ask for the same pairs. */
export function shareIn(unit: Unit, sentence: SentenceTerms): number {
  let shares = known.get(unit);
  if (!shares) {
    shares = new Map();
    known.set(unit, shares);
  }
  let share = shares.get(sentence);
  if (share === undefined) {
    share = strength(unit, (term) => sentence.at.has(term));
    shares.set(sentence, share);
  }
  return share;
}

/** Share of a unit (0 … 1) that a passage and what stands above it hold together. */
export function passageHolds({ sentences, heading }: PassageView, unit: Unit): number {
  return strength(unit, (term) => heading.at.has(term) || sentences.some(({ at }) => at.has(term)));
}
