import { distance } from '../text/edit-distance.ts';
import type { Clause } from './clauses.ts';
import type { SentenceTerms } from './sentence-terms.ts';

/** Share of a question word that a word of the same beginning or with a slip of the pen stands for. */
const FUZZY = 0.6;
/** Letters two words of one family begin with at least, and by how many their stems may differ in length. */
const BEGINNING = 5;
const LONGER = 4;
/** From these lengths on one and two letters may be wrong, left out or too many. */
const ONE_SLIP = 5;
const TWO_SLIPS = 8;

/**
 * Adds to clauses that no text holds the words of the texts that are kin to them: "imperialism" for "imperial",
 * "ctenophore" for "ctenohore". Units that are found as written are left alone.
 */
export function withFuzzyMatches(
  clauses: readonly Clause[],
  texts: readonly Pick<SentenceTerms, 'at'>[],
): Clause[] {
  return clauses.map((clause) => {
    const [stem] = clause.forms.keys();
    if (!stem || !/^[a-z]{5,}$/.test(stem) || clause.pairs.length > 0) return clause;
    const whole = [...clause.forms].filter(([, share]) => share === 1);
    if (texts.some(({ at }) => whole.some(([form]) => at.has(form)))) return clause;
    const kin = new Set<string>();
    for (const { at } of texts) for (const term of at.words()) if (isFuzzyMatch(stem, term)) kin.add(term);
    if (kin.size === 0) return clause;
    const forms = new Map(clause.forms);
    for (const term of kin) if (!forms.has(term)) forms.set(term, FUZZY);
    return { ...clause, forms };
  });
}

function isFuzzyMatch(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > LONGER || short.length < BEGINNING) return false;
  if (long.startsWith(short.slice(0, Math.max(BEGINNING, short.length - 2)))) return true;
  const slips = short.length >= TWO_SLIPS ? 2 : short.length >= ONE_SLIP ? 1 : 0;
  return long.length - short.length <= slips && distance(short, long, slips) <= slips;
}
