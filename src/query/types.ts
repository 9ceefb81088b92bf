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

/** Where a term of the search comes from. */
export type TermOrigin =
  | 'question'
  | 'phrase'
  | 'number'
  | 'acronym'
  | 'glossary'
  | 'lexicon'
  | 'synonym'
  | 'name'
  | 'sound'
  | 'spelling'
  | 'feedback';

/** One thing looked for. */
export interface QueryTerm {
  /** A key of the lexical index (`termsOf` of src/languages/tokens.ts), or several with spaces between: all of them. */
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
