/** Turns text into vectors. Everything that needs one is handed one; `embeddings/encoder/encoder.ts` opens the real thing. */
export interface Encoder {
  /** The model's name as configured, for example `attache-static-ko-en` or `Xenova/multilingual-e5-small`. */
  readonly name: string;
  /** Changes whenever vectors of the same text would: model files, pooling, normalisation, prefixes. Hexadecimal. */
  readonly fingerprint: string;
  readonly dimensions: number;
  /** Longest passage in tokens that is encoded whole. */
  readonly maxTokens: number;
  /** `[texts.length × dimensions]` float32, row after row, each row of unit length. */
  encodeQueries(texts: readonly string[]): Promise<Float32Array>;
  /** As `encodeQueries`, for passages; a text longer than `maxTokens` throws, it is never cut silently. */
  encodePassages(texts: readonly string[]): Promise<Float32Array>;
  /** Share of a text's tokens that are in the vocabulary, 0 … 1: near 0 in a script the model was not made for. */
  knownShare(text: string): number;
  /** Tokens of a passage, special ones and the passage prefix included. */
  countTokens(text: string): number;
  close(): Promise<void>;
}

/** Judges passages against a question by reading both together. Optional: `embeddings/encoder/reranker.ts` opens one. */
export interface Reranker {
  readonly name: string;
  /** One score a passage, unbounded, higher is better. */
  score(question: string, passages: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}
