import type { BlockKind } from '../documents/types.ts';
import type { DocumentEntry } from '../library/types.ts';

/** Where a quote stands, complete enough for anyone to check it. */
export interface Citation {
  documentId: string;
  path: string;
  collection: string;
  title: string;
  publisher: string | null;
  published: string | null;
  kind: DocumentEntry['kind'];
  language: DocumentEntry['language'];
  /** Its page, where it or a rule of `collections.yaml` names one. */
  url: string | null;
  /** The same with the anchor of the heading that the quote stands under. */
  link?: string | null;
  /** SHA-256 of the file. */
  hash: string;
  paragraph: number;
  headings: string[];
  /** What the quote is: a row of a table, code, prose. */
  block?: BlockKind;
  /** Page or slide, from 1. */
  page?: number;
  /** Sheet of a workbook, and the number of its row. */
  sheet?: string;
  row?: number;
  /** The words were recognised in a picture (OCR). */
  recognised?: boolean;
  /** UTF-16 offsets in the document's text. */
  start: number;
  end: number;
}

/** A cell of a quoted table: its words, and where they begin in the quote's text; null where they stand outside it. */
export interface QuotedCell {
  text: string;
  at: number | null;
}

/** A part of a quote as it is shown. */
export interface QuotedBlock {
  kind: BlockKind;
  /** Of a heading or item; 0 for others. */
  level: number;
  /** The words, as they stand in the document. */
  text: string;
  /** Where they begin in the quote's text; null for what stands before the quote and is read with it. */
  at: number | null;
  /** It does not stand together with what is shown above it: "[…]" goes between. */
  cut: boolean;
  /** Number or bullet of an item that is shown from its beginning. */
  mark?: string;
  /** Of code, where its author names it. */
  language?: string;
  /** Of a table: the rows that head its columns, and the rows quoted, whole. */
  header?: QuotedCell[][];
  rows?: QuotedCell[][];
}

/** `text` is always `document.text.slice(start, end)`; highlights are `[start, end]` relative to `text`. */
export interface Quote {
  text: string;
  start: number;
  end: number;
  highlights: [number, number][];
  /** The one of them that answers best; left out where nothing was asked. */
  answering?: [number, number];
  /** Fused score, higher is better; comparable within one answer only. */
  score: number;
  citation: Citation;
  /** How it is laid out, where it is more than the words of one paragraph: items, code, rows of a table. */
  blocks?: QuotedBlock[];
  /** The same story elsewhere: near-duplicates folded into this quote. */
  also: Citation[];
}
