import WordExtractor from 'word-extractor';
import { LIST_MARK } from '../../languages/paragraphs.ts';
import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import { read as readDocx } from './docx.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { openOle, summaryOf } from './ole.ts';
import { read as readRtf } from './rtf.ts';

/** Characters as they are: the library would write plain quotation marks and hyphens for those of the file. */
const AS_WRITTEN = { filterUnicode: false } as object;

/**
 * A Word document of before 2007 (MS-DOC, Word 97 to 2003): paragraphs, items by the marks that are typed, tables, notes,
 * text boxes, headers and footers once at the end. The words of comments are listed as left out. A file that only has
 * the name, and is Rich Text or a newer Word document, is read as what it is.
 *
 * @throws Problem when it is damaged, protected, older or holds no text
 */
export async function read(input: ReadInput): Promise<Extracted> {
  const { path, bytes } = input;
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start === '{\\rtf') return readRtf(input);
  if (start.startsWith('PK')) return readDocx(input);
  const document = await new WordExtractor()
    .extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    .catch((cause: unknown) => {
      throw new Problem(
        path,
        'damaged, protected by a password, or of a Word before 1997',
        'open it in Word or LibreOffice and save it as .docx',
        { cause },
      );
    });
  const text = (part: 'Body' | 'Footnotes' | 'Endnotes' | 'Annotations' | 'Textboxes' | 'Headers'): string =>
    (document[`get${part}`] as (options: object) => string).call(document, AS_WRITTEN);
  const builder = new DocumentBuilder();
  addLines(builder, text('Body'));
  for (const line of linesOf(text('Footnotes') + text('Endnotes'))) builder.addNote(line);
  addLines(builder, text('Textboxes'));
  for (const line of linesOf(text('Annotations'))) builder.remove(line, 'comment');
  for (const line of new Set(linesOf(text('Headers')))) {
    if (/\p{L}/u.test(line)) builder.addParagraph(line);
    else builder.remove(line, 'page number');
  }
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  const { title, author } = summaryOf(openOle(path, bytes).stream('\u0005SummaryInformation'));
  return { ...built, stated: { ...(title && { title }), ...(author && { author }) } };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Lines as blocks; those whose last cell ends with a tab are rows. */
function addLines(builder: DocumentBuilder, text: string): void {
  let rows: string[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) builder.addTable({ rows, header: rows.length > 1 ? 1 : 0 });
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (line.endsWith('\t') && line.trim() !== '') {
      rows.push(line.slice(0, -1).split('\t'));
      continue;
    }
    endTable();
    const mark = LIST_MARK.exec(line)?.[0];
    if (mark) builder.addItem({ mark: mark.trim(), depth: 1 }, line.slice(mark.length));
    else builder.addParagraph(line);
  }
  endTable();
}
