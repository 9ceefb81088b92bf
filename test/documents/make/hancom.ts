import { deflateRawSync } from 'node:zlib';
import CFB from 'cfb';
import { escaped, zipped } from './package.ts';

/** An .hwpx file of one section and a header, each without its root. */
export const makeOwpml = (section: string, header = ''): Uint8Array =>
  zipped({
    mimetype: 'application/hwp+zip',
    'META-INF/manifest.xml': '<manifest/>',
    'Contents/header.xml': `<hh:head xmlns:hh="h">${header}</hh:head>`,
    'Contents/section0.xml': `<hs:sec xmlns:hs="s" xmlns:hp="p">${section}</hs:sec>`,
  });

/** A paragraph of an .hwpx section, and words in one. */
export const hp = (inner: string, shape = 0, style = 0): string =>
  `<hp:p paraPrIDRef="${shape}" styleIDRef="${style}"><hp:run>${inner}</hp:run></hp:p>`;
export const ht = (text: string): string => `<hp:t>${escaped(text)}</hp:t>`;

/** A record of an .hwp stream. */
export function record(tag: number, level: number, data: Buffer = Buffer.alloc(0)): Buffer {
  const long = data.length >= 0xfff;
  const head = Buffer.alloc(long ? 8 : 4);
  head.writeUInt32LE((tag | (level << 10) | ((long ? 0xfff : data.length) << 20)) >>> 0);
  if (long) head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data]);
}

export const u16 = (...all: number[]): Buffer => {
  const bytes = Buffer.alloc(2 * all.length);
  for (const [i, value] of all.entries()) bytes.writeUInt16LE(value, 2 * i);
  return bytes;
};
export const u32 = (value: number): Buffer => u16(value & 0xffff, value >>> 16);
/** Words after their length. */
export const sized = (text: string): Buffer =>
  Buffer.concat([u16(text.length), Buffer.from(text, 'utf16le')]);
/** A control character with the room it takes. */
export const control = (code: number): Buffer => u16(code, 0, 0, 0, 0, 0, 0, code);
const name = (four: string): Buffer => Buffer.from([...four].reverse().join(''), 'latin1');

/** Records of a paragraph: its words (with controls among them), and the records of what hangs on it. */
export function hwpParagraph(
  level: number,
  text: string | Buffer[],
  shape = 0,
  style = 0,
  hung: Buffer[] = [],
): Buffer {
  const words = Buffer.concat([
    ...(typeof text === 'string' ? [Buffer.from(text, 'utf16le')] : text),
    u16(13),
  ]);
  const head = Buffer.concat([u32(words.length / 2), u32(0), u16(shape), Buffer.from([style, 0])]);
  return Buffer.concat([record(66, level, head), record(67, level + 1, words), ...hung]);
}

export const hwpControl = (
  level: number,
  four: string,
  data: Buffer = Buffer.alloc(0),
  below: Buffer[] = [],
): Buffer => Buffer.concat([record(71, level, Buffer.concat([name(four), data])), ...below]);

/** The list that a cell is, and its paragraph. */
export const hwpCell = (
  level: number,
  row: number,
  column: number,
  text: string,
  rows = 1,
  columns = 1,
): Buffer =>
  Buffer.concat([
    record(72, level, Buffer.concat([u32(1), u32(0), u16(column, row, columns, rows)])),
    hwpParagraph(level, text),
  ]);

/** An .hwp file of its two streams. `properties`: 1 packed, 2 with a password, 4 for distribution. */
export function makeHwp(info: Buffer[], body: Buffer[], properties = 1): Uint8Array {
  const header = Buffer.alloc(256);
  header.write('HWP Document File', 'latin1');
  header.writeUInt32LE(0x05000300, 32);
  header.writeUInt32LE(properties, 36);
  const pack = (records: Buffer[]): Buffer =>
    properties & 1 ? deflateRawSync(Buffer.concat(records)) : Buffer.concat(records);
  return makeOle({ FileHeader: header, DocInfo: pack(info), 'BodyText/Section0': pack(body) });
}

/** A compound file (MS-CFB) of some streams by their paths. */
export function makeOle(streams: Record<string, Buffer>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [path, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${path}`, bytes);
  return Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}
