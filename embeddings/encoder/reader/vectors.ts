import { type Session, Tensor } from '../onnx.ts';
import type { Encoder } from '../types.ts';

/** A word in no script the shipped encoder was made for: what it gives for this it gives for every unknown word. */
const UNKNOWN = '\u{10380}';

/** Cosine from which two vectors are one. */
const SAME = 0.9999;

/** Letters of a word that are looked at: what is longer is no word, and would be more than an encoder takes. */
const LONGEST = 64;

/** Words whose vectors are kept: about 10 MB. */
const KEPT = 20_000;

/**
 * The encoder's vectors of single words: `[words × dimensions]`, of unit length; all zero where the encoder knows nothing of a
 * word, so that words of other scripts do not all look alike.
 */
export async function wordVectors(
  encoder: Encoder,
): Promise<(words: readonly string[]) => Promise<Float32Array>> {
  const { dimensions } = encoder;
  const nothing = await encoder.encodePassages([UNKNOWN, '']);
  return async (words) => {
    const vectors = await encoder.encodePassages(words.map((word) => word.slice(0, LONGEST)));
    for (let i = 0; i < words.length; i++) {
      const vector = vectors.subarray(i * dimensions, (i + 1) * dimensions);
      for (const at of [0, dimensions]) {
        let cosine = 0;
        for (let d = 0; d < dimensions; d++) cosine += vector[d]! * nothing[at + d]!;
        if (cosine > SAME) vector.fill(0);
      }
    }
    return vectors;
  };
}

/**
 * The reader's own, smaller vectors of words: `[words × dimensions]`. Those met lately are kept, as the same few thousand
 * words make up most of any text.
 *
 * @param projection the graph that turns the encoder's vectors into the reader's
 */
export async function projectedVectors(
  encoder: Encoder,
  projection: Session,
  dimensions: number,
): Promise<(words: readonly string[]) => Promise<Float32Array>> {
  const encoded = await wordVectors(encoder);
  const kept = new Map<string, Float32Array>([['', new Float32Array(dimensions)]]);
  return async (words) => {
    const fresh = words.filter((word) => !kept.has(word));
    if (kept.size + fresh.length > KEPT) {
      const none = kept.get('')!;
      kept.clear();
      kept.set('', none);
      fresh.splice(0, fresh.length, ...words.filter((word) => word !== ''));
    }
    if (fresh.length > 0) {
      const raw = new Tensor('float32', await encoded(fresh), [fresh.length, encoder.dimensions]);
      const { vectors } = await projection.run({ sentence_embedding: raw });
      const all = vectors!.data as Float32Array;
      for (const [i, word] of fresh.entries())
        kept.set(word, all.slice(i * dimensions, (i + 1) * dimensions));
    }
    const found = new Float32Array(words.length * dimensions);
    for (const [i, word] of words.entries()) found.set(kept.get(word)!, i * dimensions);
    return found;
  };
}
