import { type Outline, outlineOfBlocks } from '../documents/structure.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry } from '../library/types.ts';
import type { Citation } from './types.ts';

/** Outlines kept per build; a document is usually read several times in a row. */
const OUTLINES = 200;

/** Headings and numbered paragraphs of a document, remembered. */
export function outlineOf(context: Context, document: number): Outline {
  const kept = context.memo('reading.outlines', () => new Map<number, Outline>());
  let found = kept.get(document);
  if (!found) {
    found = outlineOfBlocks(context.library.structure(document).blocks);
    if (kept.size >= OUTLINES) kept.delete(kept.keys().next().value as number);
    kept.set(document, found);
  }
  return found;
}

/** Index in `library.documents` of a document that may be seen; undefined for any other. */
export function visibleDocument(
  context: Context,
  id: string,
  collections: readonly string[],
): number | undefined {
  const index = context.library.indexOf(id);
  if (index === undefined) return undefined;
  return collections.includes(context.library.documents[index]!.collection) ? index : undefined;
}

/** The citation of any span of a document (UTF-16 offsets). */
export function citeSpan(context: Context, document: number, start: number, end: number): Citation {
  const entry = context.library.documents[document]!;
  const { paragraphs } = outlineOf(context, document);
  const paragraph = paragraphs.findLast((found) => found.start <= start)?.number ?? 1;
  return { ...citationOf(entry), paragraph, headings: headingsAbove(context, document, start), start, end };
}

function citationOf(entry: DocumentEntry) {
  const { id, path, collection, title, publisher, published, kind, language, url, hash } = entry;
  return { documentId: id, path, collection, title, publisher, published, kind, language, url, hash };
}

function headingsAbove(context: Context, document: number, at: number): string[] {
  const text = context.library.text(document);
  const open: { level: number; text: string }[] = [];
  for (const { level, start, end } of outlineOf(context, document).headings) {
    if (start > at) break;
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    open.push({ level, text: text.slice(start, end) });
  }
  return open.map((heading) => heading.text);
}
