import { isFunctionWord } from '../languages/function-words.ts';
import { withoutParticle } from '../languages/ko/hangul.ts';
import { ACROSS, type Term, termsOf, WHOLE, type Word, words } from '../languages/tokens.ts';
import type { Expansion } from '../query/translation/expansion.ts';
import type { TermOrigin } from '../query/types.ts';
import type { Weights } from './weights.ts';

/** One thing looked for, in keys of the index: any of the alternatives will do, the best one counts. */
export interface Wanted {
  source: string;
  alternatives: { keys: readonly string[]; share: number; origin: TermOrigin }[];
  /** Neighbours in the question are looked for side by side: the word's places in it, none for what has no place. */
  places: number[];
}

/** What the question's own words want, each form once, with the credit of repeated ones. */
export function ownWords(question: string, weights: Weights): Wanted[] {
  const placeOf = new Map(words(question).map((word, place) => [word.start, place]));
  const found = new Map<string, Wanted & { count: number }>();
  for (const term of termsOf(question)) {
    const { word } = term;
    let wanted = found.get(term.term);
    if (!wanted) {
      const origin = word.script === 'number' ? 'number' : 'question';
      const alternatives = [{ keys: [term.term], share: shareOf(term, weights), origin } as const];
      const source = question.slice(word.start, word.end);
      wanted = { source, alternatives: [...alternatives], places: [], count: 0 };
      found.set(term.term, wanted);
    }
    wanted.count++;
    if (isNeighbour(term)) wanted.places.push(placeOf.get(word.start)!);
  }
  return [...found.values()].map(({ source, alternatives, places, count }) => {
    const gain = (count * (weights.repetition + 1)) / (count + weights.repetition);
    return { source, places, alternatives: alternatives.map((one) => ({ ...one, share: one.share * gain })) };
  });
}

function shareOf({ term, word }: Term, weights: Weights): number {
  const plain = isFunctionWord(word.form) ? weights.functionWord : 1;
  if (word.script === 'hangul') {
    if (term.startsWith(WHOLE)) return plain * weights.korean.whole;
    if (term.includes(ACROSS)) return plain * weights.korean.across;
    return plain * (withoutParticle(word.form).includes(term) ? weights.korean.pair : weights.korean.tail);
  }
  return isCompound(term, word) ? weights.compound : plain;
}

/** The joined form of a hyphenated compound is longer than the word it was made at. */
function isCompound(term: string, word: Word): boolean {
  return word.hyphenated && term.length > word.form.length;
}

function isNeighbour({ term, word }: Term): boolean {
  if (isFunctionWord(word.form)) return false;
  return word.script === 'hangul' ? term.startsWith(WHOLE) : !isCompound(term, word);
}

/** Adds expansions to the wish of the word they stand for; those that stand for several words become a wish of their own. */
export function withExpansions(
  own: readonly Wanted[],
  source: string,
  key: string | null,
  expansions: readonly Expansion[],
): Wanted[] {
  if (expansions.length === 0) return [...own];
  const alternatives = expansions.map(({ terms, share, origin }) => ({ keys: terms, share, origin }));
  const at = key === null ? -1 : own.findIndex((wanted) => wanted.alternatives[0]!.keys[0] === key);
  if (at < 0) return [...own, { source, alternatives, places: [] }];
  return own.map((wanted, i) =>
    i === at ? { ...wanted, alternatives: [...wanted.alternatives, ...alternatives] } : wanted,
  );
}
