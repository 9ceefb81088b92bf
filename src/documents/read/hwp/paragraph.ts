import type { Run } from '../../builder.ts';
import type { HancomParagraph, HancomTable, Hung } from '../hancom/writer.ts';
import { hyperlinkTarget } from '../hwpx/paragraph.ts';
import type { HwpInfo } from './info.ts';
import { decodeUtf16, type HwpRecord, TAG, textAt, uint16, uint32 } from './records.ts';

export interface HwpContext extends HwpInfo {
  /** Numbering of the section's outline, from 1. */
  outline: string;
}

/** Control characters that stand for themselves; others below 32 take the room of eight. */
const SINGLE = new Set([0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31]);
/** Those of them that a record below the paragraph tells more of, in order. */
const EXTENDED = new Set([1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23]);
const FIELD_END = 4;
const TAB = 9;
const OUTLINE_AT = 14;
/** Numbers that are part of captions: of figures, tables and formulas. */
const CAPTION_NUMBERS = new Set([3, 4, 5]);

type Content = HancomParagraph['content'];

/** The paragraphs among records, each with what hangs on it. */
export const paragraphsOf = (records: readonly HwpRecord[], context: HwpContext): HancomParagraph[] =>
  records.filter(({ tag }) => tag === TAG.paragraph).map((record) => paragraphOf(record, context));

function paragraphOf(record: HwpRecord, context: HwpContext): HancomParagraph {
  const controls = record.children.filter(({ tag }) => tag === TAG.control);
  for (const control of controls)
    if (nameOf(control) === 'secd') context.outline = String(uint16(control.data, OUTLINE_AT + 4));
  const heading = context.headings[uint16(record.data, 8)];
  const text = record.children.find(({ tag }) => tag === TAG.text)?.data;
  const style = record.data.byteLength > 10 ? record.data.getUint8(10) : 0;
  return {
    content: text ? contentOf(text, controls, context) : [],
    level: context.levels[style] ?? 0,
    heading: heading?.type === 'outline' ? { ...heading, id: context.outline } : heading,
  };
}

function contentOf(text: DataView, controls: readonly HwpRecord[], context: HwpContext): Content {
  const content: Content = [];
  const links: (string | undefined)[] = [];
  let control = 0;
  let start = 0;
  const flush = (end: number): void => {
    if (end <= start) return;
    const words = decodeUtf16(text, start, end);
    const url = links.findLast(Boolean);
    content.push(url ? ({ text: words, url } satisfies Run) : words);
  };
  for (let at = 0; at + 2 <= text.byteLength; ) {
    const code = text.getUint16(at, true);
    if (code >= 32) {
      at += 2;
      continue;
    }
    flush(at);
    if (EXTENDED.has(code)) {
      const own = controls[control++];
      if (own && nameOf(own).startsWith('%')) links.push(linkOf(own));
      else if (own) content.push(...hungOf(own, context));
    } else if (code === FIELD_END) links.pop();
    else content.push(characterOf(code));
    at += SINGLE.has(code) ? 2 : 16;
    start = at;
  }
  flush(text.byteLength - (text.byteLength % 2));
  return content;
}

function characterOf(code: number): string {
  if (code === 10) return '\n';
  if (code === 24) return '-';
  return code === TAB || code === 30 || code === 31 ? ' ' : '';
}

/** The four letters of a control, `tbl `. */
function nameOf({ data }: HwpRecord): string {
  if (data.byteLength < 4) return '';
  return String.fromCharCode(data.getUint8(3), data.getUint8(2), data.getUint8(1), data.getUint8(0));
}

const KINDS: Readonly<Record<string, 'footnote' | 'endnote' | 'comment' | 'head'>> = {
  'fn  ': 'footnote',
  'en  ': 'endnote',
  tcmt: 'comment',
  head: 'head',
  foot: 'head',
};

function hungOf(control: HwpRecord, context: HwpContext): Content {
  const name = nameOf(control);
  const { data, children } = control;
  const kind = KINDS[name];
  if (kind) return [{ kind, paragraphs: paragraphsOf(children, context) }];
  if (name === 'tbl ') return [{ kind: 'table', table: tableOf(control, context) }];
  if (name === 'gso ') return boxesOf(control, context);
  if (name === 'eqed') {
    const equation = children.find(({ tag }) => tag === TAG.equation);
    return equation ? [` ${textAt(equation.data, 4).text.replace(/\s+/g, ' ').trim()} `] : [];
  }
  if (name === 'atno') return CAPTION_NUMBERS.has(uint32(data, 4) & 0xf) ? [String(uint16(data, 8))] : [];
  if (name === 'tcps') return [textAt(data, 4).text];
  if (name !== 'tdut') return [];
  const main = textAt(data, 4);
  return [main.text, { kind: 'left', text: textAt(data, main.end).text, reason: 'repeated' }];
}

/** The words in a drawing's boxes; the first list directly below it is its caption. */
function boxesOf(control: HwpRecord, context: HwpContext): Hung[] {
  const own = paragraphsOf(control.children, context);
  const found: Hung[] = own.length > 0 ? [{ kind: 'caption', paragraphs: own }] : [];
  const visit = (record: HwpRecord): void => {
    const paragraphs = paragraphsOf(record.children, context);
    if (paragraphs.length > 0) found.push({ kind: 'box', paragraphs });
    for (const child of record.children) if (child.tag !== TAG.paragraph) visit(child);
  };
  for (const child of control.children) if (child.tag !== TAG.paragraph) visit(child);
  return found;
}

/** A table: what stands before its own record is its caption; each list after it is a cell. */
function tableOf({ children }: HwpRecord, context: HwpContext): HancomTable {
  const at = children.findIndex(({ tag }) => tag === TAG.table);
  const rows: HancomTable['rows'] = [];
  let cell: HwpRecord | undefined;
  let within: HwpRecord[] = [];
  const end = (): void => {
    if (cell) {
      const span = (offset: number): number => Math.max(1, uint16(cell!.data, offset));
      const row = Math.min(uint16(cell.data, 10), rows.length + 1_000);
      while (rows.length <= row) rows.push({ cells: [] });
      rows[row]!.cells.push({ paragraphs: paragraphsOf(within, context), columns: span(12), rows: span(14) });
    }
    within = [];
  };
  for (const record of children.slice(at + 1)) {
    if (record.tag !== TAG.list) within.push(record);
    else {
      end();
      cell = record;
    }
  }
  end();
  return { rows, caption: paragraphsOf(children.slice(0, Math.max(0, at)), context) };
}

/** Where a field leads, if it is a link. */
function linkOf(control: HwpRecord): string | undefined {
  return nameOf(control) === '%hlk' ? hyperlinkTarget(textAt(control.data, 9).text) : undefined;
}
