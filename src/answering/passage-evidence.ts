import type { Candidate } from '../retrieval/types.ts';
import { isEntity } from './entity-units.ts';
import type { PassageView } from './passage-view.ts';
import { passageHolds } from './share.ts';
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
function passageCovered({ units, total }: WeighedQuery, view: PassageView): number {
  return units.reduce((sum, unit) => sum + unit.weight * passageHolds(view, unit), 0) / (total || 1);
}

/** How much is missing (0 … 1) of the name or year of the question that the passage and what stands above it hold least. */
function lacking({ units }: WeighedQuery, view: PassageView): number {
  let most = 0;
  const people = new Map<string, number>();
  for (const unit of units) {
    if (!unit.named && !isEntity(unit)) continue;
    const held = passageHolds(view, unit);
    if (unit.person) people.set(unit.person, Math.max(held, people.get(unit.person) ?? 0));
    else most = Math.max(most, 1 - held);
  }
  // One word of a name is enough: "Minister Ban" is Ban Ki-moon.
  for (const held of people.values()) most = Math.max(most, 1 - held);
  return most;
}
