import { KOREAN_TITLES } from '../domains/diplomacy/entities/title-words.ts';
import type { Unit } from './question-units.ts';
import { reportsWords } from './reported-words.ts';
import { entityTerm, type SentenceTerms } from './sentence-terms.ts';
import { HEADING, holds, type Near } from './surroundings.ts';

const OWN_MINISTRY = entityTerm('Ministry of Foreign Affairs');

/** Korean names bear no mark: whatever stands before a title (시진핑 주석) may be one. */
const isNamed = ({ named, source }: Unit) =>
  named || (/^[가-힣]{2,}$/u.test(source) && !KOREAN_TITLES.some((title) => source.includes(title)));

/** How far a text is what the speaker asked for says: named in it, in what it leans on or above it, and words reported. */
export function speaks(
  speaker: string,
  units: readonly Unit[],
  { own, linked, heading, spoken }: Near,
): number {
  // "The ministry" speaks through its officials; a person, a country or another institution has to be named.
  const theirs = units.filter(
    (unit) => isNamed(unit) && speaker.includes(unit.source) && !unit.forms.has(OWN_MINISTRY),
  );
  if (!spoken && !reportsWords(own.text)) return 0.3;
  if (theirs.length === 0) return 1;
  const all = theirs.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const here = (texts: readonly (SentenceTerms | null)[]) =>
    theirs.reduce(
      (sum, unit) => sum + unit.weight * Math.max(...texts.map((text) => (text ? holds(unit)(text) : 0))),
      0,
    ) / all;
  return Math.max(here([own, linked]), HEADING * here([own, linked, heading]));
}
