import { withoutParticle } from '../languages/ko/hangul.ts';
import { alike } from './akin.ts';
import type { Ask } from './ask.ts';
import type { Unit } from './question-units.ts';

/** Share of what somebody is asked to have spoken about that nothing near holds or comes near. */
export function topicMissing(
  topic: string,
  { units }: Ask,
  akin: readonly number[],
  share: (unit: Unit) => number,
): number {
  let all = 0;
  let open = 0;
  for (const [index, unit] of units.entries()) {
    if (!topic.includes(unit.source) && !topic.includes(withoutParticle(unit.source))) continue;
    all += unit.weight;
    open += unit.weight * (1 - Math.max(share(unit), alike(akin[index])));
  }
  return all > 0 ? open / all : 0;
}
