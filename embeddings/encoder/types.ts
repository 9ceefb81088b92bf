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

/** A passage as a reader is given it. */
export interface ReadPassage {
  /** Title and headings above the sentences, outermost first, in one text; may be empty. */
  heading: string;
  /** Its sentences, list items or table rows, in the order of the document. */
  sentences: readonly string[];
}

/** How a reader finds a passage to answer a question. */
export interface Reading {
  /** One logit a sentence: how likely it is the one that answers. */
  sentences: Float32Array;
  /** Logit of "not told here", on the scale of `sentences`: softmax over the sentences and this one sums to 1. */
  none: number;
  /** For each sentence the likeliest answer in it, as UTF-16 offsets `[start, end)`; null where it has no word. */
  spans: readonly ([start: number, end: number] | null)[];
}

/** Finds the sentence that answers a question, or that none does. `embeddings/encoder/reader.ts` opens one. */
export interface Reader {
  readonly name: string;
  /** One reading a passage, in their order. Passages are read independently of each other. */
  read(question: string, passages: readonly ReadPassage[]): Promise<readonly Reading[]>;
  close(): Promise<void>;
}
