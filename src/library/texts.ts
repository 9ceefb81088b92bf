import type { Connection } from './database.ts';
import { mustFit } from './sums.ts';

/** How much text one library keeps in memory, in UTF-16 code units: some 2,500 press releases; one more is read in 20 µs. */
const KEPT_UNITS = 16 * 1024 * 1024;

/** Reads texts by the key of their document and keeps those used last; throws LibraryDamage where one is not what was written. */
export function openTexts(connection: Connection): (key: number) => string {
  const read = connection.prepare<[number], { path: string; text: string; text_sum: Buffer }>(
    'SELECT path, text, text_sum FROM documents WHERE key = ?',
  );
  const kept = new Map<number, string>();
  let units = 0;
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const row = read.get(key);
    const text = row?.text ?? '';
    mustFit(row?.path ?? 'a document', row?.text_sum, text);
    kept.set(key, text);
    units += text.length;
    for (const [oldest, old] of kept) {
      if (units <= KEPT_UNITS || oldest === key) break;
      kept.delete(oldest);
      units -= old.length;
    }
    return text;
  };
}
