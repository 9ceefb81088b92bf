import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../src/problem.ts';
import { openEncoder } from './encoder.ts';
import { MODEL_FILE, type ModelPlace, SHIPPED_MODEL, SHIPPED_READER, shippedFolder } from './models.ts';
import { InferenceSession, Tensor } from './onnx.ts';
import { exampleOf, FEATURES } from './reader/example.ts';
import { likeliestSpan } from './reader/spans.ts';
import { inputsOf } from './reader/tensors.ts';
import { projectedVectors } from './reader/vectors.ts';
import type { Encoder, Reader, Reading, ReadPassage } from './types.ts';

export interface ReaderOptions extends ModelPlace {
  /** An extractive question-answering model of the hub; the shipped reader when left out. */
  model?: string | undefined;
  /** The encoder in use. When it is the shipped one the shipped reader takes its vectors; otherwise it opens that one for itself. */
  encoder?: Encoder | undefined;
}

/** What `config.json` of a reader of ours says. */
interface ReaderConfig {
  word_dimensions: number;
  features: typeof FEATURES;
}

const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Opens a reader, which finds the sentence of a passage that answers a question, or that none does.
 *
 * @throws Problem when its files cannot be had or read, or were made for other features than this version computes.
 */
export async function openReader(options: ReaderOptions): Promise<Reader> {
  const { model } = options;
  if (!model || model === SHIPPED_READER) return openShippedReader(options);
  const { openHubReader } = await import('./reader/hub-reader.ts');
  return openHubReader({ ...options, model });
}

async function openShippedReader(options: ReaderOptions): Promise<Reader> {
  const folder = shippedFolder(SHIPPED_READER);
  const { config, reader, projection } = await load(folder);
  const own =
    options.encoder?.name === SHIPPED_MODEL ? null : await openEncoder({ ...options, model: SHIPPED_MODEL });
  const dimensions = config.word_dimensions;
  const vectorsOf = await projectedVectors(own ?? options.encoder!, projection, dimensions);

  const read = async (question: string, passages: readonly ReadPassage[]): Promise<Reading[]> => {
    if (passages.length === 0) return [];
    const { keys, feeds, offsets, sentences, width } = inputsOf(exampleOf(question, passages));
    const vectors = new Tensor('float32', await vectorsOf(keys), [keys.length, dimensions]);
    const outputs = await reader.run({ ...feeds, vectors });
    const [scores, none, start, end] = ['sentences', 'none', 'start', 'end'].map(
      (name) => outputs[name]!.data as Float32Array,
    ) as [Float32Array, Float32Array, Float32Array, Float32Array];
    return passages.map(({ sentences: texts }, p) => {
      const first = offsets[p]! + 1;
      const spans = texts.map((text, i) => {
        const row = (first + i) * width;
        const { words } = sentences[first + i]!;
        return likeliestSpan(text, words, start.subarray(row, row + width), end.subarray(row, row + width));
      });
      return { sentences: scores.slice(first, first + texts.length), none: none[p]!, spans };
    });
  };
  // The first run of a graph is slow; it is over when this returns.
  await read('warm-up?', [{ heading: '', sentences: ['Warm-up.'] }]);
  return {
    name: SHIPPED_READER,
    read,
    close: async () => {
      await own?.close();
    },
  };
}

async function load(folder: string) {
  try {
    const config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')) as ReaderConfig;
    if (JSON.stringify(config.features) !== JSON.stringify(FEATURES))
      throw new Error(
        `made for the features ${JSON.stringify(config.features)}, not ${JSON.stringify(FEATURES)}`,
      );
    const [reader, projection] = await Promise.all([
      InferenceSession.create(join(folder, MODEL_FILE), ONE_THREAD),
      InferenceSession.create(join(folder, 'onnx/words.onnx'), ONE_THREAD),
    ]);
    return { config, reader, projection };
  } catch (cause) {
    throw new Problem(
      SHIPPED_READER,
      `its files in ${folder} cannot be read`,
      'check out this version again',
      {
        cause,
      },
    );
  }
}
