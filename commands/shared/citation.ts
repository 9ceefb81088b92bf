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

const HEADING = 70;

const words = inLanguages({ undated: 'undated' }, { undated: '날짜 미상' });

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

/** **Title**, which is a link where the document has an address that is short enough. */
function titleOf({ title, url }: { title: string; url?: string | null }): string {
  const shown = `**${escapeText(label(title, TITLE))}**`;
  const open = safeUrl(url ?? null);
  return open && open.length <= SHORT_LINK ? `[${shown}](${open})` : shown;
}

/** The innermost heading a quote stands under, unless it only repeats the title. */
function headingOf({ headings, title }: Pick<Citation, 'headings' | 'title'>): string | null {
  const last = headings.at(-1)?.trim();
  return last && last !== title.trim() ? escapeText(label(last, HEADING)) : null;
}

/** **Title** · publisher · heading · date: one line, safe to stand beside a quote. Where exactly is told by `receipt`. */
export function citation(found: Citation, locale: Locale): string {
  const parts = [
    titleOf(found),
    found.publisher && escapeText(label(found.publisher, PUBLISHER)),
    headingOf(found),
    found.published ? day(found.published) : words(locale).undated,
  ];
  return parts.filter(Boolean).join(' · ');
}

const HASH = 12;

/** What anyone needs to check a quote: hash of the file, character span, build of the library. */
export function receipt(found: Citation, build: string): string {
  return `\`${found.path.replaceAll('`', "'")}\` · ¶ ${found.paragraph} · sha256 \`${found.hash.slice(0, HASH)}\` · [${found.start}, ${found.end}) · build \`${build}\``;
}

/** **Title** · publisher · date, of a whole document. */
export function citationTitle(
  found: Pick<DocumentEntry, 'title' | 'publisher' | 'published'> & { url?: string | null },
): string {
  const parts = [
    titleOf(found),
    found.publisher && escapeText(label(found.publisher, PUBLISHER)),
    found.published && day(found.published),
  ];
  return parts.filter(Boolean).join(' · ');
}
