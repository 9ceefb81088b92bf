import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { HancomNumbering } from './hancom/numbering.ts';
import { hancomStated } from './hancom/stated.ts';
import { HancomWriter } from './hancom/writer.ts';
import { readInfo } from './hwp/info.ts';
import { paragraphsOf } from './hwp/paragraph.ts';
import { recordsOf } from './hwp/records.ts';
import { type OleFile, openOle, summaryOf } from './ole.ts';
import { damaged } from './unpack.ts';

const SIGNATURE = 'HWP Document File';
const OLDER_SIGNATURE = 'HWP Document File V';
const PROPERTIES_AT = 36;
const PACKED = 1;
const PASSWORD = 2;
const DISTRIBUTION = 4;

/**
 * An .hwp document (Hancom Office, "HWP document file format 5.0": streams of records in a compound file), read as .hwpx is.
 *
 * @throws Problem when it is damaged, protected, made for distribution, of a version before 5.0 or holds no text
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (start.startsWith(OLDER_SIGNATURE))
    throw new Problem(path, 'of a version of Hancom Office before 2002', 'open it and save it as .hwpx');
  const file = openOle(path, bytes);
  const packed = check(path, file);
  const info = readInfo(recordsOf(path, file.stream('DocInfo') ?? new Uint8Array(), packed));
  const builder = new DocumentBuilder();
  const writer = new HancomWriter(builder, new HancomNumbering(info.numberings, info.bullets));
  const sections = file.names.filter((name) => /^BodyText\/Section\d+$/.test(name));
  sections.sort((a, b) => Number(a.slice(16)) - Number(b.slice(16)));
  for (const section of sections) {
    const records = recordsOf(path, file.stream(section) ?? new Uint8Array(), packed);
    writer.write(paragraphsOf(records, { ...info, outline: '' }));
  }
  writer.end();
  const built = builder.finish();
  if (built.text === '')
    throw new Problem(path, 'no text in it', 'it may hold only pictures: run OCR first, or leave it out');
  const { title, author } = summaryOf(file.stream('\u0005HwpSummaryInformation'));
  return { ...built, stated: hancomStated(title, author, built.text) };
}

/** Whether its streams are packed. */
function check(path: string, file: OleFile): boolean {
  const header = file.stream('FileHeader');
  if (!header || header.length < PROPERTIES_AT + 4) throw damaged(path);
  if (!Buffer.from(header).toString('latin1').startsWith(SIGNATURE)) throw damaged(path);
  const properties = new DataView(header.buffer, header.byteOffset).getUint32(PROPERTIES_AT, true);
  if (properties & PASSWORD) throw new Problem(path, 'protected by a password', 'save it without one');
  if (properties & DISTRIBUTION)
    throw new Problem(
      path,
      'made for distribution, which keeps its text locked',
      'ask its author for the document itself, as .hwpx or PDF',
    );
  return (properties & PACKED) > 0;
}
