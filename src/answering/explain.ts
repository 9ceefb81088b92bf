import type { Context } from '../library/context.ts';
import type { Query, QueryTerm, Question } from '../query/types.ts';
import type { Citation } from '../reading/types.ts';
import type { Candidate } from '../retrieval/types.ts';
import { answerWeights } from './choose-weights.ts';
import { confidenceEvidence, confidenceOf } from './confidence.ts';
import { CONFIDENT, UNSURE } from './confidence-weights.ts';
import { ALL_FEATURES, CONFIDENCE_FEATURES } from './features.ts';
import { citationOf } from './quote.ts';
import { rankSentences } from './rank-sentences.ts';
import type { RankedSentence, Ranking } from './ranking.ts';
import type { Outcome } from './types.ts';

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
  kind: Outcome['kind'];
  /** What the question asks for, and the words it was searched by. */
  asks: string;
  analysis: Pick<Query, 'language' | 'phrases' | 'period'> & { text: string; terms: readonly QueryTerm[] };
  sentences: ExplainedSentence[];
  confidence: { value: number; threshold: number; bias: number; evidence: Evidence[] };
}

/** Sentences explained, best first. */
const EXPLAINED = 20;

/** Why a question gets the answer or abstention it gets, for whoever looks after the library. */
export async function explain(context: Context, question: Question): Promise<Explanation> {
  return explanationOf(context, question, await rankSentences(context, question));
}

function explanationOf(context: Context, question: Question, ranking: Ranking): Explanation {
  const value = confidenceOf(ranking);
  const evidence = ranking.sentences.length > 0 ? confidenceEvidence(ranking) : [];
  const { confidence: weights, bias } = answerWeights(ranking.otherLanguage);
  return {
    question: question.text,
    build: context.library.build.id,
    kind: value >= CONFIDENT ? 'answer' : value >= UNSURE ? 'unsure' : 'abstention',
    asks: ranking.query.answerType,
    analysis: analysisOf(ranking),
    sentences: ranking.sentences.slice(0, EXPLAINED).map((sentence) => explained(context, sentence, ranking)),
    confidence: {
      value,
      threshold: CONFIDENT,
      bias,
      evidence: weighed(CONFIDENCE_FEATURES, evidence, weights),
    },
  };
}

const analysisOf = ({ query, retrieval }: Ranking): Explanation['analysis'] => ({
  text: query.search,
  language: query.language,
  terms: retrieval.terms,
  phrases: query.phrases,
  period: query.period,
});

/** Pieces of evidence, terms and passages that are logged. */
const LOGGED = 6;

/** How a question was parsed, what was retrieved, why this sentence and why an answer or none: one object for the log. */
export function trace(context: Context, question: Question, ranking: Ranking) {
  const { asks, kind, analysis, sentences, confidence } = explanationOf(context, question, ranking);
  const weighty = ({ evidence }: { evidence: readonly Evidence[] }) =>
    Object.fromEntries(evidence.slice(0, LOGGED).map(({ name, adds }) => [name, rounded(adds)]));
  const terms = analysis.terms.toSorted((a, b) => b.weight - a.weight).slice(0, 3 * LOGGED);
  const [first] = sentences;
  return {
    question: question.text,
    parsed: { asks, language: analysis.language, phrases: analysis.phrases, period: analysis.period },
    terms: terms.map(({ term, source, origin, weight }) => ({
      term,
      source,
      origin,
      weight: rounded(weight),
    })),
    retrieved: ranking.retrieval.candidates.slice(0, LOGGED).map(({ passage, lexical, semantic, fused }) => ({
      document: context.library.documents[context.library.passage(passage).document]!.path,
      lexical: rounded(lexical),
      semantic: rounded(semantic),
      fused: rounded(fused),
    })),
    chosen: first && { text: first.text, score: rounded(first.score), because: weighty(first) },
    outcome: { kind, confidence: rounded(confidence.value), because: weighty(confidence) },
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

function explained(
  { library }: Context,
  ranked: RankedSentence,
  { retrieval: { candidates }, otherLanguage }: Ranking,
): ExplainedSentence {
  const { sentence, view, candidate, features, score } = ranked;
  return {
    text: sentence.text,
    citation: citationOf(library, view.passage, sentence.start, sentence.end),
    score,
    rank: candidates.indexOf(candidate) + 1,
    candidate,
    evidence: weighed(ALL_FEATURES, features, answerWeights(otherLanguage).sentence),
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
