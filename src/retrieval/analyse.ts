import { parseQuestionPeriod } from '../languages/dates.ts';
import { hangulShare } from '../languages/ko/hangul.ts';
import type { Analysis, QueryTerm } from '../query/types.ts';
import type { Wanted } from './groups.ts';
import { type LexicalIndex, numbersOf, rarityOf } from './lexical/lexical-index.ts';
import type { TermGroup } from './lexical/score.ts';
import { quotedPhrases } from './phrases.ts';

/** From this share of Hangul letters on a question counts as Korean. */
const KOREAN_SHARE = 0.3;

/** What the terms of a question are, for those who look at the ranking or choose sentences. */
export function analysisOf(
  question: string,
  today: string,
  wanted: readonly Wanted[],
  index: LexicalIndex,
): Analysis {
  const terms: QueryTerm[] = wanted.flatMap(({ source, alternatives }) =>
    alternatives.map(({ keys, share, origin }) => {
      const numbers = numbersOf(index, keys);
      const weight = numbers ? share * rarityOf(index, numbers) : 0;
      return { term: keys.join(' '), source, origin, share: Math.min(1, share), weight };
    }),
  );
  const period = parseQuestionPeriod(question, today);
  return {
    text: question,
    language: hangulShare(question) >= KOREAN_SHARE ? 'ko' : 'en',
    terms,
    phrases: quotedPhrases(question),
    period: period && { from: period.from, to: period.to },
  };
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
