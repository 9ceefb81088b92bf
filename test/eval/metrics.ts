/** Ranking measures, as trec_eval computes them. `ranked` are document ids, best first; `grades` the judged ones. */
export interface RankingMeasures {
  ndcg10: number;
  mrr10: number;
  hit1: number;
  recall10: number;
  recall100: number;
}

export function measureRanking(
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
): RankingMeasures {
  const relevant = [...grades.values()].filter((grade) => grade > 0);
  const gain = (grade: number, rank: number) => grade / Math.log2(rank + 2);
  const dcg = ranked.slice(0, 10).reduce((sum, id, rank) => sum + gain(grades.get(id) ?? 0, rank), 0);
  const ideal = relevant
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, rank) => sum + gain(grade, rank), 0);
  const isRelevant = (id: string) => (grades.get(id) ?? 0) > 0;
  const first = ranked.slice(0, 10).findIndex(isRelevant);
  const found = (depth: number) => ranked.slice(0, depth).filter(isRelevant).length / relevant.length;
  return {
    ndcg10: dcg / ideal,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    hit1: first === 0 ? 1 : 0,
    recall10: found(10),
    recall100: found(100),
  };
}

export function mean(measures: readonly RankingMeasures[]): RankingMeasures {
  const average = (key: keyof RankingMeasures) =>
    measures.reduce((sum, measure) => sum + measure[key], 0) / Math.max(1, measures.length);
  return {
    ndcg10: average('ndcg10'),
    mrr10: average('mrr10'),
    hit1: average('hit1'),
    recall10: average('recall10'),
    recall100: average('recall100'),
  };
}

export function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}
