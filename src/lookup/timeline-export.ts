import { periodName } from '../languages/dates/period-name.ts';
import type { Citation } from '../reading/types.ts';
import { nameOnOneLine } from '../text/unseen.ts';
import type { Timeline, TimelineLine } from './types.ts';

const FRAME = {
  en: { timeline: 'Timeline', published: 'published' },
  ko: { timeline: '연표', published: '발행일' },
};

/** A Markdown list: day, quote, citation; the words around them in the reader's language. */
export function timelineMarkdown({
  topic,
  since,
  until,
  lines,
  language,
}: Pick<Timeline, 'topic' | 'since' | 'until' | 'lines'> & { language: 'en' | 'ko' }): string {
  const span = since || until ? ` (${since ?? '…'} – ${until ?? '…'})` : '';
  const say = FRAME[language];
  const entries = lines.map((line) => {
    const { citation, text, also } = line.quote;
    const heading = [line, ...line.others].map((one) => days(one, language)).join(', ');
    const sources = [citation, ...also].map(source).join('\n\n');
    return `## ${heading}${line.of === 'publication' ? ` (${say.published})` : ''}\n\n${text.replace(/^/gm, '> ')}\n\n${sources}\n`;
  });
  return `# ${say.timeline}: ${topic}${span}\n\n${entries.join('\n')}`;
}

const source = (citation: Citation): string =>
  [
    nameOnOneLine(citation.title),
    citation.publisher,
    citation.published,
    `¶ ${citation.paragraph}`,
    citation.url ?? citation.path,
  ]
    .filter(Boolean)
    .join(' · ');

const days = ({ date, to }: Pick<TimelineLine, 'date' | 'to'>, language: 'en' | 'ko'): string =>
  date === to ? date : (periodName(date, to, language) ?? `${date} – ${to}`);

const COLUMNS = [
  'date',
  'to',
  'others',
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
  const rows = lines.map(({ date, to, others, of, quote: { text, citation } }) => [
    date,
    to,
    others.map((other) => (other.date === other.to ? other.date : `${other.date}/${other.to}`)).join(' '),
    of,
    text,
    nameOnOneLine(citation.title),
    citation.publisher,
    citation.published,
    citation.kind,
    citation.path,
    citation.paragraph,
    citation.start,
    citation.end,
    citation.url,
  ]);
  // The mark by which Excel knows UTF-8: without it a Korean Windows reads its own encoding.
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
