import type { Digest } from '../../src/briefing/types.ts';
import { periodName } from '../../src/languages/dates/period-name.ts';
import type { Locale } from '../../src/locale.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';
import { nameOnOneLine } from '../../src/text/unseen.ts';
import { unquoted } from './blocks.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

export const FILE = 'briefing.md';

/** The whole briefing as a Markdown file: quotes in full, with everything needed to check them. */
export function markdownOf(digest: Digest, kept: Kept, locale: Locale): string {
  const say = words(locale);
  const groups = digest.groups.flatMap(({ title, lines }) => [`## ${plain(title)}`, ...lines.map(quoteOf)]);
  const ahead = digest.ahead.map(
    ({ from, to, quote }) =>
      `- **${from === to ? from : (periodName(from, to, locale === 'ko' ? 'ko' : 'en') ?? `${from} – ${to}`)}**\n\n${quoteOf(quote)}`,
  );
  const people = digest.people.map(({ names, mentions }) => `- ${plain(names.join(' / '))} (${mentions})`);
  const documents = digest.documents.map(
    ({ title, publisher, published, path, changed }) =>
      `- ${[plain(title), publisher, published ?? say.undated, path, changed && say.changed].filter(Boolean).join(' · ')}`,
  );
  const rest = digest.total - digest.documents.length;
  return [
    `# ${kept.topics.length > 0 ? say.on(plain(kept.topics.join(', '))) : say.title} (${kept.today})`,
    ...groups,
    ...section(say.ahead, ahead),
    ...section(say.people, people),
    ...section(say.all, [
      ...documents,
      ...(rest > 0 ? [`- ${say.others(rest)}`] : []),
      ...(unquoted(digest) > 0 ? [`\n${say.unquoted(unquoted(digest))}`] : []),
    ]),
    `build ${digest.build}`,
    '',
  ].join('\n\n');
}

const section = (title: string, lines: string[]): string[] =>
  lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];

const plain = nameOnOneLine;

function quoteOf({ text, citation, also }: Quote): string {
  const quoted = text.replace(/^/gm, '> ');
  return [quoted, citedOf(citation), ...also.map((other) => `= ${citedOf(other)}`)].join('\n\n');
}

function citedOf({ title, publisher, published, paragraph, url, path, start, end, hash }: Citation): string {
  const cited = [plain(title), publisher, published, `¶ ${paragraph}`, url].filter(Boolean).join(' · ');
  return `${cited}  \n\`${path}\` [${start}, ${end}) sha256 ${hash}`;
}
