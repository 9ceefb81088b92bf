import type { Judgement } from './calibration.ts';
import type { RankingMeasures } from './metrics.ts';

/** Shares of questions. */
interface Hits {
  hit1: number;
  hit3: number;
}

/** What is measured of one set; shares are 0 … 1. */
export interface SetResult {
  documents: number;
  queries: number;
  lexical: RankingMeasures;
  semantic: RankingMeasures;
  fused: RankingMeasures;
  /** Questions whose first quote (one of the first three) highlights a sentence with the answer; an abstention is a miss. */
  answers?: Hits & {
    /** Of the questions not abstained from. */
    ofAnswered: Hits;
    /** Sentences highlighted in the first quote, and in the first three together, of an answer. */
    highlighted: { first: number; all: number };
    /** The best sentence alone, and the best three, abstained or not: what a plain sentence ranker is judged by. */
    bestSentences: Hits;
  };
  /**
   * `abstained`: of questions asked where their article is missing; `falselyAbstained`: of those asked where it is there.
   * For question files: of unanswerable ones, and of answerable ones.
   */
  abstention?: { abstained: number; falselyAbstained: number };
  /** Answerable beside unanswerable questions of the set, asked of the whole of it. */
  judgement?: Judgement;
  /** Over the official candidates of each question: by the product's ranking, and by BM25 with Porter stems. */
  candidates?: { mrr: number; bm25: number };
  peers: Record<string, RankingMeasures>;
  /** Of whole questions, encoding included. */
  ms: { p50: number; p95: number; p99: number };
}

export interface Results {
  sets: Record<string, SetResult>;
}

export function percentiles(times: readonly number[]): SetResult['ms'] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => {
    const time = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return Math.round(time * 100) / 100;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
