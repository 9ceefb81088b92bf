import type { CountryPolarity, Domain } from '../domains/types.ts';
import type { Clause } from './clauses.ts';
import { closeness, type MatchedTerm, ordered, PRESENT, positionsOf } from './matched-terms.ts';
import { type SentencePeople, type SentenceTerms, YEAR } from './sentence-terms.ts';
import { coverageIn } from './term-coverage.ts';
import { typedEvidence } from './typed-evidence.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** What surrounds a sentence. */
export interface Surroundings {
  previous: SentenceTerms | null;
  next: SentenceTerms | null;
  /** Title, publisher, date and headings. */
  heading: SentenceTerms;
  /** For which side its passage as a whole speaks; looked for only where the question takes one. */
  passagePolarity: () => CountryPolarity;
  /** Place in its passage, from 0. */
  index: number;
  named: SentencePeople | null;
}

/** What all candidate sentences of a question have in common. */
export interface Pool {
  domain: Domain;
  /** Weight of each clause times its rarity among the candidate sentences: what tells them apart. */
  local: number[];
  localTotal: number;
  /** How near in meaning (0 … 1) a clause is to any word of a sentence that does not hold it. */
  akin(clause: number, sentence: SentenceTerms): number;
}

/** Evidence that `sentence` answers: one number a feature, in the order of `FEATURES`, most of them 0 … 1. */
export function evidence(
  query: WeighedQuery,
  pool: Pool,
  sentence: SentenceTerms,
  around: Surroundings,
): number[] {
  const total = query.total || 1;
  const before = around.previous;
  const after = around.next;
  const sums = {
    akin: 0,
    akinLocal: 0,
    covered: 0,
    local: 0,
    before: 0,
    carried: 0,
    after: 0,
    heading: 0,
    named: 0,
    namedTotal: 0,
  };
  const held: MatchedTerm[] = [];
  for (const [index, clause] of query.clauses.entries()) {
    const share = coverageIn(clause, sentence);
    const beyond = (other: SentenceTerms | null) =>
      other && share < 1 ? Math.max(0, coverageIn(clause, other) - share) : 0;
    const carried = beyond(before);
    sums.covered += clause.weight * share;
    sums.local += pool.local[index]! * share;
    sums.before += clause.weight * carried;
    sums.carried += pool.local[index]! * carried;
    sums.after += clause.weight * beyond(after);
    sums.heading += clause.weight * beyond(around.heading);
    if (clause.named) {
      sums.namedTotal += clause.weight;
      sums.named += clause.weight * share;
    }
    const akin = share < PRESENT ? pool.akin(index, sentence) : 0;
    sums.akin += clause.weight * akin;
    sums.akinLocal += pool.local[index]! * Math.max(akin, share);
    if (share > PRESENT) held.push({ clause, share, places: positionsOf(clause, sentence) });
  }
  const { typed, near } = typedEvidence(query, sentence, held, around.named);
  const sides = [() => sentence.polarity, around.passagePolarity, () => around.heading.polarity];
  const covered = sums.covered / total;
  const words = sentence.starts.length;
  return [
    covered,
    covered * covered,
    sums.local / pool.localTotal,
    sums.akin / total,
    sums.akinLocal / pool.localTotal,
    sums.before / total,
    sums.carried / pool.localTotal,
    sums.after / total,
    sums.heading / total,
    ordered(held) / Math.max(1, query.clauses.length - 1),
    closeness(held) / total,
    // "Which movement", "what aspect" are answered by a name or by any other words.
    query.answerType === 'thing' || query.answerType === 'name' ? 0 : typed ? 1 : -1,
    near,
    sums.namedTotal > 0 ? sums.named / sums.namedTotal : 0.5,
    query.office && around.named
      ? pool.domain.officeEvidence(query.office, around.named.posts, sentence.text, sides)
      : 0,
    yearMatch(query.clauses, [sentence, around.heading, before]),
    Math.log(1 + words) / 4,
    Math.min(1, Math.max(0, words - 2 * held.length) / 10),
  ];
}

/** 1 when the sentence, what stands above or before it holds the years asked about, −1 when not, 0 without any. */
function yearMatch(clauses: readonly Clause[], texts: readonly (SentenceTerms | null)[]): number {
  const years = clauses.filter(({ source }) => YEAR.test(source));
  if (years.length === 0) return 0;
  const held = years.every((clause) => texts.some((text) => text && coverageIn(clause, text) > 0.5));
  return held ? 1 : -1;
}
