/** Columns a line of a code fence has room for in Discord's window; on a telephone it is read by moving it sideways. */
export const FENCE_COLUMNS = 56;
/** Between the columns of an aligned table. */
const BETWEEN = ' | ';
/** What takes the room of two columns, or none that can be told: fonts draw it beside others at widths of their own. */
const UNEVEN =
  /[^\u0020-\u024f\u0370-\u058f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]/u;

/** Rows of a table as words; `marked` says of each of `rows` whether it is pointed out. */
export interface TableText {
  header: readonly (readonly string[])[];
  rows: readonly (readonly string[])[];
  marked?: readonly boolean[];
  /** Rows between the header and the first one shown are left out. */
  cut?: boolean;
}

/** Stands for what is left out. */
const LEFT_OUT = '[…]';

/**
 * A table for a font of fixed width: columns aligned, a line below the header, `>` before rows that are pointed out where
 * others are not. Null where that would be wider than `columns`, where its letters have no even width, or a cell holds
 * several lines or a fence of its own.
 */
export function alignedTable(
  { header, rows, marked = [], cut }: TableText,
  columns = FENCE_COLUMNS,
): string | null {
  const all = [...header, ...rows];
  const cells = all.flat();
  if (cells.some((cell) => UNEVEN.test(cell) || cell.includes('```'))) return null;
  const count = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...all.map((row) => row[column]?.length ?? 0)),
  );
  const pointed = marked.includes(true) && marked.includes(false);
  const total = widths.reduce((sum, width) => sum + width, (count - 1) * BETWEEN.length) + (pointed ? 2 : 0);
  if (total > columns) return null;
  const line = (row: readonly string[], sign = ' ') =>
    `${pointed ? `${sign} ` : ''}${widths.map((width, i) => (row[i] ?? '').padEnd(width)).join(BETWEEN)}`.trimEnd();
  const rule = `${pointed ? '  ' : ''}${widths.map((width) => '-'.repeat(width)).join('-+-')}`;
  return [
    ...header.map((row) => line(row)),
    ...(header.length > 0 ? [rule] : []),
    ...(cut ? [LEFT_OUT] : []),
    ...rows.map((row, i) => line(row, marked[i] ? '>' : ' ')),
  ].join('\n');
}

/** What heads each column: its cells of all header rows, each said once. */
export function columnLabels(header: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...header.map((row) => row.length));
  return Array.from({ length: count }, (_, column) =>
    [...new Set(header.map((row) => row[column] ?? '').filter(Boolean))].join(' / '),
  );
}
