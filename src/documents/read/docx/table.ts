import type { Run, SpannedCell, TableInput } from '../../builder.ts';
import { childOf, childrenOf, within, type XmlElement } from '../xml.ts';
import { has, on } from './styles.ts';

type Cell = { content: readonly Run[]; rows: number; columns: number };

/** Rows of a table; those within content controls and insertions too. */
export const rowsOf = (table: XmlElement): XmlElement[] => within(table, 'tr');
export const cellsOf = (row: XmlElement): XmlElement[] =>
  childrenOf(row).flatMap((child) =>
    child.name === 'tc' ? [child] : child.name === 'sdt' ? within(child, 'tc') : [],
  );

/** Whether a table only frames what is in it: it has one column. */
export const isFrame = (table: XmlElement): boolean => rowsOf(table).every((row) => cellsOf(row).length <= 1);

/** A table with the cells that each of its cells covers. @param read gives the words of a cell */
export function tableOf(table: XmlElement, read: (cell: XmlElement) => Run[]): TableInput {
  const rows: SpannedCell[][] = [];
  const open = new Map<number, Cell>();
  let header = 0;
  for (const row of rowsOf(table)) {
    const cells: SpannedCell[] = [];
    const properties = childOf(row, 'trPr');
    const skipped = Number(childOf(properties, 'gridBefore')?.attributes.val ?? 0);
    if (skipped > 0) cells.push({ content: '', columns: skipped });
    if (header === rows.length && has(properties, 'tblHeader')) header += 1;
    let column = skipped;
    for (const cell of cellsOf(row)) {
      const columns = Math.max(1, Number(childOf(cell, 'tcPr', 'gridSpan')?.attributes.val ?? 1));
      const merged = childOf(cell, 'tcPr', 'vMerge');
      const above = open.get(column);
      const content = read(cell);
      if (
        merged &&
        merged.attributes.val !== 'restart' &&
        above &&
        above.columns === columns &&
        !hasWords(content)
      )
        above.rows += 1;
      else {
        const own = { content, rows: 1, columns };
        cells.push(own);
        if (merged) open.set(column, own);
        else open.delete(column);
      }
      column += columns;
    }
    rows.push(cells);
  }
  return { rows, header: header || (firstRowHeads(table) && rows.length > 1 ? 1 : 0) };
}

/** A table whose style sets its first row apart has a header; Word says so of every new table. */
function firstRowHeads(table: XmlElement): boolean {
  const look = childOf(table, 'tblPr', 'tblLook')?.attributes;
  if (!look) return true;
  if (look.firstRow !== undefined) return on(look.firstRow);
  return (Number.parseInt(look.val ?? '20', 16) & 0x20) > 0;
}

const hasWords = (runs: readonly Run[]): boolean =>
  runs.some((run) => (typeof run === 'string' ? run : run.text).trim() !== '');
