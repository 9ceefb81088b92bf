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

/** Where a term of the search comes from. */
export type TermOrigin =
  | 'question'
  | 'phrase'
  | 'number'
  | 'acronym'
  | 'glossary'
  | 'lexicon'
  | 'name'
  | 'sound'
  | 'spelling'
  | 'feedback';

/** One thing looked for. */
export interface QueryTerm {
  /** A key of the lexical index (`termsOf` of src/language/tokens.ts), or several with spaces between: all of them. */
  term: string;
  /** The word of the question it stands for, as written there; empty for feedback. */
  source: string;
  origin: TermOrigin;
  /** Share of the source word it carries: 1 for the word itself, less for an expansion. */
  share: number;
  /** `share` × rarity in the library (inverse document frequency, damped for function words); 0 when no passage holds it. */
  weight: number;
}

/** A question taken apart. */
export interface Analysis {
  text: string;
  language: 'en' | 'ko';
  terms: QueryTerm[];
  /** Spans the question puts in quotation marks: a passage must hold one of them word for word. */
  phrases: string[];
  /** Period said in words ("since Monday", "2019년 3월"), resolved against the day of the question; only preferred. */
  period: Period | null;
}

/** What retrieval hands on: the best passages first, all within the question's limits. */
export interface Retrieval {
  analysis: Analysis;
  /** Vector of the question, unit length. */
  vector: Float32Array;
  /** At most 100, best first; ties in order of passage number. */
  candidates: Candidate[];
}
