import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../embeddings/encoder/reader.ts';
import type { Reader } from '../../embeddings/encoder/types.ts';
import { writeAnsweringModel } from './answering-model.ts';
import { type Hub, serveHub } from './hub-server.ts';

const MODEL = 'somebody/tiny-squad2';
const PASSAGE = {
  heading: 'Harbour office',
  sentences: [
    'The office opens at nine.',
    'Fees are paid in CASH, never by card.',
    'Boats over twelve metres moor at the Élan pier.',
  ],
};
const WORDS =
  'the office opens at nine fees are paid in cash never by card boats over twelve metres moor elan pier'.split(
    ' ',
  );

let hub: Hub;
let folder: string;
let reader: Reader;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attache-reader-'));
  writeAnsweringModel(join(folder, 'model'), WORDS);
  hub = await serveHub(MODEL, join(folder, 'model'));
  reader = await openReader({ model: MODEL, hubUrl: hub.url, cacheDir: join(folder, 'cache') });
}, 60_000);
afterAll(async () => {
  await reader.close();
  await hub.close();
  rmSync(folder, { recursive: true });
});

const margin = ({ sentences, none }: { sentences: Float32Array; none: number }) =>
  Math.max(...sentences) - none;

describe('GIVEN a question-answering model of the hub', () => {
  test.each([
    ['cash?', 1, 'CASH'],
    ['pier?', 2, 'pier'],
    ['elan?', 2, 'Élan'],
    ['nine?', 0, 'nine'],
  ])('WHEN “%s” is asked THEN its sentence and the words in it are found', async (question, at, words) => {
    const [reading] = await reader.read(question, [PASSAGE]);
    expect(reading!.sentences.indexOf(Math.max(...reading!.sentences))).toBe(at);
    expect(margin(reading!)).toBeGreaterThan(0);
    expect(PASSAGE.sentences[at]!.slice(...reading!.spans[at]!)).toBe(words);
  });

  test('WHEN no sentence has it THEN “not told here” is likelier than any', async () => {
    const [reading] = await reader.read('zebra', [PASSAGE]);
    expect(margin(reading!)).toBeLessThan(0);
  });

  test('WHEN a passage is longer than the model reads at once THEN it is read in parts, and every sentence judged', async () => {
    const filler = Array.from({ length: 12 }, () => 'Fees are paid at the office.');
    const long = { heading: 'Harbour office', sentences: [...filler, 'Boats moor at the pier.', ...filler] };
    const [reading] = await reader.read('pier?', [long]);
    expect(reading!.sentences.indexOf(Math.max(...reading!.sentences))).toBe(12);
    expect(reading!.sentences).toHaveLength(25);
    expect(reading!.spans.every((span) => span !== null)).toBe(true);
  });

  test('WHEN its files are damaged THEN the setting to change is named', async () => {
    const name = 'somebody/broken';
    const broken = join(folder, 'broken');
    writeAnsweringModel(broken, WORDS);
    writeFileSync(join(broken, 'onnx/model_quantized.onnx'), 'no graph');
    const other = await serveHub(name, broken);
    const opening = openReader({ model: name, hubUrl: other.url, cacheDir: join(folder, 'cache') });
    await expect(opening).rejects.toThrow(/READER_MODEL/);
    await other.close();
  });
});
