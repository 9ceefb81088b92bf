import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Constructs whose time grows by the square of their number in a paragraph. */
const INLINE = [
  'attention',
  'labelStartImage',
  'labelStartLink',
  'labelEnd',
  'codeText',
  'htmlText',
  'table',
];

/**
 * The syntax tree of a text in CommonMark with GitHub's tables, footnotes, task lists and bare links (mdast, with places).
 *
 * @param plain leave emphasis, links, code and tables as they stand: for texts with very many such marks in a paragraph
 */
export function parseMarkdown(text: string, plain: boolean): Root {
  const disable = plain ? [{ disable: { null: INLINE } }] : [];
  const extensions = plain ? disable : [gfm({ singleTilde: false })];
  return fromMarkdown(text, { extensions, mdastExtensions: plain ? [] : [gfmFromMarkdown()] });
}
