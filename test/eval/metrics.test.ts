import { expect, it } from 'vitest';
import { measureRanking } from './metrics.ts';

it('GIVEN a ranking by hand THEN the measures are those of trec_eval', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 1],
  ]);
  const { ndcg10, mrr10, hit1, recall10 } = measureRanking(['x', 'b', 'a'], grades);
  const ideal = 2 + 1 / Math.log2(3) + 1 / Math.log2(4);
  expect(ndcg10).toBeCloseTo((1 / Math.log2(3) + 2 / Math.log2(4)) / ideal, 10);
  expect(mrr10).toBe(0.5);
  expect(hit1).toBe(0);
  expect(recall10).toBeCloseTo(2 / 3, 10);
});
