import { ALL_LANGUAGES } from '../languages/all.ts';
import type { Unit } from './question-units.ts';

/** Somebody as texts go on to call them, by family name and title: 반 장관, Minister Ban. Null for names not read so. */
export function familyWithTitle({ person, forms }: Unit): RegExp | null {
  const patterns = ALL_LANGUAGES.flatMap(({ words }) => words.familyWithTitle(person, [...forms.keys()]));
  return patterns.length > 0 ? new RegExp(patterns.join('|'), 'u') : null;
}
