import { judgementLines } from './calibration.ts';
import type { RankingMeasures } from './metrics.ts';
import type { Results, SetResult } from './result.ts';

const RANKING: [title: string, key: keyof RankingMeasures][] = [
  ['nDCG@10', 'ndcg10'],
  ['MRR@10', 'mrr10'],
  ['hit@1', 'hit1'],
  ['R@10', 'recall10'],
  ['R@100', 'recall100'],
];

/** The results as text: one block a set, one line a ranking. */
export function tableOf({ sets }: Results): string {
  return Object.entries(sets)
    .map(([name, result]) => block(name, result))
    .join('\n\n');
}

function block(name: string, result: SetResult): string {
  const rankings: [string, RankingMeasures][] = [
    ['fused', result.fused],
    ['lexical', result.lexical],
    ['semantic', result.semantic],
    ...Object.entries(result.peers),
  ];
  const head = `${name}: ${result.documents} documents, ${result.queries} questions`;
  const titles = `  ${''.padEnd(12)}${RANKING.map(([title]) => title.padStart(9)).join('')}`;
  const lines = rankings.map(
    ([title, measures]) =>
      `  ${title.padEnd(12)}${RANKING.map(([, key]) => measures[key].toFixed(3).padStart(9)).join('')}`,
  );
  return [head, titles, ...lines, ...notes(result).map((note) => `  ${note}`)].join('\n');
}

function notes({ answers, abstention, judgement, candidates, ms }: SetResult): string[] {
  const found: string[] = [];
  if (answers) {
    const hits = ({ hit1, hit3 }: { hit1: number; hit3: number }) =>
      `hit@1 ${hit1.toFixed(3)}, hit@3 ${hit3.toFixed(3)}`;
    const { ofAnswered, highlighted, bestSentences } = answers;
    found.push(
      `highlighted sentence holds the answer: ${hits(answers)}; of those answered ${hits(ofAnswered)}`,
      `  highlighted: ${highlighted.first.toFixed(1)} sentences in the first quote, ${highlighted.all.toFixed(1)} in three`,
      `  the best sentences by themselves, abstained or not: ${hits(bestSentences)}`,
    );
  }
  if (abstention) {
    found.push(
      `abstained: ${percent(abstention.abstained)} where the answer is missing, ${percent(abstention.falselyAbstained)} where it is there`,
    );
  }
  if (judgement) found.push(...judgementLines(judgement));
  if (candidates)
    found.push(
      `MRR over the official candidates: ${candidates.mrr.toFixed(3)}, BM25 ${candidates.bm25.toFixed(3)}`,
    );
  found.push(`whole question: p50 ${ms.p50} ms, p95 ${ms.p95} ms, p99 ${ms.p99} ms`);
  return found;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Every figure that differs from an earlier run by at least `LEAST`, one a line. */
export function comparison(now: Results, before: Results): string {
  const lines: string[] = [];
  for (const [name, result] of Object.entries(now.sets)) {
    const earlier = before.sets[name];
    if (!earlier) {
      lines.push(`${name}: new`);
      continue;
    }
    const old = new Map(figures(earlier));
    for (const [figure, value] of figures(result)) {
      const was = old.get(figure);
      if (was === undefined || Math.abs(value - was) < LEAST) continue;
      const change = value - was;
      lines.push(
        `${name} ${figure}: ${was.toFixed(3)} → ${value.toFixed(3)} (${change > 0 ? '+' : ''}${change.toFixed(3)})`,
      );
    }
  }
  return lines.length > 0 ? lines.join('\n') : 'no difference';
}

const LEAST = 0.0005;

/** All numbers of a result by name, times left out: they change from run to run. */
function figures(value: object, path = ''): [string, number][] {
  return Object.entries(value).flatMap(([key, inner]): [string, number][] => {
    if (key === 'ms') return [];
    const name = path ? `${path}.${key}` : key;
    if (typeof inner === 'number') return [[name, inner]];
    return typeof inner === 'object' && inner !== null ? figures(inner, name) : [];
  });
}
