import type { Connection } from './database.ts';

/** How much text one library keeps in memory, in UTF-16 code units: some 10,000 press releases. */
const KEPT_UNITS = 64 * 1024 * 1024;

/** Reads texts by the key of their document and keeps those used last. */
export function openTexts(connection: Connection): (key: number) => string {
  const read = connection.prepare<[number], string>('SELECT text FROM documents WHERE key = ?').pluck();
  const kept = new Map<number, string>();
  let units = 0;
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const text = read.get(key) ?? '';
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
