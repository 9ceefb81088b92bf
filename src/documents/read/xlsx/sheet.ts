import type { GridCell, GridRow } from '../grid.ts';
import { MOST_CELLS } from '../limits.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import { childrenOf, textIn, tooMuch, visitXml, type XmlElement } from '../xml.ts';
import { type Shown, shownValue } from './values.ts';

/** Cells that are filled because one above or before them covers them. */
const MOST_COVERED = 200_000;

export interface Sheet {
  rows: GridRow[];
  header: { first: number; last: number } | undefined;
  /** What it prints at the head and foot of pages. */
  printed: string[];
}

interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

type Cells = Map<number, GridCell>;

const UNITS = new Set(['row', 'mergeCell', 'hyperlink', 'autoFilter', 'pane', 'headerFooter']);

/** The cells of a sheet that hold something. @param budget counts those of all sheets */
export function readSheet(file: OfficePackage, part: string, shown: Shown, budget: { cells: number }): Sheet {
  const rows = new Map<number, Cells>();
  const merged: Area[] = [];
  const sheet: Sheet = { rows: [], header: undefined, printed: [] };
  const relations = file.relations(part);
  let last = 0;
  visitXml(file.path, file.parts.get(part) ?? new Uint8Array(), {
    units: UNITS,
    unit: (element) => {
      const { name, attributes } = element;
      if (name === 'row') {
        last = Number(attributes.r ?? last + 1);
        const cells = cellsOf(element, shown);
        budget.cells += cells.size;
        if (budget.cells > MOST_CELLS) throw tooMuch(file.path);
        if (cells.size > 0) rows.set(last, cells);
      } else if (name === 'mergeCell') merged.push(areaOf(attributes.ref ?? ''));
      else if (name === 'hyperlink') {
        const { top, left } = areaOf(attributes.ref ?? '');
        const cell = rows.get(top)?.get(left);
        const target = relations.get(attributes['r:id'] ?? attributes.id ?? '')?.target;
        if (cell && target) cell.url = target;
      } else if (name === 'autoFilter') {
        const { top } = areaOf(attributes.ref ?? '');
        sheet.header ??= { first: top, last: top };
      } else if (name === 'pane') sheet.header ??= frozen(attributes);
      else sheet.printed.push(...childrenOf(element).map(textIn).map(printedText));
    },
  });
  cover(rows, merged);
  sheet.rows = [...rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ number, cells }));
  sheet.header = headerIn(sheet);
  return sheet;
}

function cellsOf(row: XmlElement, shown: Shown): Cells {
  const cells: Cells = new Map();
  let column = -1;
  for (const cell of childrenOf(row, 'c')) {
    const { r } = cell.attributes;
    column = r === undefined ? column + 1 : columnOf(r);
    const { text, value } = shownValue(cell, shown);
    if (text.trim() !== '') cells.set(column, { text, value });
  }
  return cells;
}

/** Rows that do not scroll are headings. */
const frozen = ({ state, ySplit }: XmlElement['attributes']): Sheet['header'] =>
  state?.startsWith('frozen') && Number(ySplit) > 0 ? { first: 1, last: Number(ySplit) } : undefined;

/** The header without rows of a single cell above it. */
function headerIn({ rows, header }: Sheet): Sheet['header'] {
  if (!header) return undefined;
  const within = rows.filter(
    ({ number, cells }) => number >= header.first && number <= header.last && cells.size > 1,
  );
  return within.length === 0 || within.length > 4
    ? undefined
    : { first: within[0]!.number, last: within.at(-1)!.number };
}

/** Gives cells that are covered by another its words; one that covers a whole row stands once. */
function cover(rows: Map<number, Cells>, merged: readonly Area[]): void {
  let covered = 0;
  for (const { top, left, bottom, right } of merged) {
    const cell = rows.get(top)?.get(left);
    covered += (bottom - top + 1) * (right - left + 1);
    if (!cell || covered > MOST_COVERED) continue;
    const alone = top === bottom && rows.get(top)!.size === 1;
    if (alone) continue;
    for (let row = top; row <= bottom; row++) {
      const cells = rows.get(row);
      if (cells) for (let column = left; column <= right; column++) cells.set(column, cell);
    }
  }
}

/** `AB12` is column 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const letter = character.toUpperCase().charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function areaOf(reference: string): Area {
  const [from = '', to = from] = reference.split(':');
  const row = (one: string): number => Number(/\d+/.exec(one)?.[0] ?? 0);
  return { top: row(from), left: columnOf(from), bottom: row(to), right: columnOf(to) };
}

/** The words of a printed head or foot, without its codes (ECMA-376 part 1, 18.3.1.46). */
const printedText = (text: string): string =>
  text
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d{1,3}|&[A-Z]/g, ' ')
    .replace(/&&/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
