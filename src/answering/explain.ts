import type { Context } from '../library/context.ts';
import type { Analysis, Question } from '../query/types.ts';
import type { Citation } from '../reading/types.ts';
import type { Candidate } from '../retrieval/types.ts';
import { CONFIDENCE_FEATURES, confidenceEvidence, confidenceOf } from './confidence.ts';
import { CONFIDENCE_BIAS, CONFIDENCE_WEIGHTS, CONFIDENT } from './confidence-weights.ts';
import { citationOf } from './quote.ts';
import { ALL_FEATURES, type RankedSentence, rankSentences } from './rank-sentences.ts';
import { SENTENCE_WEIGHTS } from './sentence-weights.ts';

/** One piece of evidence: its value, and what it adds to the score (value × weight). */
export interface Evidence {
  name: string;
  value: number;
  adds: number;
}

/** A sentence with its place, its scores and why it has them. */
export interface ExplainedSentence {
  text: string;
  citation: Citation;
  score: number;
  /** Place of its passage in the fused ranking, from 1, and the passage's scores. */
  rank: number;
  candidate: Candidate;
  /** What weighs most first. */
  evidence: Evidence[];
}

/** How an outcome came about: the ranking from inside. */
export interface Explanation {
  question: string;
  build: string;
  kind: 'answer' | 'abstention';
  /** What the question asks for, and the words it was searched by. */
  asks: string;
  analysis: Analysis;
  sentences: ExplainedSentence[];
  confidence: { value: number; threshold: number; bias: number; evidence: Evidence[] };
}

/** Sentences explained, best first. */
const EXPLAINED = 20;

/** Why a question gets the answer or abstention it gets, for whoever looks after the library. */
export async function explain(context: Context, question: Question): Promise<Explanation> {
  const ranking = await rankSentences(context, question);
  const value = confidenceOf(ranking);
  const evidence = ranking.sentences.length > 0 ? confidenceEvidence(ranking) : [];
  return {
    question: question.text,
    build: context.library.build.id,
    kind: value < CONFIDENT ? 'abstention' : 'answer',
    asks: ranking.ask.kind,
    analysis: ranking.retrieval.analysis,
    sentences: ranking.sentences
      .slice(0, EXPLAINED)
      .map((sentence) => explained(context, sentence, ranking.retrieval.candidates)),
    confidence: {
      value,
      threshold: CONFIDENT,
      bias: CONFIDENCE_BIAS,
      evidence: weighed(CONFIDENCE_FEATURES, evidence, CONFIDENCE_WEIGHTS),
    },
  };
}

function explained(
  { library }: Context,
  ranked: RankedSentence,
  candidates: readonly Candidate[],
): ExplainedSentence {
  const { sentence, view, candidate, features, score } = ranked;
  return {
    text: sentence.text,
    citation: citationOf(library, view.passage, sentence.start, sentence.end),
    score,
    rank: candidates.indexOf(candidate) + 1,
    candidate,
    evidence: weighed(ALL_FEATURES, features, SENTENCE_WEIGHTS),
  };
}

function weighed<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
  weights: Record<Name, number>,
): Evidence[] {
  return names
    .map((name, i) => ({ name, value: values[i] ?? 0, adds: (values[i] ?? 0) * weights[name] }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
}
