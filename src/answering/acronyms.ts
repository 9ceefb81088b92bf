import { ALL_LANGUAGES } from '../languages/all.ts';
import { termsOf } from '../languages/tokens.ts';
import { matches } from '../text/matches.ts';
import { anyOf } from '../text/word-lists.ts';
import type { Clause } from './clauses.ts';
import type { SentenceTerms } from './sentence-terms.ts';
import { coverageIn } from './term-coverage.ts';

const ACRONYM = /^\p{Lu}{3,5}$/u;
const SMALL_WORDS = `(?:(?:${anyOf(ALL_LANGUAGES.flatMap(({ words }) => words.small))}) )*`;

/**
 * The clauses with each acronym of the question found under its words too, where the sentences spell it out and do not
 * write it: AAA by "American Automobile Association".
 */
export function withAcronyms(clauses: readonly Clause[], sentences: readonly SentenceTerms[]): Clause[] {
  return clauses.map((clause) => {
    if (!ACRONYM.test(clause.source) || sentences.some((sentence) => coverageIn(clause, sentence) > 0))
      return clause;
    const name = [...clause.source].map((letter) => `${letter}\\p{Ll}+`).join(`[ -]${SMALL_WORDS}`);
    const pattern = new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, 'gu');
    const found = new Set(
      sentences.flatMap(({ text }) => matches(text, pattern).map(([words]) => formOf(words))),
    );
    if (found.size === 0) return clause;
    return { ...clause, forms: new Map([...clause.forms, ...[...found].map((form) => [form, 1] as const)]) };
  });
}

/** All of its words. */
const formOf = (words: string) =>
  [...new Set(termsOf(words).map(({ term }) => term))].filter((term) => /^\p{L}+$/u.test(term)).join(' ');
