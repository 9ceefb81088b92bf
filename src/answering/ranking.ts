import type { Domain } from '../domains/types.ts';
import type { Candidate, Retrieval } from '../retrieval/types.ts';
import type { PassageView, ViewedSentence } from './passage-view.ts';
import type { Readings } from './reading-evidence.ts';
import type { WeighedQuery } from './weighed-query.ts';

/** A sentence that may answer, with the evidence for it in the order of `ALL_FEATURES`. */
export interface RankedSentence {
  view: PassageView;
  sentence: ViewedSentence;
  /** Place in its passage. */
  index: number;
  candidate: Candidate;
  features: number[];
  /** It says nothing but words of the question: a name alone in its line, a heading. */
  echo: boolean;
  score: number;
}

export interface Ranking {
  retrieval: Retrieval;
  domain: Domain;
  query: WeighedQuery;
  /** Question and passages are in a language that is matched word by word. */
  otherLanguage: boolean;
  /** Weight of a word that one passage alone holds. */
  rarest: number;
  /** Cosine of each clause of the question that is no name with the likest word of the best sentence or its neighbours. */
  akinToBest: readonly number[];
  /** How often the document of the best sentence has each clause that is a name, as written in the question. */
  mentions: readonly number[];
  readings: Readings;
  views: readonly PassageView[];
  /** Best first. */
  sentences: RankedSentence[];
}
