import type { Description, Document } from '../types.ts';

/** What a reader's process is told: to read a file below the corpus folder, or these bytes as if they lay there. */
export interface Task {
  /** Below the corpus folder. */
  path: string;
  from: { corpusDir: string } | { bytes: Uint8Array; known?: Partial<Description> };
}

/** What it says. */
export type Read =
  | { document: Document }
  | { problem: { about: string; what: string; next: string } }
  | { bug: string };
