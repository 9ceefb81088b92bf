import { parse } from 'csv-parse/sync';
import { DocumentBuilder } from '../builder.ts';
import { cleanText } from '../clean-text.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { addGrid, type GridCell, type GridRow } from './grid.ts';
import { MOST_CELLS } from './limits.ts';
import { textOf } from './text-of.ts';
import { tooMuch } from './xml.ts';

/** What may divide the cells of a row, the more usual first. */
const DELIMITERS = [',', ';', '\t', '|'];
/** Lines by which the delimiter is judged. */
const JUDGED = 20;
/** A figure, date or time: digits and the signs that stand with them. */
const FIGURE = /^[-+(\p{Sc}\d.,\s'’%)/:]+$/u;

/** A table in text (RFC 4180 and its kin): rows numbered as a spreadsheet would show them. */
export function read({ path, bytes }: ReadInput): Extracted {
  const { text: decoded, notices } = textOf(path, bytes);
  const text = cleanText(decoded);
  const delimiter = /\.tsv$|\.tab$/i.test(path) ? '\t' : delimiterOf(text);
  const records = recordsOf(text, delimiter);
  const builder = new DocumentBuilder();
  let cells = 0;
  const rows: GridRow[] = records.map((record, i) => {
    cells += record.length;
    if (cells > MOST_CELLS) throw tooMuch(path);
    return { number: i + 1, cells: new Map(record.map((value, column) => [column, cellOf(value)])) };
  });
  addGrid(builder, rows, { path });
  return { ...builder.finish(), stated: {}, notices };
}

/** A mark that opens a quotation which never ends is a mark like any other. */
function recordsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_quotes: true, relax_column_count: true } as const;
  try {
    return parse(text, options);
  } catch {
    return parse(text, { ...options, quote: null });
  }
}

const cellOf = (text: string): GridCell => ({ text, value: FIGURE.test(text) && /\d/.test(text) });

/** The sign that divides the first lines into most cells, and into the same number in most lines. */
function delimiterOf(text: string): string {
  const lines = firstLines(text);
  const judged = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const usual = mode(counts);
    return {
      delimiter,
      score: usual === 0 ? 0 : counts.filter((count) => count === usual).length * Math.log2(1 + usual),
    };
  });
  return judged.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** The first lines, with what is in quotation marks taken out. */
const firstLines = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, JUDGED);

function mode(counts: readonly number[]): number {
  const often = new Map<number, number>();
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
  return [...often].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])[0];
}
