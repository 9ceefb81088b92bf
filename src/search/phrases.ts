import { words } from '../language/tokens.ts';
import type { Library } from '../library/types.ts';
import type { Scope } from './scope.ts';

/** Straight or curly double quotation marks, and the Korean and Chinese brackets. */
const QUOTED = /"([^"]{2,200})"|“([^”]{2,200})”|「([^」]{2,200})」|『([^』]{2,200})』|《([^》]{2,200})》/g;

/** In a question with more words, quotation marks rather set a word apart than ask for it to the letter. */
const SHORT_QUESTION = 20;
/** A single word in quotation marks is asked for to the letter only where it is the whole question. */
const PHRASE_WORDS = 2;
/** Most places of a phrase that are looked at. */
const MOST_PLACES = 2000;

export function quotedPhrases(question: string): string[] {
  return [...question.matchAll(QUOTED)].map((match) => match.slice(1).find(Boolean)!.trim()).filter(Boolean);
}

export interface PhraseHolders {
  /** Passages that hold one of the phrases, case and width of letters aside. */
  holders: Set<number>;
  /** The question asks for its phrase to the letter. */
  strict: boolean;
}

/** Passages within the scope that hold a phrase of the question; null when it quotes nothing. */
export function phraseHolders(
  library: Library,
  scope: Scope,
  question: string,
  phrases: readonly string[],
): PhraseHolders | null {
  if (phrases.length === 0) return null;
  const length = words(question).length;
  const strict =
    length <= SHORT_QUESTION &&
    phrases.some((phrase) => words(phrase).length >= Math.min(PHRASE_WORDS, length));
  const holders = new Set<number>();
  for (const phrase of phrases) {
    for (const { document, start, end } of library.occurrences(phrase, scope.collections, MOST_PLACES)) {
      const [from, to] = library.documents[document]!.passages;
      for (let id = from; id < to; id++) {
        const passage = library.passage(id);
        if (scope.mask[id] === 1 && passage.start < end && start < passage.end) holders.add(id);
      }
    }
  }
  return { holders, strict };
}
