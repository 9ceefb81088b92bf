import { styleText } from 'node:util';
import type { Outcome } from '../answering/types.ts';
import { printable } from '../printable.ts';
import type { Citation, Quote } from '../reading/types.ts';

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
  const body = wrap(marked(quote, style), LINE_WIDTH - 4)
    .split('\n')
    .join('\n    ');
  const also = quote.also.map((citation) => `\n    also ${citationText(citation)}`).join('');
  const source = `— ${citationText(quote.citation)}${also}`;
  return `${label}${body}\n    ${style ? styleText('dim', source) : source}`;
}

/** Title, publisher, date, paragraph, path: whatever is known. */
export function citationText({ title, publisher, published, paragraph, path, url }: Citation): string {
  const parts = [title, publisher, published ?? 'no date', `¶ ${paragraph}`, path, url];
  return printable(parts.filter(Boolean).join(' · '));
}

/** Highlights in bold, or between » and « where a terminal shows no bold. */
function marked({ text: quoted, highlights }: Quote, style: boolean): string {
  const text = printable(quoted);
  let out = '';
  let at = 0;
  for (const [start, end] of highlights) {
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
