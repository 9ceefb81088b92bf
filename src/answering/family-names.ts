import { ALL_LANGUAGES } from '../languages/all.ts';
import type { Clause } from './clauses.ts';

/** Somebody as texts go on to call them, by family name and title: 반 장관, Minister Ban. Null for names not read so. */
export function familyWithTitle({ person, forms }: Clause): RegExp | null {
  const patterns = ALL_LANGUAGES.flatMap(({ words }) => words.familyWithTitle(person, [...forms.keys()]));
  return patterns.length > 0 ? new RegExp(patterns.join('|'), 'u') : null;
}
