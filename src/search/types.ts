import type { DocumentEntry } from '../library/types.ts';

/** Days from and to, both included, `YYYY-MM-DD`. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** A question with everything that limits where it may be answered from. */
export interface Question {
  text: string;
  /** Names of the collections that may be searched: what this reader may see, already intersected. */
  collections: readonly string[];
  /** Hard limits, from options. A period said in words inside `text` is only preferred. */
  since?: string | null;
  until?: string | null;
  /** Only this document (id). */
  document?: string | null;
  /** How many quotes at most (5 when left out). */
  limit?: number;
  /** ISO day that "today" and "last week" refer to; the engine's clock when left out. */
  today?: string;
}

/** Where a quote stands, complete enough for anyone to check it. */
export interface Citation {
  documentId: string;
  path: string;
  collection: string;
  title: string;
  publisher: string | null;
  published: string | null;
  kind: DocumentEntry['kind'];
  language: DocumentEntry['language'];
  url: string | null;
  /** SHA-256 of the file. */
  hash: string;
  paragraph: number;
  headings: string[];
  /** UTF-16 offsets in the document's text. */
  start: number;
  end: number;
}

/** `text` is always `document.text.slice(start, end)`; highlights are `[start, end]` relative to `text`. */
export interface Quote {
  text: string;
  start: number;
  end: number;
  highlights: [number, number][];
  /** Fused score, higher is better; comparable within one answer only. */
  score: number;
  citation: Citation;
  /** The same story elsewhere: near-duplicates folded into this quote. */
  also: Citation[];
}

export interface Answer {
  kind: 'answer';
  question: string;
  build: string;
  quotes: Quote[];
  /** Calibrated probability (0 … 1) that the first quote answers. */
  confidence: number;
}

export interface Abstention {
  kind: 'abstention';
  question: string;
  build: string;
  searched: { documents: number; from: string | null; to: string | null };
  nearest: Quote | null;
  confidence: number;
}

export type Outcome = Answer | Abstention;

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
