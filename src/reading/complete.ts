import type { Context } from '../library/context.ts';
import { citeSpan } from './cite.ts';
import { quotedBlocks } from './quote-blocks.ts';
import type { Quote } from './types.ts';

/**
 * What an operation answers with, every quote in it with its whole citation (page, sheet and row, heading path, anchor)
 * and its layout: whoever finds a quote need not know of either. `value` is plain data; it is not changed.
 */
export function completed<T>(context: Context, value: T): T {
  if (Array.isArray(value)) return value.map((one) => completed(context, one)) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  if (isQuote(value)) return completedQuote(context, value) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, completed(context, inner)]),
  ) as T;
}

const isQuote = (value: object): value is Quote =>
  'citation' in value && 'highlights' in value && 'start' in value && 'end' in value;

function completedQuote(context: Context, quote: Quote): Quote {
  const { library } = context;
  const document = library.indexOf(quote.citation.documentId);
  if (document === undefined) return quote;
  const { start, end } = quote;
  const { blocks, removed } = library.structure(document);
  const layout = quotedBlocks({ text: library.text(document), blocks, removed }, { start, end });
  return { ...quote, citation: citeSpan(context, document, start, end), ...(layout && { blocks: layout }) };
}
