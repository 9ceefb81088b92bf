import type { Quote } from '../../reading/types.ts';
import type { LeftOutPlace } from './left-out.ts';

/** What was put up with when a quote was compared: none of it changes a word. */
export type Tolerance =
  | 'case'
  | 'marks' // the shape of quotation marks and dashes
  | 'spaces' // line breaks and double spaces
  | 'markup' // blockquote marks, escapes, bold, links
  | 'ellipsis' // left out; what stands on either side was looked for on its own
  | 'insertion'; // [words put in], left out of the comparison

/**
 * One place where a quoted text stands. A text with something left out has one quote for each part, in order, all of
 * one document. Each quote is whole sentences, the words asked about are its highlights.
 */
export interface Place {
  quotes: Quote[];
}

/** The nearest true wording. Offsets are UTF-16. */
export interface NearWording {
  /** What the document says: whole sentences; its highlights are the words that differ. */
  quote: Quote;
  /** Words of `Verification.given` that the document does not have there. */
  differing: [start: number, end: number][];
  /** Share (0 … 1) of all words, of both wordings together, that agree. */
  agreement: number;
}

export interface Verification {
  kind: 'verbatim' | 'near' | 'absent';
  /** The text as it was compared, without the marks Discord or a person put around it. */
  given: string;
  tolerated: Tolerance[];
  /** At most `PLACES` of them, in order of the library; empty unless verbatim. */
  places: Place[];
  /** Only when near. */
  nearest: NearWording | null;
  /** Where a file has the words, though they were left out of the document's text; empty when verbatim. */
  leftOut: LeftOutPlace[];
  searched: { documents: number; from: string | null; to: string | null };
  build: string;
}
