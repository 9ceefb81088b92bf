import type { Wanted } from './groups.ts';
import type { Best } from './lexical/best.ts';
import type { LexicalIndex } from './lexical/lexical-index.ts';
import type { TermGroup } from './lexical/score.ts';
import type { Scope } from './scope.ts';

/** Passages taken from the lexical ranking. */
export const DEPTH = 200;
/** Passages taken from the semantic ranking. */
export const NEAREST = 100;

/** What is looked for. */
export interface Sought {
  groups: readonly TermGroup[];
  vector: Float32Array;
  scope: Scope;
}

/** Candidates, and all that ranking needs to know of them. */
export interface Found {
  /** Holds what was found, at least. */
  index: LexicalIndex;
  /** The best passages by words. */
  best: Best;
  /** The nearest passages by meaning, with their cosines. */
  near: Map<number, number>;
}

/** Where candidates come from: this process's memory, or the database that the library lies in. */
export interface Finder {
  /** What is known of words before anything was found: which there are, and how many hold them. */
  index: LexicalIndex;
  /** Finds out how rare the terms of `wanted` are together. */
  learn(wanted: readonly Wanted[]): Promise<void>;
  /** Documents that may hold a phrase, ascending, where words tell; null where they do not. */
  mayHold(phrase: string): Iterable<number> | null;
  /** The candidates within the scope, and no others. */
  find(sought: Sought): Promise<Found>;
}
