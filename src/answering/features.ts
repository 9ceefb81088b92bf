/** Features of a sentence, in the order in which `evidence` gives their values. */
export const FEATURES = [
  'covered',
  'coveredSquare',
  'local',
  'akin',
  'akinLocal',
  'aroundBefore',
  'carried',
  'aroundAfter',
  'aroundHeading',
  'ordered',
  'close',
  'typed',
  'near',
  'named',
  'post',
  'year',
  'length',
  'novel',
] as const;

/** Features of the passage a sentence stands in, after those of `FEATURES`. */
export const PASSAGE_FEATURES = [
  'fused',
  'firstPassage',
  'semantic',
  'lexical',
  'passageCovered',
  'lacking',
] as const;

/**
 * Evidence of the reader for a sentence: its log odds against "not told here", its share (as a logarithm) of what is told in
 * its passage, and the log odds that its passage tells it at all.
 */
export const READING_FEATURES = ['read', 'readShare', 'told'] as const;

/** `alike`: cosine of the question with the sentence itself, three times over to be of the others' size. */
export const ALL_FEATURES = [...FEATURES, ...PASSAGE_FEATURES, ...READING_FEATURES, 'alike'] as const;
export type SentenceFeature = (typeof ALL_FEATURES)[number];

/** What the best sentence and its passage say for an answer, in this order. */
const SIGNS = [
  'share',
  'shareOfDocument',
  'told',
  'mostTold',
  'unsaid',
  'unsaidShare',
  'standsOut',
  'semantic',
  'typed',
  'foreign',
  'postMissing',
] as const;
/** What the question demands and the best sentence does not meet (`Unmet`). */
const DEMANDS = ['entityFar', 'nameFar', 'year', 'person', 'words', 'date', 'number'] as const;
export const CONFIDENCE_FEATURES = [...SIGNS, ...DEMANDS] as const;
export type ConfidenceFeature = (typeof CONFIDENCE_FEATURES)[number];
