import type { DocumentEntry } from '../library/types.ts';
import type { Quote } from '../reading/types.ts';

/** How much is quoted: about 700, 1,500 or 3,000 characters of the documents. */
export type Length = 'short' | 'medium' | 'long';

export interface DigestInput {
  /** Names of the collections that may be seen. */
  collections: readonly string[];
  /** Only documents that entered the library or changed later than this (ISO time; `Build.created` of a former digest). */
  after?: string | null;
  /** Only documents as they were at this ISO time: what entered or changed later is left out. */
  until?: string | null;
  /** Only documents of this day (`YYYY-MM-DD`) and later: see `newDocuments`. */
  since?: string | null;
  /** Only what bears on one of these; none: everything. */
  topics?: readonly string[];
  length?: Length;
  /** Lines that are not told again (`lineKey`): what former digests said. */
  told?: readonly string[];
  /** Where a story is told in both languages, it is quoted in this one. */
  language?: 'en' | 'ko';
  /** Day from which dates lie ahead; the engine's clock when left out. */
  today?: string;
}

/** A document of a digest. */
export interface NewDocument
  extends Pick<
    DocumentEntry,
    'id' | 'title' | 'publisher' | 'published' | 'kind' | 'collection' | 'path' | 'url'
  > {
  /** It was there before, with another text. */
  changed: boolean;
}

/** What belongs together: one document, or several that tell one story. */
export interface Group {
  /** Title of its leading document. */
  title: string;
  /** Ids of its documents, the leading one first. */
  documents: string[];
  /** In the order of the documents' own text. */
  lines: Quote[];
}

/** A day or period that lies ahead, with the sentence that names it (the date is the highlight). */
export interface Ahead {
  from: string;
  to: string;
  quote: Quote;
}

/** Somebody named in the documents of a digest. */
export interface Mentioned {
  name: string;
  /** Spellings in both scripts. */
  names: string[];
  mentions: number;
  documents: number;
  /** The sentence that names the person first. */
  quote: Quote;
}

export interface Digest {
  /** Build it was made from, and when that was committed: the `after` of the next digest. */
  build: string;
  created: string;
  /** What is new, newest first, at most `LISTED`; `total` counts all. */
  documents: NewDocument[];
  total: number;
  groups: Group[];
  ahead: Ahead[];
  people: Mentioned[];
}
