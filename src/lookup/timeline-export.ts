import type { Timeline, TimelineLine } from './timeline.ts';

/** A Markdown list: day, quote, citation. */
export function timelineMarkdown({
  topic,
  since,
  until,
  lines,
}: Pick<Timeline, 'topic' | 'since' | 'until' | 'lines'>): string {
  const span = since || until ? ` (${since ?? '…'} – ${until ?? '…'})` : '';
  const entries = lines.map((line) => {
    const { citation, text } = line.quote;
    const source = [
      citation.title,
      citation.publisher,
      citation.published,
      `¶ ${citation.paragraph}`,
      citation.url ?? citation.path,
    ]
      .filter(Boolean)
      .join(' · ');
    return `## ${days(line)}${line.of === 'publication' ? ' (published)' : ''}\n\n${text.replace(/^/gm, '> ')}\n\n${source}\n`;
  });
  return `# Timeline: ${topic}${span}\n\n${entries.join('\n')}`;
}

const days = ({ date, to }: TimelineLine): string => (date === to ? date : `${date} – ${to}`);

const COLUMNS = [
  'date',
  'to',
  'of',
  'text',
  'title',
  'publisher',
  'published',
  'kind',
  'path',
  'paragraph',
  'start',
  'end',
  'url',
];

/** RFC 4180, with a header. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function timelineCsv(lines: readonly TimelineLine[]): string {
  const rows = lines.map(({ date, to, of, quote: { text, citation } }) => [
    date,
    to,
    of,
    text,
    citation.title,
    citation.publisher,
    citation.published,
    citation.kind,
    citation.path,
    citation.paragraph,
    citation.start,
    citation.end,
    citation.url,
  ]);
  return [COLUMNS, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
