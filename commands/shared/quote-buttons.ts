import { customId } from '../../src/bot/custom-id.ts';
import type { Locale } from '../../src/locale.ts';
import { LINK } from '../../src/message/limits.ts';
import { safeUrl } from '../../src/message/markdown.ts';
import { button, link } from '../../src/message/parts.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { Citation } from '../../src/reading/types.ts';

const words = inLanguages(
  { context: 'In context', document: 'Document', source: 'Source' },
  { context: '앞뒤 문맥', document: '문서 읽기', source: '원문 링크' },
);

/** Enough of a file's hash to notice that it changed. */
const HASH = 12;

/** Shows the paragraphs around a quote. Any command may put it beside a quote: all it needs is in its id.
 * `mark` tells apart the buttons of one message that lead to the same quote. */
export function contextButton(cited: Citation, locale: Locale, mark: string | number = '') {
  const { documentId, hash, start, end } = cited;
  return button(
    words(locale).context,
    customId('read', 'around', documentId, hash.slice(0, HASH), start, end, 1, mark),
  );
}

/** Opens the document where the quote stands. */
export function documentButton(cited: Citation, locale: Locale, mark: string | number = '') {
  return button(words(locale).document, customId('read', 'at', cited.documentId, cited.start, mark));
}

/** Opens a document at its beginning. */
export function documentOpener(id: string, locale: Locale) {
  return button(words(locale).document, customId('read', 'at', id, 0));
}

/** Leads to where the document came from, when that is known, else to the document as it is kept here. */
export function sourceButton(cited: Citation, locale: Locale, mark: string | number = '') {
  const url = safeUrl(cited.url);
  return url && url.length <= LINK ? link(words(locale).source, url) : documentButton(cited, locale, mark);
}
