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

/** Every format that is read, by the usual ending of its files, with what it has no way to write as it is. */
const USUAL: Record<string, FormatMade> = {
  md: { write: markup.markdown },
  txt: { write: markup.plainText },
  html: { write: markup.html },
  rst: { write: markup.restructured },
  adoc: { write: markup.asciidoc, counted: true, without: /^(?:snake_case|C:\\temp|“quoted”)$/ },
  rtf: { write: markup.richText },
  docx: { write: office.word },
  doc: { write: office.wordBefore2007 },
  hwpx: { write: office.hwpx },
  hwp: { write: office.hwp },
  xlsx: { write: office.excel },
  csv: { write: office.commaSeparated },
  tsv: { write: (blocks) => office.commaSeparated(blocks, '\t') },
  pptx: { write: office.slides },
  odt: { write: office.odt },
  ods: { write: office.ods },
  odp: { write: office.odp },
  epub: { write: office.epub },
  eml: { write: office.email, besides: 'From Ada ada@example.org' },
  // The fonts that are there without being embedded have these letters only.
  pdf: { write: pdf, latin: true, besides: HEAD, without: /[^\x20-\xff]/ },
};

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MICROSOFT = 'application/vnd.ms-';
const OASIS = 'application/vnd.oasis.opendocument.';

/** What the main part of a file is called under an ending that is not the usual one: null where nothing in it differs. */
const OTHER: Record<string, [usual: string, kind: string | null]> = {
  text: ['txt', null],
  markdown: ['md', null],
  mdx: ['md', null],
  htm: ['html', null],
  xhtml: ['html', null],
  asciidoc: ['adoc', null],
  docm: ['docx', `${MICROSOFT}word.document.macroEnabled.main+xml`],
  dotx: ['docx', `${OFFICE}wordprocessingml.template.main+xml`],
  dotm: ['docx', `${MICROSOFT}word.template.macroEnabledTemplate.main+xml`],
  xlsm: ['xlsx', `${MICROSOFT}excel.sheet.macroEnabled.main+xml`],
  xltx: ['xlsx', `${OFFICE}spreadsheetml.template.main+xml`],
  xltm: ['xlsx', `${MICROSOFT}excel.template.macroEnabled.main+xml`],
  pptm: ['pptx', `${MICROSOFT}powerpoint.presentation.macroEnabled.main+xml`],
  ppsx: ['pptx', `${OFFICE}presentationml.slideshow.main+xml`],
  potx: ['pptx', `${OFFICE}presentationml.template.main+xml`],
  ott: ['odt', `${OASIS}text-template`],
  ots: ['ods', `${OASIS}spreadsheet-template`],
  otp: ['odp', `${OASIS}presentation-template`],
};

/** Every ending of every format. */
export const MADE: Record<string, FormatMade> = {
  ...USUAL,
  ...Object.fromEntries(
    Object.entries(OTHER).map(([ending, [usual, kind]]) => {
      const format = USUAL[usual]!;
      const write = (blocks: readonly MadeBlock[]) => {
        const file = format.write(blocks);
        return kind && typeof file !== 'string' ? office.savedAs(file, kind) : file;
      };
      return [ending, { ...format, write }];
    }),
  ),
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
