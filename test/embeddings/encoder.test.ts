import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env, pipeline } from '@xenova/transformers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { MODEL_FILES, SHIPPED_MODEL } from '../../embeddings/encoder/models.ts';
import type { Encoder } from '../../embeddings/encoder/types.ts';

const FOLDER = fileURLToPath(new URL(`../../embeddings/model/${SHIPPED_MODEL}/`, import.meta.url));
const NOWHERE = { cacheDir: join(FOLDER, 'none'), hubUrl: 'http://127.0.0.1:9' };

let encoder: Encoder;
beforeAll(async () => {
  encoder = await openEncoder(NOWHERE);
});
afterAll(() => encoder.close());

async function similarity(a: string, b: string): Promise<number> {
  const vectors = await encoder.encodeQueries([a, b]);
  let sum = 0;
  for (let d = 0; d < encoder.dimensions; d++) sum += vectors[d]! * vectors[encoder.dimensions + d]!;
  return sum;
}

describe('GIVEN the encoder shipped in the repository', () => {
  test.each([
    ['the ambassador to China', 'the envoy posted in Beijing', 'the price of bread'],
    ['Two children are playing in the park.', 'Kids play outside.', 'The parliament passed a budget.'],
    ['A man is slicing an onion.', 'Somebody is cutting up an onion.', 'A man is slicing through the crowd.'],
    [
      'Shares slump after profit warning',
      'Stock plunges on gloomy forecast',
      'Voters queue at polling stations',
    ],
    ['summit between the two Koreas', 'inter-Korean summit talks', 'a summit of high mountains in Nepal'],
    ['아이들이 공원에서 놀고 있다', '꼬마들이 놀이터에서 뛰논다', '남자가 트럭을 고치고 있다'],
    ['외교부 장관이 중국을 방문했다', '중국 방문에 나선 외교장관', '오늘 날씨가 매우 덥다'],
  ])('WHEN %j is compared THEN %j is nearer than %j', async (text, near, far) => {
    expect(await similarity(text, near)).toBeGreaterThan((await similarity(text, far)) + 0.1);
  });

  test.each([
    [
      '누가 주중 대사로 임명되었나?',
      'Who was appointed ambassador to China?',
      'Rice exports fell last year.',
    ],
    ['북한의 핵실험', "North Korea's nuclear test", 'a school for young musicians'],
    [
      '공적개발원조 예산을 늘리겠다',
      'increase the budget for official development assistance',
      'The train was late.',
    ],
    ['김대중 대통령', 'President Kim Dae-jung', 'the river Thames'],
  ])('WHEN %j is asked THEN %j is nearer than %j across languages', async (korean, near, far) => {
    expect(await similarity(korean, near)).toBeGreaterThan((await similarity(korean, far)) + 0.1);
  });

  test('WHEN any text is encoded THEN its vector is of unit length, alone as in company', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 40 }),
        async (texts) => {
          const together = await encoder.encodePassages(texts);
          for (const [i, text] of texts.entries()) {
            const row = together.subarray(i * encoder.dimensions, (i + 1) * encoder.dimensions);
            expect(Math.hypot(...row)).toBeCloseTo(1, 5);
            const alone = await encoder.encodePassages([text]);
            for (const [d, value] of alone.entries()) expect(Math.abs(value - row[d]!)).toBeLessThan(1e-3);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('WHEN no text is given THEN no vector comes back', async () => {
    expect(await encoder.encodePassages([])).toHaveLength(0);
  });

  test('WHEN a passage is longer than the model takes THEN it is refused, a question is shortened', async () => {
    const long = 'the minister said '.repeat(encoder.maxTokens);
    expect(encoder.countTokens(long)).toBeGreaterThan(encoder.maxTokens);
    await expect(encoder.encodePassages([long])).rejects.toThrow(/takes \d+ at most/);
    expect(await encoder.encodeQueries([long])).toHaveLength(encoder.dimensions);
  });

  test('WHEN the feature-extraction pipeline pools by itself THEN it gives the same vectors', async () => {
    const texts = [
      'Who was ambassador to China in 2019?',
      '주중 대사',
      'a much longer sentence about the talks in Seoul',
    ];
    env.allowRemoteModels = false;
    env.localModelPath = dirname(FOLDER.replace(/\/$/, ''));
    const extract = await pipeline('feature-extraction', SHIPPED_MODEL, { quantized: true });
    const ours = await encoder.encodeQueries(texts);
    for (const pooling of ['mean', 'cls'] as const) {
      const theirs = (await extract(texts, { pooling, normalize: true })).data as Float32Array;
      for (const [i, value] of theirs.entries()) expect(Math.abs(value - ours[i]!)).toBeLessThan(1e-3);
    }
    await extract.dispose();
  });

  test('WHEN its files are looked at THEN they are those of the model card, 12 MB at most', () => {
    const card = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    let bytes = 0;
    for (const file of MODEL_FILES) {
      const content = readFileSync(join(FOLDER, file));
      expect(card).toContain(`${createHash('sha256').update(content).digest('hex')}  ${file}`);
      bytes += statSync(join(FOLDER, file)).size;
    }
    expect(bytes).toBeLessThanOrEqual(12_000_000);
  });
});

test('GIVEN a model that is neither shipped nor on the hub WHEN it is opened THEN the way out is named', async () => {
  await expect(openEncoder({ ...NOWHERE, model: 'Xenova/no-such-model' })).rejects.toThrow(
    /cannot be reached at http:\/\/127\.0\.0\.1:9.*leave EMBEDDING_MODEL empty/,
  );
});
