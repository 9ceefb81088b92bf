import { differ } from '../languages/all.ts';
import type { Clause } from './clauses.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import { alike } from './similar-words.ts';
import { found, holds, nearOf } from './surroundings.ts';

/** Ordinary words of a question that neither the best sentence says nor what explains it, nor any word near in meaning. */
export interface Unsaid {
  /** The rarest (0 … 1). */
  unsaid: number;
  /** The share of all of them, by their rarity. */
  unsaidShare: number;
}

/** A word of the library's passages weighs by its rarity; one that no passage holds, in full. */
const rarity = ({ weight, unknown }: Clause, rarest: number) => (unknown ? 1 : Math.min(1, weight / rarest));

/** Across languages nothing is told: there words are found by their translations, and `words` of `Unmet` asks for those. */
export function unsaid({ query, akinToBest, rarest }: Ranking, best: RankedSentence): Unsaid {
  if (differ(query.text, best.sentence.text)) return { unsaid: 0, unsaidShare: 0 };
  const near = nearOf(best);
  let [most, sum, total] = [0, 0, 0];
  for (const [index, clause] of query.clauses.entries()) {
    if (clause.named) continue;
    const weight = rarity(clause, rarest);
    const missing = weight * (1 - Math.max(found(near, holds(clause)), alike(akinToBest[index])));
    most = Math.max(most, missing);
    sum += missing;
    total += weight;
  }
  return { unsaid: most, unsaidShare: sum / (total || 1) };
}
