import type { Encoder, Reader, Reranker } from '../../embeddings/encoder/types.ts';
import type { Domain } from '../domains/types.ts';
import type { Library } from './types.ts';

/** What every operation of the engine stands on. One per build: when the library changes, a new one is made. */
export interface Context {
  readonly library: Library;
  readonly encoder: Encoder;
  /** What only the library's trade knows. */
  readonly domain: Domain;
  /** Set only where RERANK_MODEL names one. */
  readonly reranker?: Reranker | undefined;
  /** Finds the sentence of a passage that answers. */
  readonly reader: Reader;
  /** Folder of the documents, for what lies beside them: `glossary.tsv`, `collections.yaml`. */
  readonly corpusDir: string;
  /** Says how a question was judged; set only where LOG_LEVEL is debug or trace. */
  readonly debug?: ((told: object, what: string) => void) | undefined;
  now(): Date;
  /** Made once per build and kept: in-memory indexes derived from the library. */
  memo<T>(key: string, make: () => T): T;
}
