import { alike } from './akin.ts';
import type { Unit } from './question-units.ts';
import type { RankedSentence, Ranking } from './rank-sentences.ts';
import { otherScript } from './sentence-terms.ts';
import { passageHolds, shareIn } from './share.ts';

/** Ordinary words of a question that its best passages do not say, nor any word near in meaning: each 0 … 1. */
export interface Unheard {
  /** The rarest word that none of the passages looked at holds. */
  unheard: number;
  /** What one is asked for of, "which *newspaper*", where the best sentence's passage holds none. */
  thing: number;
}

/** A word of the library's passages weighs by its rarity; one that no passage holds, in full. */
const rarity = ({ weight, unknown }: Unit, rarest: number) => (unknown ? 1 : Math.min(1, weight / rarest));

/** Across languages nothing is told: there words are found by their translations, and `words` of `Unmet` asks for those. */
export function unheard(ranking: Ranking, best: RankedSentence): Unheard {
  const found: Unheard = { unheard: 0, thing: 0 };
  if (otherScript(ranking.question, best.sentence.text)) return found;
  for (const [index, unit] of ranking.ask.units.entries()) {
    if (unit.named) continue;
    const somewhere = Math.max(...ranking.sentences.map(({ sentence }) => shareIn(unit, sentence)));
    const meant = alike(ranking.akinToBest[index]);
    const missing = 1 - Math.max(somewhere, meant);
    found.unheard = Math.max(found.unheard, rarity(unit, ranking.rarest) * missing);
    if (!ranking.ask.things.includes(unit.source.toLowerCase())) continue;
    found.thing = Math.max(found.thing, 1 - Math.max(passageHolds(best.view, unit), meant));
  }
  return found;
}
