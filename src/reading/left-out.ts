import type { RemovalReason } from '../documents/types.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry } from '../library/types.ts';
import { visibleDocument } from './cite.ts';

/** Something of a file that is not in its document's text. */
export interface LeftOut {
  text: string;
  reason: RemovalReason;
  /** The last words before its place; empty at the beginning. */
  after: string;
  page?: number;
  sheet?: string;
}

export interface LeftOutPage {
  document: DocumentEntry;
  total: number;
  /** From 0. */
  page: number;
  pages: number;
  entries: LeftOut[];
}

interface Input {
  document: string;
  /** From 0; a page past the end gives the last. */
  page?: number;
  /** Entries a page holds. */
  size: number;
  collections: readonly string[];
}

/** Characters before a place that show where it is, and those of one entry. */
const AFTER = 60;
const LONGEST = 2_000;

/** What reading left out of a document, in its order, a page at a time. Null when the document may not be seen. */
export function leftOut(context: Context, input: Input): LeftOutPage | null {
  const document = visibleDocument(context, input.document, input.collections);
  if (document === undefined) return null;
  const { removed } = context.library.structure(document);
  const pages = Math.max(1, Math.ceil(removed.length / input.size));
  const page = Math.min(Math.max(0, input.page ?? 0), pages - 1);
  const first = page * input.size;
  const shown = removed.slice(first, first + input.size);
  return {
    document: context.library.documents[document]!,
    total: removed.length,
    page,
    pages,
    entries: shown.map((_, i) => leftOutAt(context, document, first + i)),
  };
}

/** @param document index in `library.documents`; `entry` one in its list of what was left out */
export function leftOutAt(context: Context, document: number, entry: number): LeftOut {
  const { text, reason, at, page, sheet } = context.library.structure(document).removed[entry]!;
  return {
    text: text.slice(0, LONGEST),
    reason,
    after: wordsBefore(context.library.text(document), at),
    ...(page !== undefined && { page }),
    ...(sheet !== undefined && { sheet }),
  };
}

/** Whole words before a place, on one line. */
function wordsBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - AFTER), at).replace(/\s+/g, ' ');
  const space = before.indexOf(' ');
  return (at > AFTER && space >= 0 ? before.slice(space + 1) : before).trim();
}
