import type { Description, Structure } from '../documents/types.ts';
import type { Span } from '../text/span.ts';

/** What a library was made with. Two libraries with the same id answer alike. */
export interface Build {
  /** 16 hexadecimal digits over everything below. */
  id: string;
  /** Encoder name and fingerprint. */
  model: string;
  fingerprint: string;
  dimensions: number;
  /** Version of reading, cleaning and cutting together. */
  cutting: number;
  /** Hash over the ids and hashes of all documents. */
  corpus: string;
  /** ISO time the build was committed. */
  created: string;
}

/** A document without its text. */
export interface DocumentEntry extends Description {
  id: string;
  path: string;
  collection: string;
  hash: string;
  /** Length of the text in UTF-16 code units. */
  length: number;
  /** First and one past the last passage number: a document's passages are numbered in a row. */
  passages: [first: number, end: number];
  /** ISO times: when the path entered this library, and when its content last changed. */
  added: string;
  changed: string;
}

/** A passage as the library numbers it: 0 … `passageCount` − 1 within one build. */
export interface StoredPassage {
  id: number;
  /** Index in `Library.documents`. */
  document: number;
  start: number;
  end: number;
  paragraph: number;
  headings: string[];
  /** What has to be read with it: see `Passage.lead`. */
  lead: Span[];
}

/** One near passage and the cosine of its vector with the question's (−1 … 1). */
export interface Neighbour {
  passage: number;
  cosine: number;
}

/**
 * One build of the library, open for reading; it never changes. `open.ts` opens it; when a newer build is committed,
 * the shelf of `shelf.ts` opens that beside it and hands it out from then on.
 *
 * Access is by collection: whoever asks hands in the names of the collections that may be seen, and nothing of any
 * other collection comes back from any method that takes them.
 */
export interface Library {
  readonly build: Build;
  readonly documents: readonly DocumentEntry[];
  readonly passageCount: number;
  passage(id: number): StoredPassage;
  passageText(id: number): string;
  /** Index in `documents`, or undefined. */
  indexOf(documentId: string): number | undefined;
  /** The whole text of a document (cached). */
  text(document: number): string;
  /** Blocks, links and what was left out of a document (cached). */
  structure(document: number): Structure;
  /** Unit-length vector of a passage, not to be changed. */
  vector(passage: number): Float32Array;
  /** Cosines of passages' vectors with one of unit length, in their order, always the same to the bit. */
  cosines(vector: Float32Array, passages: readonly number[]): number[];
  /** The `count` nearest passages among those of `collections`, nearest first: nearly always all, see `nearest.ts`. */
  nearest(vector: Float32Array, count: number, collections: ReadonlySet<string>): Neighbour[];
  /** The same among those marked with 1, of which there are `allowed.count`. */
  nearestAmong(
    vector: Float32Array,
    count: number,
    allowed: { mask: Readonly<Uint8Array>; count: number },
  ): Neighbour[];
  /**
   * Spans that hold `text` character for character, in document order, none overlapping another (FTS5). Case, width,
   * the shape of quotation marks and dashes and the kind of white space are ignored: see `fold.ts`.
   *
   * @param among indices, ascending, of the documents that can hold it, where that is known already
   */
  occurrences(
    text: string,
    collections: ReadonlySet<string>,
    limit: number,
    among?: Iterable<number>,
  ): { document: number; start: number; end: number }[];
  /**
   * A blob derived from this build alone (an index, extracted names); made by `make` and kept beside the library when missing.
   * `make` is given that of an earlier build where one is there, and has to make the same with it as without.
   */
  derived(name: string, version: number, make: (earlier: Uint8Array | undefined) => Uint8Array): Uint8Array;
  /** Reads texts and structures of some documents together, where reading them one by one takes its time. */
  ahead?(documents: Iterable<number>): Promise<void>;
  close(): void;
}
