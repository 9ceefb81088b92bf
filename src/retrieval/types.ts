import type { QueryTerm } from '../query/types.ts';

/** A passage on its way to an answer, with all its scores: what the ranking looks like from inside. */
export interface Candidate {
  passage: number;
  /** BM25-like, unbounded; 0 when no term matched. */
  lexical: number;
  /** Cosine with the question, −1 … 1. */
  semantic: number;
  /** What it is ranked by. */
  fused: number;
}

/** What retrieval hands on: the best passages first, all within the question's limits. */
export interface Retrieval {
  /** What was looked for, feedback included. */
  terms: QueryTerm[];
  /** Vector of the question, unit length. */
  vector: Float32Array;
  /** At most 100, best first; ties in order of passage number. */
  candidates: Candidate[];
}
