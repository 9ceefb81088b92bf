import type { ConfidenceFeature, SentenceFeature } from '../../answering/features.ts';

/** The evidence that has to do with statements, not only with questions: of the best sentence, and of the whole ranking. */
export const OF_SENTENCE = [
  'covered',
  'close',
  'akin',
  'passageCovered',
  'aroundHeading',
] as const satisfies readonly SentenceFeature[];
export const OF_RANKING = [
  'unsaidShare',
  'semantic',
  'foreign',
  'entityFar',
  'nameFar',
  'year',
  'person',
  'words',
] as const satisfies readonly ConfidenceFeature[];
export const SUPPORT_FEATURES = [...OF_SENTENCE, ...OF_RANKING] as const;
