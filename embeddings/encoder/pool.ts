import type { Tensor } from '@xenova/transformers';

interface Output {
  /** [texts, dims]: the model has pooled by itself. */
  sentence_embedding?: Tensor;
  /** [texts, tokens, dims] */
  last_hidden_state?: Tensor;
  logits?: Tensor;
}

/**
 * Token vectors → one vector of unit length a text: the model's own where it gives one, else the mean over the text's
 * tokens or its first token. Padding stands after a text's `lengths[i]` tokens and is left out.
 */
export function pool(
  output: Output,
  lengths: readonly number[],
  pooling: 'mean' | 'first',
): { vectors: Float32Array; dimensions: number } {
  const ready = output.sentence_embedding;
  if (ready)
    return { vectors: normalise(ready.data as Float32Array, ready.dims[1]!), dimensions: ready.dims[1]! };
  const hidden = output.last_hidden_state ?? output.logits;
  if (hidden?.dims.length !== 3)
    throw new Error('the model gives no token vectors: it is no feature extractor');
  const [texts, tokens, dimensions] = hidden.dims as [number, number, number];
  const data = hidden.data as Float32Array;
  const vectors = new Float32Array(texts * dimensions);
  for (let text = 0; text < texts; text++) {
    const sum = vectors.subarray(text * dimensions, (text + 1) * dimensions);
    const used = pooling === 'first' ? 1 : lengths[text]!;
    for (let token = 0; token < used; token++) {
      const start = (text * tokens + token) * dimensions;
      for (let d = 0; d < dimensions; d++) sum[d]! += data[start + d]!;
    }
  }
  return { vectors: normalise(vectors, dimensions), dimensions };
}

function normalise(vectors: Float32Array, dimensions: number): Float32Array {
  for (let start = 0; start < vectors.length; start += dimensions) {
    let square = 0;
    for (let d = start; d < start + dimensions; d++) square += vectors[d]! ** 2;
    const length = Math.sqrt(square) || 1;
    for (let d = start; d < start + dimensions; d++) vectors[d]! /= length;
  }
  return vectors;
}
