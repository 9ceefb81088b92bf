import type { Quote } from '../reading/types.ts';

/** What lay within a question's collections and limits: documents, and the days of the first and last of them. */
export interface Searched {
  documents: number;
  from: string | null;
  to: string | null;
}

/** What every outcome says of its question. */
interface Asked {
  question: string;
  build: string;
  /** Calibrated probability (0 … 1) that the best passage answers. */
  confidence: number;
  searched: Searched;
}

/** The documents answer. */
export interface Answer extends Asked {
  kind: 'answer';
  /** The first answers; a second or third stands here only where it adds to it. At least one. */
  quotes: Quote[];
  /** The other passages on the question, best first: to be asked for, not to be read as the answer. */
  further: Quote[];
}

/** The documents may answer: the passages nearest to the question, which a reader has to judge. */
export interface Unsure extends Asked {
  kind: 'unsure';
  /** At least one, best first. */
  quotes: Quote[];
}

/** The documents do not answer. */
export interface Abstention extends Asked {
  kind: 'abstention';
  nearest: Quote | null;
  /** People and things of the documents whose names are like one of the question that stands in none of them. */
  names: string[];
}

export type Outcome = Answer | Unsure | Abstention;
