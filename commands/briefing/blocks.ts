import type { Ahead, Digest, Group, Mentioned } from '../../src/briefing/types.ts';
import type { Locale } from '../../src/locale.ts';
import { escapeText, label, safeUrl } from '../../src/message/markdown.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';
import { citation, citationTitle, period } from '../shared/citation.ts';
import { shorten } from '../shared/shorten.ts';
import { words } from './words.ts';

/** Characters of markup for one line. */
const LINE = 620;
const NAME = 60;
/** Addresses longer than this would eat the message. */
const SHORT_LINK = 160;
/** Documents listed at the end. */
const LISTED = 12;
/** Characters of that list. */
const LIST = 2_000;

/** The lines of a story, each with where it stands; the leading document's citation is said once, above them. */
export function groupBlocks(group: Group, locale: Locale): string[] {
  const lead = group.lines[0]!.citation;
  const head = [heading(lead, locale), ...told(group, locale)].join('\n');
  return group.lines.map((quote, i) => `${i === 0 ? `${head}\n` : ''}${lineOf(quote, lead, locale)}`);
}

function heading(lead: Citation, locale: Locale): string {
  const url = safeUrl(lead.url);
  const parts = [
    citationTitle(lead),
    !lead.published && words(locale).undated,
    url && url.length <= SHORT_LINK && `[${words(locale).source}](${url})`,
  ];
  return parts.filter(Boolean).join(' · ');
}

const told = ({ documents }: Group, locale: Locale): string[] =>
  documents.length > 1 ? [`-# ${words(locale).told(documents.length)}`] : [];

/** A quote with its paragraph; with its whole citation where it stands in another document than the one above. */
function lineOf(quote: Quote, lead: Citation, locale: Locale): string {
  const say = words(locale);
  const shown = shorten(quote, LINE, locale);
  const own = quote.citation.documentId === lead.documentId;
  const where = own ? `¶ ${quote.citation.paragraph}` : citation(quote.citation, locale);
  const notes = [
    where,
    quote.also.length > 0 && say.same(quote.also.length),
    shown?.shortened && say.shortened,
  ];
  return `${shown?.markup ?? `> *${say.tooLong}*`}\n-# ${notes.filter(Boolean).join(' · ')}`;
}

/** The days ahead, soonest first. */
export function aheadBlocks(ahead: readonly Ahead[], locale: Locale): string[] {
  return ahead.map(({ from, to, quote }, i) => {
    const head = i === 0 ? `**${words(locale).ahead}**\n` : '';
    const shown = shorten(quote, LINE, locale)?.markup ?? `> *${words(locale).tooLong}*`;
    return `${head}${period(from, to, locale)}\n${shown}\n-# ${citation(quote.citation, locale)}`;
  });
}

export function peopleBlock(people: readonly Mentioned[], locale: Locale): string[] {
  if (people.length === 0) return [];
  const named = people.map(({ name, mentions }) => `${escapeText(label(name, NAME))} (${mentions})`);
  return [`**${words(locale).people}**\n${named.join(' · ')}`];
}

/** Documents of a digest of which no sentence is quoted. */
export const unquoted = ({ groups, total }: Pick<Digest, 'groups' | 'total'>): number =>
  Math.max(0, total - new Set(groups.flatMap(({ documents }) => documents)).size);

export function documentsBlock(digest: Digest, locale: Locale): string[] {
  const { documents, total } = digest;
  const say = words(locale);
  const rows: string[] = [];
  let room = LIST;
  for (const one of documents.slice(0, LISTED)) {
    const row = `- ${citationTitle(one)}${one.published ? '' : ` · ${say.undated}`}${one.changed ? ` · ${say.changed}` : ''}`;
    room -= row.length;
    if (room < 0) break;
    rows.push(row);
  }
  const rest = total - rows.length;
  const left = unquoted(digest);
  const notes = [rest > 0 && say.others(rest), left > 0 && say.unquoted(left)].filter(
    (note) => note !== false,
  );
  return [[`**${say.all}**`, ...rows, ...notes.map((note) => `-# ${note}`)].join('\n')];
}
