import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { evaluate } from '../../embeddings/evaluate/evaluate.ts';
import { bestWeight } from '../../embeddings/evaluate/fusion.ts';
import { ndcg10, spearman, top } from '../../embeddings/evaluate/measures.ts';
import { readSet } from '../../embeddings/evaluate/sets.ts';

describe('GIVEN scores and grades', () => {
  test('WHEN the only relevant document comes third THEN nDCG@10 is a half', () => {
    expect(ndcg10(Float64Array.of(0.9, 0.8, 0.7, 0.1), new Map([[2, 1]]))).toBeCloseTo(0.5, 12);
  });

  test('WHEN grades differ THEN the gain is the grade', () => {
    const found = 1 + 3 / Math.log2(3);
    const ideal = 3 + 1 / Math.log2(3);
    expect(
      ndcg10(
        Float64Array.of(2, 1),
        new Map([
          [0, 1],
          [1, 3],
        ]),
      ),
    ).toBeCloseTo(found / ideal, 12);
  });

  test('WHEN scores are sorted by hand THEN the top is the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (values, n) => {
          const byHand = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
          expect(top(Float64Array.from(values), n)).toEqual(byHand.slice(0, n));
        },
      ),
    );
  });

  test('WHEN ranks are compared THEN ties share a rank and order alone counts', () => {
    expect(spearman([1, 2, 3, 4], [10, 100, 1000, 10000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(spearman([1, 1, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  test('WHEN one weight serves all sets THEN it is the one that gains most where none loses', () => {
    expect(
      bestWeight([
        [0.09, -0.01],
        [0.02, 0.01],
        [0.05, 0],
      ]),
    ).toBe(2);
  });

  test('WHEN some set always loses THEN it is the one with which it loses least', () => {
    expect(
      bestWeight([
        [0.09, -0.01],
        [0.02, -0.005],
      ]),
    ).toBe(1);
  });
});

describe('GIVEN folders of sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-sets-'));
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await openEncoder({ cacheDir: folder, hubUrl: 'http://127.0.0.1:9' });
  });
  afterAll(async () => {
    await encoder.close();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, files: Record<string, object[] | string>) => {
    mkdirSync(join(folder, name));
    for (const [file, content] of Object.entries(files)) {
      const text =
        typeof content === 'string' ? content : content.map((row) => JSON.stringify(row)).join('\n');
      writeFileSync(join(folder, name, file), text);
    }
    return readSet(join(folder, name))!;
  };

  test('WHEN questions and documents share a language THEN encoder, BM25 and their sum are measured', async () => {
    const set = write('plain', {
      'corpus.jsonl': [
        { id: 'a', title: 'Embassies', text: 'The ambassador arrived in Beijing on Monday.' },
        { id: 'b', title: 'Bread', text: 'Bread rose for two hours in a warm kitchen.' },
        { id: 'c', title: 'Rain', text: 'Heavy rain closed three roads near the coast.' },
      ],
      'queries.jsonl': [
        { id: '1', text: 'who is the envoy in Beijing?' },
        { id: '2', text: 'never judged' },
        { id: '3', text: 'baking bread' },
      ],
      'qrels.tsv': '1\ta\t1\n3\tb\t1\n3\tc\t0\n',
    });
    expect(set).toMatchObject({
      kind: 'retrieval',
      questions: ['who is the envoy in Beijing?', 'baking bread'],
    });
    const figures = await evaluate(encoder, set);
    expect(figures).toMatchObject({ kind: 'retrieval', alone: 1, bm25: 1 });
    expect(figures).toHaveProperty('fusedBy', Array(20).fill(1));
  });

  test('WHEN the languages differ THEN hit@1 is measured both ways', async () => {
    const set = write('two-languages', {
      'corpus.jsonl': [
        { id: 'a', title: '', text: 'North Korea tested a missile.' },
        { id: 'b', title: '', text: 'The economy grew by three percent.' },
      ],
      'queries.jsonl': [
        { id: '1', text: '북한이 미사일을 시험했다' },
        { id: '2', text: '경제가 3퍼센트 성장했다' },
      ],
      'qrels.tsv': '1\ta\t1\n2\tb\t1\n',
    });
    expect(await evaluate(encoder, set)).toEqual({ kind: 'bitext', hit1: 1, hit1Reverse: 1 });
  });

  test('WHEN sentences were scored by people THEN only the test split counts', async () => {
    const set = write('pairs', {
      'pairs.jsonl': [
        { split: 'dev', score: 0, a: 'same', b: 'same' },
        { split: 'test', score: 5, a: 'A man is singing.', b: 'A man is singing.' },
        { split: 'test', score: 3, a: 'A man is singing.', b: 'A person is singing a song.' },
        { split: 'test', score: 0, a: 'A man is singing.', b: 'Parliament passed the budget.' },
      ],
    });
    const figures = await evaluate(encoder, set);
    expect(figures.kind === 'similarity' && figures.spearman).toBeCloseTo(1, 12);
  });

  test('WHEN a folder holds no set THEN it is passed over', () => {
    mkdirSync(join(folder, 'other'));
    expect(readSet(join(folder, 'other'))).toBeUndefined();
  });
});
