import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { RtfReader } from './rtf/reader.ts';
import { tokens } from './rtf/tokens.ts';
import { damaged } from './unpack.ts';

/**
 * A document in Rich Text Format (specification 1.9.1): headings by outline level, items with the numbers that are written
 * beside them, tables, notes, links, heads and feet once at the end. Hidden and deleted text and comments are listed.
 *
 * @throws Problem when it is no RTF or holds no text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!source.trimStart().startsWith('{\\rtf')) throw damaged(path);
  const builder = new DocumentBuilder();
  const reader = new RtfReader(builder);
  for (const token of tokens(source)) reader.read(token);
  reader.end();
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  const title = reader.stated.title.trim();
  const author = reader.stated.author.trim();
  return {
    ...built,
    stated: { ...(title && { title }), ...(author && { author }) },
    notices: reader.unbalanced ? ['cut off or damaged: what could be read of it is here'] : [],
  };
}
