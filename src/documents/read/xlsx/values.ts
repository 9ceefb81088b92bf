import { format, getFormatFromId, isDateFormat } from 'numfmt';
import { childOf, childrenOf, textIn, within, type XmlElement } from '../xml.ts';

/** Days between the first days of Excel's two ways of counting them. */
const DAYS_TO_1904 = 1_462;
/** Dates "as the system writes them" (by id) are written so that no reader can take them for others. */
const SYSTEM_DATES: Readonly<Record<number, string>> = { 14: 'yyyy-mm-dd', 22: 'yyyy-mm-dd h:mm' };
/** Digits that a number of a workbook has. */
const DIGITS = 15;

/** What is needed to show a value as the workbook does. */
export interface Shown {
  strings: readonly string[];
  /** Format by index of the cell's style. */
  formats: readonly string[];
  date1904: boolean;
}

/** The formats of a workbook's cells, by the index that cells refer to. */
export function formatsOf(styles: XmlElement | undefined): string[] {
  const own = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? 'General',
    ]),
  );
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0);
    return own.get(id) ?? SYSTEM_DATES[id] ?? getFormatFromId(id, 'en') ?? 'General';
  });
}

/** A rich text, without the readings of its characters. */
export const richText = (element: XmlElement): string =>
  childrenOf(element)
    .map((child) =>
      child.name === 't'
        ? textIn(child)
        : child.name === 'r'
          ? childrenOf(child, 't').map(textIn).join('')
          : '',
    )
    .join('');

/** A cell's value as the workbook shows it, and whether it is more than words. */
export function shownValue(
  cell: XmlElement,
  { strings, formats, date1904 }: Shown,
): { text: string; value: boolean } {
  const raw = textIn(childOf(cell, 'v'));
  const { t: type = 'n', s: style } = cell.attributes;
  if (type === 's') return { text: strings[Number(raw)] ?? '', value: false };
  if (type === 'inlineStr') return { text: within(cell, 'is').map(richText).join(''), value: false };
  if (type === 'str') return { text: raw, value: raw.trim() !== '' && Number.isFinite(Number(raw)) };
  if (type === 'b') return { text: raw === '1' ? 'TRUE' : 'FALSE', value: true };
  if (type === 'e') return { text: raw, value: true };
  if (type === 'd') return { text: raw.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' '), value: true };
  if (raw === '') return { text: '', value: false };
  return {
    text: shownNumber(Number(raw), formats[Number(style ?? 0)] ?? 'General', date1904) || raw,
    value: true,
  };
}

function shownNumber(number: number, pattern: string, date1904: boolean): string {
  if (!Number.isFinite(number)) return '';
  if (/^general$/i.test(pattern)) return String(Number(number.toPrecision(DIGITS)));
  try {
    const days = date1904 && isDateFormat(pattern) ? number + DAYS_TO_1904 : number;
    const shown = format(pattern, days, { nbsp: false }).trim();
    // A format that shows nothing (";;;"), or only #s for a date before dates begin.
    return shown === '' || /^#+$/.test(shown) ? String(number) : shown;
  } catch {
    return String(number);
  }
}
