import { basename, dirname, join } from 'node:path';
import { env, type FeatureExtractionPipeline, pipeline, Tensor } from '@xenova/transformers';
import { Problem } from '../../src/problem.ts';
import { type Convention, conventionOf } from './conventions.ts';
import { fingerprintOf } from './fingerprint.ts';
import { MODEL_FILE, type ModelPlace, modelFolder, SHIPPED_MODEL } from './models.ts';
import { pool } from './pool.ts';
import type { Encoder } from './types.ts';

/** Texts of about equal length that go through the model together; larger brought nothing on 2 cores. */
const BATCH = 32;

export interface EncoderOptions extends ModelPlace {
  /** A folder under `embeddings/model/` or a hub model; the shipped encoder when left out. */
  model?: string | undefined;
}

/**
 * Opens a sentence encoder: feature extraction by @xenova/transformers, pooled and normalised here, with the prefixes
 * the model was trained with. The first (slow) run of the model is over when this returns.
 *
 * @throws Problem when the model is neither shipped nor to be had from the hub, or its files cannot be read.
 */
export async function openEncoder(options: EncoderOptions): Promise<Encoder> {
  const name = options.model ?? SHIPPED_MODEL;
  const folder = await modelFolder(name, options);
  const convention = conventionOf(name);
  const [extractor, fingerprint] = await Promise.all([load(name, folder), fingerprintOf(folder, convention)]);
  const { tokenizer, model } = extractor;
  const maxTokens = Math.min(
    Number(tokenizer.model_max_length) || Number.POSITIVE_INFINITY,
    Number(model.config.max_position_embeddings) || 512,
  );

  const tokensOf = (text: string): number[] => tokenizer.encode(text);

  // The shipped model looks up and adds padding as it does words: the sentences of an answer took half as long again.
  const padded = !isPooled(extractor);
  const encode = async (tokens: readonly number[][]): Promise<Float32Array> => {
    let all: Float32Array | undefined;
    for (const batch of batches(tokens, padded)) {
      const { vectors, dimensions } = await run(
        extractor,
        batch.map((i) => tokens[i]!),
        convention.pooling,
      );
      all ??= new Float32Array(tokens.length * dimensions);
      for (const [row, i] of batch.entries()) {
        all.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
      }
    }
    return all ?? new Float32Array(0);
  };

  const encodeQueries = (texts: readonly string[]) =>
    encode(texts.map((text) => tokensOf(convention.queryPrefix + text).slice(0, maxTokens)));

  const dimensions = (await encodeQueries(['warm-up'])).length;
  return {
    name,
    fingerprint,
    dimensions,
    maxTokens,
    encodeQueries,
    encodePassages: async (texts) =>
      encode(
        texts.map((text) => {
          const tokens = tokensOf(convention.passagePrefix + text);
          if (tokens.length <= maxTokens) return tokens;
          throw new RangeError(`passage of ${tokens.length} tokens: ${name} takes ${maxTokens} at most`);
        }),
      ),
    countTokens: (text) => tokensOf(convention.passagePrefix + text).length,
    knownShare: (text) => {
      const unknown = tokenizer.unk_token_id;
      const own = tokensOf(text).filter(
        (token) => !tokenizer.all_special_ids.includes(token) || token === unknown,
      );
      return own.length === 0 ? 0 : own.filter((token) => token !== unknown).length / own.length;
    },
    close: async () => {
      await extractor.dispose();
    },
  };
}

/** Loads run one after the other: where the library looks for files is one setting for the whole process. */
let loading: Promise<unknown> = Promise.resolve();

function load(name: string, folder: string): Promise<FeatureExtractionPipeline> {
  const mine = loading.then(async () => {
    env.allowRemoteModels = false;
    env.useFSCache = false;
    env.localModelPath = dirname(folder);
    const extractor = await pipeline('feature-extraction', basename(folder), { quantized: true });
    if (isPooled(extractor)) await useOneThread(extractor, folder);
    return extractor;
  });
  loading = mine.catch(() => {});
  return mine.catch((cause) => {
    throw new Problem(name, `its files in ${folder} cannot be read`, 'remove that folder and start again', {
      cause,
    });
  });
}

/** Whether a model, as the shipped one does, looks vectors up and adds them: its configuration says so. */
const isPooled = ({ model }: FeatureExtractionPipeline): boolean =>
  model.config.pooling === 'sentence_embedding';

/**
 * Has the model work in the thread that calls it. Handing parts of so little work to a second thread and waiting for it
 * took up to three times the processor and, on a busy machine, up to 20 times the time; the vectors are the same to the bit. The
 * library opens a model only one way, so it is opened once more (16 ms).
 */
async function useOneThread({ model }: FeatureExtractionPipeline, folder: string): Promise<void> {
  const Session = model.session.constructor;
  model.session = await Session.create(join(folder, MODEL_FILE), { intraOpNumThreads: 1 });
}

/** Ordinals of texts that go through the model together, shorter ones first: of about one length, or of one length exactly. */
function* batches(tokens: readonly number[][], padded: boolean): Generator<number[]> {
  const order = tokens.map((_, i) => i).sort((a, b) => tokens[a]!.length - tokens[b]!.length || a - b);
  let batch: number[] = [];
  for (const i of order) {
    const isOther = !padded && batch.length > 0 && tokens[batch[0]!]!.length !== tokens[i]!.length;
    if (batch.length === BATCH || isOther) {
      yield batch;
      batch = [];
    }
    batch.push(i);
  }
  if (batch.length > 0) yield batch;
}

async function run(
  extractor: FeatureExtractionPipeline,
  tokens: readonly number[][],
  pooling: Convention['pooling'],
) {
  const longest = Math.max(...tokens.map((row) => row.length));
  const ids = new BigInt64Array(tokens.length * longest).fill(BigInt(extractor.tokenizer.pad_token_id ?? 0));
  const mask = new BigInt64Array(tokens.length * longest);
  for (const [row, own] of tokens.entries()) {
    for (const [i, id] of own.entries()) ids[row * longest + i] = BigInt(id);
    mask.fill(1n, row * longest, row * longest + own.length);
  }
  const shape = [tokens.length, longest];
  const inputs = {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  };
  const output = isPooled(extractor) ? await pooledOnly(extractor, inputs) : await extractor.model(inputs);
  return pool(
    output,
    tokens.map((row) => row.length),
    pooling,
  );
}

/**
 * The one vector a text, without the vectors of all its tokens, which repeat it and are copied out besides. The runtime
 * gives the only output asked for, under the name of the model's first.
 */
async function pooledOnly({ model }: FeatureExtractionPipeline, inputs: Record<string, Tensor>) {
  const [vectors] = Object.values<Tensor>(await model.session.run(inputs, ['sentence_embedding']));
  return { sentence_embedding: vectors! };
}
