import { words } from '../languages/tokens.ts';
import { fold } from '../library/fold.ts';
import type { Library } from '../library/types.ts';
import type { Query } from '../query/types.ts';
import type { Finder } from './finder.ts';
import type { Scope } from './scope.ts';

/** In a question with more words, quotation marks rather set a word apart than ask for it to the letter. */
const SHORT_QUESTION = 20;
/** A single word in quotation marks is asked for to the letter only where it is the whole question. */
const PHRASE_WORDS = 2;
/** Most places of a phrase that are looked at. */
const MOST_PLACES = 2000;

/** Which passages hold a phrase of a question, case and width of letters aside. */
export interface Quoted {
  /** Where the question asks for its phrase to the letter: all that hold it. */
  holders: Set<number> | null;
  holds(passage: number): boolean;
}

/** What the question has in quotation marks, to be looked for within the scope; null when it quotes nothing. */
export function quotedIn(
  library: Library,
  finder: Pick<Finder, 'mayHold'>,
  scope: Scope,
  { search, phrases }: Pick<Query, 'search' | 'phrases'>,
): Quoted | null {
  if (phrases.length === 0) return null;
  const length = words(search).length;
  const strict =
    length <= SHORT_QUESTION &&
    phrases.some((phrase) => words(phrase).length >= Math.min(PHRASE_WORDS, length));
  if (!strict) {
    const needles = phrases.map((phrase) => fold(phrase.normalize('NFC')));
    const holds = (passage: number) => {
      const text = fold(library.passageText(passage));
      return needles.some((needle) => text.includes(needle));
    };
    return { holders: null, holds };
  }
  const holders = new Set<number>();
  for (const phrase of phrases) {
    const among = finder.mayHold(phrase) ?? undefined;
    const found = library.occurrences(phrase, scope.collections, MOST_PLACES, among);
    for (const { document, start, end } of found) {
      const [from, to] = library.documents[document]!.passages;
      for (let id = from; id < to; id++) {
        const passage = library.passage(id);
        if (scope.mask[id] === 1 && passage.start < end && start < passage.end) holders.add(id);
      }
    }
  }
  return { holders, holds: (passage) => holders.has(passage) };
}
