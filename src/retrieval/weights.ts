import type { TermOrigin } from '../query/types.ts';

/** Every constant of the ranking in one place; `test/eval/README.md` says what was measured, and where. */
export interface Weights {
  /** BM25F (Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, §3.5). */
  k1: { latin: number; hangul: number };
  /** Length normalisation of body, title and headings, 0 … 1. */
  b: { body: number; title: number; headings: number };
  /** Weight of an occurrence in body, title and headings. */
  field: { body: number; title: number; headings: number };
  /** Score of the whole document that a passage is credited with, against its own. */
  document: number;
  /** Share of its weight a function word keeps. */
  functionWord: number;
  /** A word said n times counts n (k + 1) / (n + k) times (the k3 of BM25). */
  repetition: number;
  /** Share of a hyphenated compound written as one word, beside its parts. */
  compound: number;
  /** Shares of Korean evidence: pairs within words, pairs with a particle, pairs across a space, whole words without particle. */
  korean: { pair: number; tail: number; across: number; whole: number };
  /** Least share of a translation that is looked for. */
  translation: number;
  /** What an expansion is worth against the word itself, by where it comes from. */
  expansion: Record<Exclude<TermOrigin, 'question' | 'phrase' | 'feedback'>, number>;
  /** Credit for neighbours of the question that stand together, and for the best window of a passage. */
  near: { pair: number; window: number };
  /**
   * What a cosine of 1 is worth against holding all words of the question: in the ranking that feedback is taken from, and
   * in the last one, there divided by the share of the words that the best passage holds, for a question in the language
   * of the passages its words lead to. For one in another (`across`): what a standard deviation of cosines is worth in
   * standard deviations of the words' scores.
   */
  semantic: { first: number; en: number; ko: number; across: number };
  /** Weight of the terms that the best passages have in common, against the question's own. */
  feedback: number;
  /** What passages that resemble one gain it, against its own score, where the question is about a topic. */
  company: number;
  /** Standard deviations a document published in the period asked for is lifted by. */
  period: number;
  /** Standard deviations a passage is lifted by that holds a phrase the question puts in quotation marks. */
  phrase: number;
}

export const WEIGHTS: Weights = {
  k1: { latin: 1.2, hangul: 1 },
  b: { body: 0.5, title: 0.3, headings: 0.3 },
  field: { body: 1, title: 3, headings: 2 },
  document: 0.7,
  functionWord: 0.3,
  repetition: 3,
  compound: 0.5,
  korean: { pair: 1, tail: 0.1, across: 0.3, whole: 0.5 },
  translation: 0.14,
  expansion: {
    number: 1,
    acronym: 0.7,
    glossary: 0.9,
    synonym: 0.4,
    lexicon: 1,
    name: 1,
    sound: 0.8,
    spelling: 0.7,
  },
  near: { pair: 0.4, window: 0.3 },
  semantic: { first: 0.1, en: 0.2, ko: 0.1, across: 1 },
  feedback: 0.5,
  company: 1,
  period: 0.5,
  phrase: 0.5,
};
