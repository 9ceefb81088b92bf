import type { ReadPassage } from '../types.ts';
import { MATCHES, matcherOf } from './matches.ts';
import { type ReadWord, readWords, WORD_FLAGS } from './words.ts';

/** Most words of a question and of a sentence that are read; of a longer question the last ones. */
export const QUESTION_WORDS = 40;
export const SENTENCE_WORDS = 96;

/** What is seen of a sentence beside its words; the order is the order of the bits. */
export const SENTENCE_FLAGS = ['heading', 'row', 'pair', 'question', 'item', 'first', 'last'] as const;

export interface ReadSentence {
  words: ReadWord[];
  /** Bits by the order of `SENTENCE_FLAGS`. */
  flags: number;
  /** `[words × question words]` bits by the order of `MATCHES`. */
  matches: Uint16Array;
  /** Share of the passage's sentences that have this word, 0 … 255 each. */
  common: Uint8Array;
}

/** A question with passages, as features: what the trained graph is given and what it is trained on. */
export interface Example {
  question: ReadWord[];
  /** One list a passage: its heading (perhaps without words), then its sentences. */
  passages: ReadSentence[][];
}

/** Widths of the features, checked against the trained model. */
export const FEATURES = {
  word: WORD_FLAGS.length,
  match: MATCHES.length,
  sentence: SENTENCE_FLAGS.length,
};

/** Turns a question and passages into features; the only place where this is done, in training and in use. */
export function exampleOf(question: string, passages: readonly ReadPassage[]): Example {
  const asked = readWords(question, Number.POSITIVE_INFINITY).slice(-QUESTION_WORDS);
  const read = passages.map(({ heading, sentences }) =>
    [heading, ...sentences].map((text) => readWords(text, SENTENCE_WORDS)),
  );
  const matcher = matcherOf(asked, read.flat(2));
  return {
    question: asked,
    passages: read.map((sentences, p) => {
      const { sentences: texts } = passages[p]!;
      const common = commonness(sentences);
      return sentences.map((words, s) => ({
        words,
        flags: sentenceFlags(s === 0 ? null : texts[s - 1]!, s, sentences.length),
        matches: matcher.match(words),
        common: Uint8Array.from(words, ({ stem }) => common.get(stem) ?? 0),
      }));
    }),
  };
}

/** @param text null for the heading */
function sentenceFlags(text: string | null, at: number, count: number): number {
  if (text === null) return 1;
  return (
    (text.includes(' | ') ? 2 : 0) |
    (/^[^:=]{1,60}[:=]/.test(text) ? 4 : 0) |
    (/[?？]["”’)]?\s*$/.test(text) ? 8 : 0) |
    (/^\s*(?:[-–•·*○●□■]|\(?\d{1,3}[.)]|[a-z가나다라마바사아자차카타파하][.)])\s/u.test(text) ? 16 : 0) |
    (at === 1 ? 32 : 0) |
    (at === count - 1 ? 64 : 0)
  );
}

/** For each stem, the share of the sentences (heading left out) it stands in, 0 … 255. */
function commonness(sentences: readonly ReadWord[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of sentences.slice(1))
    for (const stem of new Set(words.map((word) => word.stem))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const all = Math.max(1, sentences.length - 1);
  for (const [stem, count] of counts) counts.set(stem, Math.round((255 * count) / all));
  return counts;
}
