import { basename, dirname } from 'node:path';
import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@xenova/transformers';
import { Problem } from '../../src/problem.ts';
import { type ModelPlace, modelFolder } from './models.ts';
import type { Reranker } from './types.ts';

/** Pairs that go through the model together. */
const BATCH = 10;

/**
 * Opens a cross-encoder of the hub, which reads question and passage together: slower than comparing vectors, and more
 * exact.
 *
 * @param options.model for example `Xenova/ms-marco-MiniLM-L-6-v2`
 * @throws Problem when the model cannot be had from the hub, or its files cannot be read.
 */
export async function openReranker(options: ModelPlace & { model: string }): Promise<Reranker> {
  const { model: name } = options;
  const folder = await modelFolder(name, options);
  const { tokenizer, model } = await load(name, folder);
  return {
    name,
    score: async (question, passages) => {
      const scores = new Float32Array(passages.length);
      for (let at = 0; at < passages.length; at += BATCH) {
        const batch = passages.slice(at, at + BATCH);
        const inputs = tokenizer(
          batch.map(() => question),
          { text_pair: [...batch], padding: true, truncation: true },
        );
        const { logits } = await model(inputs);
        // One output: how well they go together; two: no and yes.
        const width = logits.data.length / batch.length;
        for (let i = 0; i < batch.length; i++) scores[at + i] = Number(logits.data[i * width + width - 1]);
      }
      return scores;
    },
    close: async () => {
      await model.dispose();
    },
  };
}

async function load(
  name: string,
  folder: string,
): Promise<{ tokenizer: PreTrainedTokenizer; model: PreTrainedModel }> {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
    const model = await AutoModelForSequenceClassification.from_pretrained(basename(folder), {
      quantized: true,
    });
    return { tokenizer, model };
  } catch (cause) {
    const what = `its files in ${folder} cannot be read as a cross-encoder's`;
    throw new Problem(name, what, 'remove that folder, or set RERANK_MODEL to another model', { cause });
  }
}
