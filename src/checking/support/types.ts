import type { Quote } from '../../reading/types.ts';

/** Something the message says otherwise than the document. */
export interface Difference {
  kind: 'number' | 'date' | 'name';
  /** As the message says it, and where: UTF-16 offsets in the message. */
  said: string;
  at: [start: number, end: number];
  /** As the document says it, or null where the quote says nothing of the kind. */
  document: string | null;
}

/** One sentence of the message that states something. */
export interface Statement {
  text: string;
  /** UTF-16 offsets in the message. */
  start: number;
  end: number;
  /** The passage that supports it best; null: nothing in the documents. */
  quote: Quote | null;
  /** Calibrated probability (0 … 1) that the passage speaks of what the sentence states. */
  confidence: number;
  differences: Difference[];
}

export interface Support {
  build: string;
  searched: { documents: number; from: string | null; to: string | null };
  /** Those that state something, in order of the message. */
  statements: Statement[];
  /** How many sentences were not looked up: greetings, questions, links, more than `STATEMENTS`. */
  skipped: number;
}
