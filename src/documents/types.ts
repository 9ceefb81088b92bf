import type { Span } from '../text/span.ts';

/** What a document is. `document` is said of one whose kind nothing in it tells. */
export type Kind = 'press release' | 'news' | 'speech' | 'document';

/** The language most of a text is written in (ISO 639-1); `und` for neither of the two. */
export type Language = 'en' | 'ko' | 'und';

/** What is known of a document beside its text. Unknown is null, never a guess. */
export interface Description {
  title: string;
  publisher: string | null;
  author: string | null;
  /** Date of publication, `YYYY-MM-DD`. */
  published: string | null;
  kind: Kind;
  language: Language;
  url: string | null;
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'code'
  | 'table'
  | 'caption'
  | 'byline'
  /** A foot- or endnote, a comment set apart by its author, speaker's notes of a slide. */
  | 'note';

/** Where a block stands in the file it was read from, as far as the format tells. */
export interface Place {
  /** Page or slide, from 1. */
  page?: number;
  /** Name of the sheet of a workbook. */
  sheet?: string;
  /** Text formats: UTF-16 range in the decoded file, of the block with its markup. */
  source?: Span;
  /** The text was recognised in a picture (OCR). */
  recognised?: boolean;
}

/** The cells of a table block: `block.start <= cell < block.end`, all offsets UTF-16 in the document's text. */
export interface Table {
  /** How many rows at the top are headings of columns. */
  header: number;
  /**
   * For each row, the cells' spans in a row: start, end, start, end … An empty cell is a span of no length in its
   * place; a cell that spans several rows or columns stands in each. `cellsOf` gives them as spans.
   */
  rows: readonly (readonly number[])[];
  /** Numbers of the rows as a spreadsheet shows them, from 1; one for each of `rows`. */
  numbers?: readonly number[];
}

/** One block of a document; `document.text.slice(start, end)` is all of it, an item's mark included. */
export interface Block extends Span, Place {
  kind: BlockKind;
  /** Of a heading 1 (outermost) to 6; of an item its depth, from 1; of another block the depth of the item it is part of, else 0. */
  level: number;
  /** Texts of the headings over it, outermost first; of a heading those over itself. Shared between blocks. */
  headings: readonly string[];
  /** Of an item: its number or bullet as written (`3.`, `1)`, `-`, `가.`); the text begins with it. */
  mark?: string;
  /** Of code: the language its author names. */
  language?: string;
  table?: Table;
  /** Of a heading: the name by which a link goes to it, without `#`. */
  anchor?: string;
}

/** Words that link somewhere: the target as written, beside the text. */
export interface Link extends Span {
  url: string;
}

/** Why something of the file is not in the document's text. */
export type RemovalReason =
  /** Menus, buttons, counters, notices that belong to the web page around the document. */
  | 'furniture'
  /** What a page repeats at its head or foot. */
  | 'running head'
  | 'page number'
  /** Said twice by the file: a caption in a picture and below it, text printed twice to look bold. */
  | 'repeated'
  /** Comments for those who edit the file. */
  | 'comment'
  /** Struck out by those who edited the file, which still keeps it (tracked changes). */
  | 'deleted'
  /** Set so that nobody sees it: hidden text, rows, columns or sheets. */
  | 'hidden'
  /** Instructions to the program that makes a page of the file: Liquid, JSX, directives. */
  | 'markup'
  /** Fields that describe the document. */
  | 'front matter';

/** Something left out, and where: it stood before `document.text[at]`. */
export interface Removed extends Place {
  text: string;
  reason: RemovalReason;
  at: number;
}

/** What the text of a document is made of. */
export interface Structure {
  /** In order, none overlapping another, together all of the text but white space. */
  blocks: readonly Block[];
  links: readonly Link[];
  /** Spans of code within prose. */
  codes: readonly Span[];
  removed: readonly Removed[];
}

/** A document as it is stored: read and described. */
export interface Document extends Description, Structure {
  /** Stable across rebuilds: derived from the path. 12 hexadecimal digits. */
  id: string;
  /** Path below the corpus folder, with `/` between folders, in NFC. */
  path: string;
  /** First folder of `path`, or `general` for a file that lies in no folder. */
  collection: string;
  /** SHA-256 (hexadecimal) of the file's bytes; of what a source brought, with what the source says of it. */
  hash: string;
  /** What every offset refers to (UTF-16 code units). */
  text: string;
  /** What whoever indexes should know of the file, though it could be read; one line each, without its path. */
  notices?: readonly string[];
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
  /** Texts of the headings it stands under, outermost first, without the document's own title. */
  headings: string[];
  /** What stands before it and has to be read with it: the header of its table, the sentence that introduces its list. */
  lead: Span[];
}
