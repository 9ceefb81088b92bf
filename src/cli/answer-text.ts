import { styleText } from 'node:util';
import type { Outcome } from '../answering/types.ts';
import { alignedTable, columnLabels } from '../message/table-text.ts';
import { printable } from '../printable.ts';
import type { Citation, Quote, QuotedBlock, QuotedCell } from '../reading/types.ts';

const LINE_WIDTH = 100;

/** An answer or abstention for a terminal: quotes wrapped and marked, each with its citation. */
export function answerText(outcome: Outcome, style = process.stdout.isTTY): string {
  if (outcome.kind === 'answer') {
    const quotes = [...outcome.quotes, ...outcome.further];
    return quotes.map((quote, index) => quoteText(quote, index + 1, style)).join('\n\n');
  }
  const { documents, from, to } = outcome.searched;
  const dates = from && to ? (from === to ? ` of ${from}` : ` from ${from} to ${to}`) : '';
  const searched = `Searched: ${documents} ${documents === 1 ? 'document' : 'documents'}${dates}.`;
  if (outcome.kind === 'unsure') {
    const quotes = outcome.quotes.map((quote, index) => quoteText(quote, index + 1, style));
    const lead = `Not sure whether the documents answer this. ${searched} The passages that come nearest:`;
    return [lead, ...quotes].join('\n\n');
  }
  const lines = [`Nothing in the documents answers this. ${searched}`];
  if (outcome.names.length > 0)
    lines.push('', `The documents do name: ${printable(outcome.names.join(', '))}`);
  if (outcome.nearest)
    lines.push(
      '',
      'The nearest miss, which may not answer:',
      '',
      quoteText(outcome.nearest, undefined, style),
    );
  return lines.join('\n');
}

function quoteText(quote: Quote, number: number | undefined, style: boolean): string {
  const label = number === undefined ? '    ' : `${String(number).padStart(2)}. `;
  const body = bodyOf(quote, style).split('\n').join('\n    ');
  const also = quote.also.map((citation) => `\n    also ${citationText(citation)}`).join('');
  const source = `— ${citationText(quote.citation)}${also}`;
  return `${label}${body}\n    ${style ? styleText('dim', source) : source}`;
}

/** The quote block by block: prose wrapped, code as it is, tables aligned or a line for each row. */
function bodyOf(quote: Quote, style: boolean): string {
  if (!quote.blocks) return wrap(marked(quote, 0, quote.highlights, style), LINE_WIDTH - 4);
  return quote.blocks
    .map((block, i) => {
      const gap = i > 0 && block.cut ? '[…]\n' : '';
      const drawn = block.rows
        ? tableOf(block, quote, style)
        : marked(block, block.at, quote.highlights, style);
      return gap + (block.rows || block.kind === 'code' ? drawn : wrap(drawn, LINE_WIDTH - 4));
    })
    .join('\n');
}

function tableOf(
  { header = [], rows = [], cut }: QuotedBlock,
  { highlights }: Quote,
  style: boolean,
): string {
  const text = (row: readonly QuotedCell[]) => row.map((cell) => printable(cell.text));
  const overlaps = ({ at, text: { length } }: QuotedCell) =>
    at !== null && highlights.some(([start, end]) => start < at + length && end > at);
  const table = {
    header: header.map(text),
    rows: rows.map(text),
    marked: rows.map((row) => row.some(overlaps)),
  };
  const aligned = alignedTable({ ...table, cut }, LINE_WIDTH - 4);
  if (aligned !== null) return aligned;
  const labels = columnLabels(table.header);
  return (rows.length > 0 ? rows : header)
    .map((row) =>
      row
        .map((cell, i) => {
          const told = marked(cell, cell.at, highlights, style) || '–';
          return rows.length > 0 && labels[i] ? `${labels[i]}: ${told}` : told;
        })
        .join(' | '),
    )
    .join('\n');
}

/** Title, publisher, headings, place, date, path: whatever is known. */
export function citationText(citation: Citation): string {
  const { title, publisher, published, paragraph, path, url, link, headings, page, sheet, row } = citation;
  const parts = [
    title,
    publisher,
    headings.filter((heading) => heading !== title).join(' › '),
    page !== undefined && `page ${page}`,
    sheet !== undefined && `sheet ${sheet}`,
    row !== undefined && `row ${row}`,
    published ?? 'no date',
    `¶ ${paragraph}`,
    path,
    link ?? url,
  ];
  return printable(parts.filter(Boolean).join(' · '));
}

/** Highlights in bold, or between » and « where a terminal shows no bold. `at`: where the text begins in the quote. */
function marked(
  { text: quoted }: { text: string },
  from: number | null,
  highlights: Quote['highlights'],
  style: boolean,
): string {
  const text = printable(quoted);
  if (from === null) return text;
  let out = '';
  let at = 0;
  for (const [first, last] of highlights) {
    const start = Math.max(at, first - from);
    const end = Math.min(text.length, last - from);
    if (start >= end) continue;
    const highlight = text.slice(start, end);
    out += text.slice(at, start) + (style ? styleText('bold', highlight) : `»${highlight}«`);
    at = end;
  }
  return out + text.slice(at);
}

function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current ? `${current} ${word}` : word;
  }
  return [...lines, current].join('\n');
}
