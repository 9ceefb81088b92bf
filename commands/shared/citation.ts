import { periodName } from '../../src/languages/dates/period-name.ts';
import type { DocumentEntry } from '../../src/library/types.ts';
import type { Locale } from '../../src/locale.ts';
import { escapeText, label, safeUrl } from '../../src/message/markdown.ts';
import { inLanguages } from '../../src/message/words.ts';
import type { Citation } from '../../src/reading/types.ts';

const TITLE = 120;
const PUBLISHER = 60;
/** Longer addresses are left to the Document view: they would eat the message's 4,000 characters. */
const SHORT_LINK = 200;
/** Hour (UTC) a day is given at: the same day from UTC−11 to UTC+12. */
const HOUR = 'T11:00:00Z';

const words = inLanguages(
  { link: 'source', undated: 'undated', also: (count: number) => `the same in ${count} more` },
  { link: '원문', undated: '날짜 미상', also: (count) => `같은 내용이 ${count}건 더 있음` },
);

/** A day as Discord shows it, in each reader's own language: `<t:unix:D>`. */
export function day(date: string): string {
  return `<t:${Date.parse(date + HOUR) / 1000}:D>`;
}

/** A moment, relative ("2 hours ago"). */
export function ago(time: string | number | Date): string {
  return `<t:${Math.floor(new Date(time).getTime() / 1000)}:R>`;
}

/** Two days as a span, or one; null when neither is known. */
export function days(from: string | null, to: string | null): string | null {
  if (!from || !to) return from ? day(from) : to ? day(to) : null;
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}

/** A day as each reader's Discord shows it, or a period by its name: "July 2015", 2015년 7월. */
export function period(from: string | null, to: string | null, locale: Locale): string | null {
  const name = from && to && from !== to ? periodName(from, to, locale === 'ko' ? 'ko' : 'en') : null;
  return name ?? days(from, to);
}

/** **Title** · publisher · date · ¶ paragraph · link — one line, safe to stand beside a quote. */
export function citation(found: Citation, locale: Locale, also = 0): string {
  const url = safeUrl(found.url);
  const parts = [
    `**${escapeText(label(found.title, TITLE))}**`,
    found.publisher && escapeText(label(found.publisher, PUBLISHER)),
    found.published ? day(found.published) : words(locale).undated,
    `¶ ${found.paragraph}`,
    url && url.length <= SHORT_LINK && `[${words(locale).link}](${url})`,
    also > 0 && words(locale).also(also),
  ];
  return parts.filter(Boolean).join(' · ');
}

const HASH = 12;

/** What anyone needs to check a quote: hash of the file, character span, build of the library. */
export function receipt(found: Citation, build: string): string {
  return `\`${found.path.replaceAll('`', "'")}\` · sha256 \`${found.hash.slice(0, HASH)}\` · [${found.start}, ${found.end}) · build \`${build}\``;
}

/** **Title** · publisher · date, of a whole document. */
export function citationTitle(found: Pick<DocumentEntry, 'title' | 'publisher' | 'published'>): string {
  const parts = [
    `**${escapeText(label(found.title, TITLE))}**`,
    found.publisher && escapeText(label(found.publisher, PUBLISHER)),
    found.published && day(found.published),
  ];
  return parts.filter(Boolean).join(' · ');
}
