import { isFunctionWord } from '../../languages/function-words.ts';
import { ACROSS, termsOf, WHOLE } from '../../languages/tokens.ts';
import type { TermOrigin } from '../types.ts';

/** Another way to say a word of the question: a passage has to hold all of `terms`. */
export interface Expansion {
  terms: string[];
  /** Credit it carries against the word itself, 0 … 1. */
  share: number;
  origin: TermOrigin;
}

/** Keys that a text in other words has to hold: stems without function words, syllable pairs within words. */
export function keysOf(text: string): string[] {
  const all = termsOf(text).filter(({ term }) => !term.startsWith(WHOLE) && !term.includes(ACROSS));
  const content = all.filter(({ word }) => !isFunctionWord(word.form));
  return [...new Set((content.length > 0 ? content : all).map(({ term }) => term))];
}
