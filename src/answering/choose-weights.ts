import { CONFIDENCE_BIAS, CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import type { ConfidenceFeature, SentenceFeature } from './features.ts';
import {
  OTHER_CONFIDENCE_BIAS,
  OTHER_CONFIDENCE_WEIGHTS,
  OTHER_SENTENCE_WEIGHTS,
} from './other-language-weights.ts';
import { SENTENCE_WEIGHTS } from './sentence-weights.ts';

/** What the evidence for a sentence, and for an answer at all, counts. */
export interface AnswerWeights {
  sentence: Readonly<Record<SentenceFeature, number>>;
  confidence: Readonly<Record<ConfidenceFeature, number>>;
  bias: number;
}

const READ: AnswerWeights = {
  sentence: SENTENCE_WEIGHTS,
  confidence: CONFIDENCE_WEIGHTS,
  bias: CONFIDENCE_BIAS,
};
const OTHER: AnswerWeights = {
  sentence: OTHER_SENTENCE_WEIGHTS,
  confidence: OTHER_CONFIDENCE_WEIGHTS,
  bias: OTHER_CONFIDENCE_BIAS,
};

/** The weights for a language whose grammar is read, or for any other. */
export const answerWeights = (otherLanguage: boolean): AnswerWeights => (otherLanguage ? OTHER : READ);
