import CFB from 'cfb';
import iconv from 'iconv-lite';
import { damaged } from './unpack.ts';

/** A file of streams ("compound file binary", MS-CFB), as Hancom Office and the older Office write them. */
export interface OleFile {
  /** Bytes of a stream by its path, `BodyText/Section0`. */
  stream(name: string): Uint8Array | undefined;
  /** Paths of all streams. */
  names: readonly string[];
}

/** @throws Problem when it is no such file, or damaged */
export function openOle(path: string, bytes: Uint8Array): OleFile {
  try {
    const file = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' });
    const names = file.FullPaths.map((name) => name.split('/').slice(1).join('/'));
    const byName = new Map(names.map((name, i) => [name, file.FileIndex[i]]));
    return {
      names,
      stream: (name) => {
        const content = byName.get(name)?.content;
        return content === undefined ? undefined : Uint8Array.from(content);
      },
    };
  } catch (cause) {
    throw damaged(path, cause);
  }
}

const UTF_8 = 65_001;
const STRING_8 = 30;
const STRING_16 = 31;
const CODE_PAGE = 1;
const TITLE = 2;
const AUTHOR = 4;

/** Title and author from a stream of properties (MS-OLEPS, "SummaryInformation"). */
export function summaryOf(bytes: Uint8Array | undefined): { title: string; author: string } {
  const found = { title: '', author: '' };
  if (!bytes || bytes.length < 48) return found;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const set = view.getUint32(44, true);
    const count = Math.min(100, view.getUint32(set + 4, true));
    let page = UTF_8;
    for (let i = 0; i < count; i++) {
      const id = view.getUint32(set + 8 + 8 * i, true);
      const at = set + view.getUint32(set + 12 + 8 * i, true);
      // It comes first (MS-OLEPS 2.18).
      if (id === CODE_PAGE) page = view.getUint16(at + 4, true);
      const text = propertyText(view, at, page);
      if (id === TITLE) found.title = text;
      if (id === AUTHOR) found.author = text;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function propertyText(view: DataView, at: number, page: number): string {
  const type = view.getUint32(at, true);
  if (type !== STRING_8 && type !== STRING_16) return '';
  const length = view.getUint32(at + 4, true) * (type === STRING_16 ? 2 : 1);
  const bytes = new Uint8Array(
    view.buffer,
    view.byteOffset + at + 8,
    Math.min(length, view.byteLength - at - 8),
  );
  const named = iconv.encodingExists(`cp${page}`) ? `cp${page}` : 'utf8';
  const text = iconv.decode(Buffer.from(bytes), type === STRING_16 ? 'utf-16le' : named);
  // Names in a code page other than the one that is stated are none.
  if (text.includes('\ufffd')) return '';
  return text.replace(/\0.*$/s, '').trim();
}
