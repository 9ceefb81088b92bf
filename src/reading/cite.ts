import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readLinkRules } from '../documents/link-rules.ts';
import { blockAt, type Outline, outlineOfBlocks } from '../documents/structure.ts';
import type { Block } from '../documents/types.ts';
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
  const { blocks } = context.library.structure(document);
  const index = Math.max(0, blockAt(blocks, start));
  const { paragraphs } = outlineOf(context, document);
  const above = Math.max(0, blockAt(paragraphs, start));
  return {
    ...citationOf(context, entry),
    ...whereOf(context, document, index, start),
    link: linkTo(urlOf(context, entry), blocks, index),
    paragraph: paragraphs[above]?.number ?? 1,
    start,
    end,
  };
}

function citationOf(context: Context, entry: DocumentEntry) {
  const { id, path, collection, title, publisher, published, kind, language, hash } = entry;
  const url = urlOf(context, entry);
  return { documentId: id, path, collection, title, publisher, published, kind, language, url, hash };
}

/** The document's own address, or the one that a rule of `collections.yaml` gives its path. */
export function urlOf(context: Context, { url, path }: DocumentEntry): string | null {
  if (url) return url;
  const rules = context.memo(`links ${changedAt(context.corpusDir)}`, () => readLinkRules(context.corpusDir));
  return rules(path);
}

function changedAt(corpusDir: string): number {
  return statSync(join(corpusDir, 'collections.yaml'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Heading path, page, sheet and row of the block that a span begins in. */
function whereOf(context: Context, document: number, index: number, start: number) {
  const block = context.library.structure(document).blocks[index];
  if (!block) return { headings: [] };
  const { kind, page, sheet, recognised, table } = block;
  const own = kind === 'heading' ? [context.library.text(document).slice(block.start, block.end)] : [];
  const row =
    table?.numbers?.[
      Math.max(
        0,
        table.rows.findLastIndex(([from = 0]) => from <= start),
      )
    ];
  return {
    headings: [...block.headings, ...own],
    block: kind,
    ...(page !== undefined && { page }),
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    ...(recognised && { recognised }),
  };
}

/** An address with the anchor of the heading that a block stands under; the title has none. */
function linkTo(url: string | null, blocks: readonly Block[], index: number): string | null {
  if (!url || url.includes('#')) return url;
  let at = index;
  while (at > 0 && blocks[at]!.kind !== 'heading') at -= 1;
  const heading = blocks[at];
  return heading?.kind === 'heading' && heading.anchor && heading.level > 1
    ? `${url}#${encodeURIComponent(heading.anchor)}`
    : url;
}
