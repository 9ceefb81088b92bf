import { words } from '../../language/tokens.ts';
import type { Quote } from '../types.ts';

/** Words in a row that are compared. */
const SHINGLE = 3;
/** Share of the shorter text's shingles found in the other from which both tell the same story (`npm run fit -- fold`). */
export const SAME_STORY = 0.6;

/** Word triples of a text; a shorter text is one shingle. */
export function shingles(text: string): Set<string> {
  const forms = words(text).map((word) => word.form);
  if (forms.length <= SHINGLE) return new Set([forms.join(' ')]);
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE <= forms.length; i++) found.add(forms.slice(i, i + SHINGLE).join(' '));
  return found;
}

/** Share (0 … 1) of the smaller set that the larger one holds too. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** A quote with the shingles of the passage it is from. */
export interface Foldable {
  quote: Quote;
  passage: ReadonlySet<string>;
}

/** The quotes in order, those from near-duplicate passages folded into the first as further citations; at most `limit`. */
export function foldQuotes(quotes: Iterable<Foldable>, limit: number): Quote[] {
  const kept: Foldable[] = [];
  for (const one of quotes) {
    const same = kept.find(({ passage }) => containment(passage, one.passage) >= SAME_STORY);
    if (same) same.quote.also.push(one.quote.citation);
    else if (kept.length < limit) kept.push(one);
  }
  return kept.map(({ quote }) => quote);
}
