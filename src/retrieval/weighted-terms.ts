import type { QueryTerm } from '../query/types.ts';
import type { Wanted } from './groups.ts';
import { type LexicalIndex, numbersOf, rarityOf } from './lexical/lexical-index.ts';
import type { TermGroup } from './lexical/score.ts';

/** What is looked for, word by word with its weight, for those who look at the ranking or choose sentences. */
export function weightedTerms(wanted: readonly Wanted[], index: LexicalIndex): QueryTerm[] {
  return wanted.flatMap(({ source, alternatives }) =>
    alternatives.map(({ keys, share, origin }) => {
      const numbers = numbersOf(index, keys);
      const weight = numbers ? share * rarityOf(index, numbers) : 0;
      return { term: keys.join(' '), source, origin, share: Math.min(1, share), weight };
    }),
  );
}

/** The wishes as the index adds them up; what the library holds none of is left out. */
export function groupsOf(wanted: readonly Wanted[], index: LexicalIndex): TermGroup[] {
  return wanted.flatMap(({ alternatives }) => {
    const known = alternatives.flatMap(({ keys, share }) => {
      const terms = numbersOf(index, keys);
      return terms ? [{ terms, share }] : [];
    });
    return known.length > 0 ? [{ alternatives: known }] : [];
  });
}
