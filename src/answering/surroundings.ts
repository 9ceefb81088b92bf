import { pointsBack } from '../languages/sentence-hints.ts';
import type { Clause } from './clauses.ts';
import type { ViewedSentence } from './passage-view.ts';
import type { RankedSentence } from './ranking.ts';
import type { SentenceTerms } from './sentence-terms.ts';
import { coverageIn } from './term-coverage.ts';

/** What is left of evidence from a sentence beside the one quoted. */
export const BESIDE = 0.6;
/** The same for names: what is told in one sentence is not told of what another one names. */
export const NAMED_BESIDE = 0.3;
export const HEADING = 0.9;

/** A sentence with those that explain it. */
export interface Near {
  own: SentenceTerms;
  /** The sentence before, where the own one points back to it. */
  linked: SentenceTerms | null;
  beside: SentenceTerms[];
  heading: SentenceTerms;
  /** All of it is said by somebody: it is a speech. */
  spoken: boolean;
}

export function nearOf({ sentence, view, index }: RankedSentence): Near {
  const before = view.sentences[index - 1];
  const after = view.sentences[index + 1];
  const linked = before && pointsBack(sentence.text) ? before : null;
  const beside = [before, after].filter((one): one is ViewedSentence => one !== undefined && one !== linked);
  return { own: sentence, linked, beside, heading: view.heading, spoken: view.speaker !== null };
}

/** The share (0 … 1) of something found in the sentence or, for less, around it. */
export function found(
  { own, linked, beside, heading }: Near,
  share: (text: SentenceTerms) => number,
  nextDoor = BESIDE,
): number {
  return Math.max(
    share(own),
    linked ? share(linked) : 0,
    ...beside.map((text) => nextDoor * share(text)),
    HEADING * share(heading),
  );
}

/** The share (0 … 1) of a clause, of one text or another. */
export const holds = (clause: Clause) => (text: SentenceTerms) => coverageIn(clause, text);
