import type { WrittenPassage } from '../eval/passages/written.ts';

/**
 * A language that nobody knows, made of English: vowels change with vowels and consonants with consonants, so that words look like
 * words, those that were alike stay alike, and neither function words nor meanings are known. Figures and capitals stay.
 */
export function enciphered(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const ring = RINGS.find((one) => one.includes(letter.toLowerCase()))!;
    const next = ring[(ring.indexOf(letter.toLowerCase()) + STEP) % ring.length]!;
    return letter === letter.toLowerCase() ? next : next.toUpperCase();
  });
}

const RINGS = ['aeiouy', 'bcdfghjklmnpqrstvwxz'];
const STEP = 5;

/** The same of a passage with its questions and their twins. */
export const encipheredPassage = (passage: WrittenPassage): WrittenPassage => ({
  ...passage,
  heading: enciphered(passage.heading),
  sentences: passage.sentences.map(enciphered),
  questions: passage.questions.map((one) => ({
    ...one,
    question: enciphered(one.question),
    answer: enciphered(one.answer),
    twin: { ...one.twin, question: enciphered(one.twin.question) },
  })),
});
