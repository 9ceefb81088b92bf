import type { Quote } from '../reading/types.ts';

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
