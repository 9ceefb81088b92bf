/** What a document is. `document` is said of one whose kind nothing in it tells. */
export type Kind = 'press release' | 'news' | 'speech' | 'document';

/** The language most of a text is written in (ISO 639-1); `und` for neither of the two. */
export type Language = 'en' | 'ko' | 'und';

/** What is known of a document beside its text. Unknown is null, never a guess. */
export interface Description {
  title: string;
  publisher: string | null;
  /** Date of publication, `YYYY-MM-DD`. */
  published: string | null;
  kind: Kind;
  language: Language;
  url: string | null;
}

/** A document as it is stored: read, cleaned and described. */
export interface Document extends Description {
  /** Stable across rebuilds: derived from the path. 12 hexadecimal digits. */
  id: string;
  /** Path below the corpus folder, with `/` between folders, in NFC. */
  path: string;
  /** First folder of `path`, or `general` for a file that lies in no folder. */
  collection: string;
  /** SHA-256 (hexadecimal) of the file's bytes. */
  hash: string;
  /** The cleaned text: what every offset of a passage or quote refers to (UTF-16 code units). */
  text: string;
}

/** One heading with its place in the text. */
export interface Heading {
  level: number;
  start: number;
  end: number;
}

/** A span of a document small enough to be embedded; always `document.text.slice(start, end)`. */
export interface Passage {
  document: string;
  /** UTF-16 offsets in `Document.text`. */
  start: number;
  end: number;
  /** Number of the paragraph it begins in, from 1; headings are not counted. */
  paragraph: number;
  /** Texts of the headings it stands under, outermost first. */
  headings: string[];
}
