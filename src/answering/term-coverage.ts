import { type Clause, strength } from './clauses.ts';
import type { PassageView } from './passage-view.ts';
import type { SentenceTerms } from './sentence-terms.ts';

/** Shares found so far; gone with the clauses of their question. */
const known = new WeakMap<Clause, Map<SentenceTerms, number>>();

/** Share of a clause (0 … 1) that a sentence holds. Kept: ranking, evidence and confidence each ask for the same pairs. */
export function coverageIn(clause: Clause, sentence: SentenceTerms): number {
  let shares = known.get(clause);
  if (!shares) {
    shares = new Map();
    known.set(clause, shares);
  }
  let share = shares.get(sentence);
  if (share === undefined) {
    share = strength(clause, (term) => sentence.at.has(term));
    shares.set(sentence, share);
  }
  return share;
}

/** Share of a clause (0 … 1) that a passage and what stands above it hold together. */
export function coverageInPassage({ sentences, heading }: PassageView, clause: Clause): number {
  return strength(clause, (term) => heading.at.has(term) || sentences.some(({ at }) => at.has(term)));
}
