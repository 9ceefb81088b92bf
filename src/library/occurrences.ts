import type { Connection } from './database.ts';
import { fold } from './fold.ts';
import { openFullText } from './full-text.ts';
import type { KeyedEntry } from './rows.ts';
import { mustFit } from './sums.ts';
import type { View } from './view.ts';

/** Characters of one entry of the full text. */
const GRAM = 3;

/** Grams that begin with a shorter text; with more than this all texts are looked through, which then ends soon. */
const MOST_GRAMS = 400;

/** Added to every stored text, so that its last characters begin grams too. */
const PADDING = '  ';

/** A text as the full text stores it. */
export function foldedForStore(text: string): string {
  return fold(text) + PADDING;
}

/** `Library.occurrences`: the full text names the documents, their folded text gives the places. */
export function openOccurrences(connection: Connection, view: View) {
  const matching = openFullText(connection, view.entries);
  const grams = connection
    .prepare<[string, string, number], string>('SELECT term FROM grams WHERE term >= ? AND term < ? LIMIT ?')
    .pluck();
  const readFolded = connection.prepare<[number], { folded: string; folded_sum: Buffer }>(
    'SELECT folded, folded_sum FROM texts JOIN documents ON key = texts.rowid WHERE texts.rowid = ?',
  );
  /** Keys of documents whose folded text has been compared with its sum. */
  const whole = new Set<number>();
  const foldedText = ({ key, path }: KeyedEntry): string => {
    const row = readFolded.get(key);
    if (!whole.has(key)) mustFit(path, row?.folded_sum, row?.folded ?? null);
    whole.add(key);
    return row!.folded;
  };

  const documentsWith = (needle: string): Iterable<number> => {
    const characters = [...needle];
    if (characters.length >= GRAM) return matching(phrase(needle));
    const next = characters.with(-1, String.fromCodePoint(characters.at(-1)!.codePointAt(0)! + 1)).join('');
    const starting = grams.all(needle, next, MOST_GRAMS + 1);
    if (starting.length > MOST_GRAMS) return view.entries.keys();
    return starting.length === 0 ? [] : matching(starting.map(phrase).join(' OR '));
  };

  return (text: string, collections: ReadonlySet<string>, limit: number, among?: Iterable<number>) => {
    const needle = fold(text.normalize('NFC'));
    const found: { document: number; start: number; end: number }[] = [];
    if (needle === '') return found;
    for (const document of among ?? documentsWith(needle)) {
      const entry = view.entries[document]!;
      if (!collections.has(entry.collection)) continue;
      const folded = foldedText(entry);
      for (
        let start = folded.indexOf(needle);
        start >= 0;
        start = folded.indexOf(needle, start + needle.length)
      ) {
        if (found.length >= limit) return found;
        if (start + needle.length <= entry.length)
          found.push({ document, start, end: start + needle.length });
      }
      if (found.length >= limit) return found;
    }
    return found;
  };
}

/** An FTS5 string: exactly these characters, in a row. */
function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
