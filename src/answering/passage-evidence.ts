import type { Candidate } from '../retrieval/types.ts';
import { isEntity } from './entity-clauses.ts';
import type { PassageView } from './passage-view.ts';
import { coverageInPassage } from './term-coverage.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** The greatest scores among the passages weighed: what the others are measured by. */
export type Highest = Pick<Candidate, 'fused' | 'semantic' | 'lexical'>;

export function highestOf(candidates: readonly Candidate[]): Highest {
  const highest = { fused: candidates[0]?.fused ?? 0, semantic: 0, lexical: 0 };
  for (const { semantic, lexical } of candidates) {
    highest.semantic = Math.max(highest.semantic, semantic);
    highest.lexical = Math.max(highest.lexical, lexical);
  }
  return highest;
}

interface Placed {
  view: PassageView;
  candidate: Candidate;
  /** Place among the passages, from 0. */
  rank: number;
}

/** Evidence that a sentence of this passage answers: one number a feature, in the order of `PASSAGE_FEATURES`. */
export function passageEvidence(
  query: WeighedQuery,
  { view, candidate, rank }: Placed,
  highest: Highest,
): number[] {
  return [
    highest.fused > 0 ? candidate.fused / highest.fused - 1 : 0,
    rank === 0 ? 1 : 0,
    candidate.semantic - highest.semantic,
    highest.lexical > 0 ? candidate.lexical / highest.lexical - 1 : 0,
    passageCovered(query, view),
    lacking(query, view),
  ];
}

/** Share of the question that the passage and what stands above it hold together. */
function passageCovered({ clauses, total }: WeighedQuery, view: PassageView): number {
  return (
    clauses.reduce((sum, clause) => sum + clause.weight * coverageInPassage(view, clause), 0) / (total || 1)
  );
}

/** How much is missing (0 … 1) of the name or year of the question that the passage and what stands above it hold least. */
function lacking({ clauses }: WeighedQuery, view: PassageView): number {
  let most = 0;
  const people = new Map<string, number>();
  for (const clause of clauses) {
    if (!clause.named && !isEntity(clause)) continue;
    const held = coverageInPassage(view, clause);
    if (clause.person) people.set(clause.person, Math.max(held, people.get(clause.person) ?? 0));
    else most = Math.max(most, 1 - held);
  }
  // One word of a name is enough: "Minister Ban" is Ban Ki-moon.
  for (const held of people.values()) most = Math.max(most, 1 - held);
  return most;
}
