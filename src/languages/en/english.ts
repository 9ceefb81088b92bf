import { anyOf, wordLists } from '../../text/word-lists.ts';
import type { Language } from '../language.ts';
import { fold } from '../tokens.ts';
import { examples } from './examples.ts';
import { followUps } from './follow-ups.ts';
import { messages } from './messages.ts';
import { questions } from './questions.ts';
import { sentences } from './sentences.ts';

const list = wordLists(new URL('./data/words.tsv', import.meta.url));
const TITLES = anyOf(list('title'));

/** English, and what is said of no other language. */
export const english: Language = {
  code: 'en',
  isOf: () => true,
  questions,
  followUps,
  sentences,
  examples,
  messages,
  words: {
    base: fold,
    figures: list('figure'),
    /** "Minister Ban", of names of several words. */
    familyWithTitle: (_, forms) =>
      forms
        .filter((form) => form.includes(' ') && /^[a-z]/.test(form))
        .map((form) => form.slice(0, form.indexOf(' ')))
        .map((family) => `(?:${TITLES}) ${family.charAt(0).toUpperCase()}${family.slice(1)}(?![\\p{L}])`),
    tellsByFamily: () => false,
    inPairs: false,
    roundNumbers: [],
    bareNames: () => [],
    isNameKey: () => false,
    shortestName: 4,
    small: list('small'),
    fileTags: ['en', 'eng'],
  },
};
