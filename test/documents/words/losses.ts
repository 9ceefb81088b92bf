import { parseDocument } from '../../../src/documents/read.ts';
import * as markup from './markup.ts';
import { type MadeBlock, madeDocument, textsOf, type Wishes, wordCounts } from './model.ts';
import * as office from './office.ts';
import { HEAD, pdf } from './pdf.ts';

interface FormatMade extends Wishes {
  write: (blocks: readonly MadeBlock[]) => string | Uint8Array;
  /** What every file of the format says besides. */
  besides?: string;
}

/** Every format that is read, by the ending of its files, with what it has no way to write as it is. */
export const MADE: Record<string, FormatMade> = {
  md: { write: markup.markdown },
  txt: { write: markup.plainText },
  html: { write: markup.html },
  rst: { write: markup.restructured },
  adoc: { write: markup.asciidoc, counted: true, without: /^(?:snake_case|C:\\temp|“quoted”)$/ },
  rtf: { write: markup.richText },
  docx: { write: office.word },
  hwpx: { write: office.hwpx },
  hwp: { write: office.hwp },
  xlsx: { write: office.excel },
  csv: { write: office.commaSeparated },
  tsv: { write: (blocks) => office.commaSeparated(blocks, '\t') },
  pptx: { write: office.slides },
  odt: { write: office.odt },
  ods: { write: office.ods },
  epub: { write: office.epub },
  eml: { write: office.email, besides: 'From Ada ada@example.org' },
  // The fonts that are there without being embedded have these letters only.
  pdf: { write: pdf, latin: true, besides: HEAD, without: /[^\x20-\xff]/ },
};

/**
 * Words of a made-up document that are neither in the text that is stored of it nor in what is listed as left out, and
 * words that are stored though nobody wrote them. As often as they stand in the one and not in the other.
 */
export async function losses(ending: string, seed: number): Promise<{ lost: string[]; added: string[] }> {
  const format = MADE[ending]!;
  const blocks = madeDocument(seed, format);
  const file = format.write(blocks);
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const document = await parseDocument(`made.${ending}`, bytes);
  const given = wordCounts(blocks.flatMap(textsOf));
  const besides = wordCounts([format.besides ?? '']);
  const kept = wordCounts([document.text, ...document.removed.map(({ text }) => text)]);
  const stored = wordCounts([document.text]);
  return {
    lost: [...given].flatMap(([word, count]) =>
      (kept.get(word) ?? 0) < count ? [`${word} ×${count - (kept.get(word) ?? 0)}`] : [],
    ),
    added: [...stored.keys()].filter(
      (word) => /\p{L}{2}/u.test(word) && !given.has(word) && !besides.has(word),
    ),
  };
}
