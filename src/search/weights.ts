/** Every constant of the ranking in one place. */
export interface Weights {
  /** BM25F (Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.5). */
  k1: number;
  /** Length normalisation of body, title and headings, 0 … 1. */
  b: { body: number; title: number; headings: number };
  /** Weight of an occurrence in body, title and headings. */
  field: { body: number; title: number; headings: number };
  /** Share of its weight a function word keeps. */
  functionWord: number;
  /** Weights of Korean evidence: pairs within words, pairs across a space, whole words without particle. */
  korean: { pair: number; across: number; whole: number };
}

export const WEIGHTS: Weights = {
  k1: 1.2,
  b: { body: 0.75, title: 0.3, headings: 0.3 },
  field: { body: 1, title: 1.5, headings: 1 },
  functionWord: 0.3,
  korean: { pair: 1, across: 0.3, whole: 0.5 },
};
