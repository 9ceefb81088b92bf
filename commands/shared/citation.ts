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

/** Of a heading, and of the whole path of them. */
const HEADING = 60;
const PATH = 110;
const SHEET = 40;

const words = inLanguages(
  {
    undated: 'undated',
    page: (page: number) => `p. ${page}`,
    slide: (page: number) => `slide ${page}`,
    sheet: (sheet: string) => `sheet ${sheet}`,
    row: (row: number) => `row ${row}`,
    recognised: 'read from a picture (OCR)',
  },
  {
    undated: '날짜 미상',
    page: (page) => `${page}쪽`,
    slide: (page) => `슬라이드 ${page}`,
    sheet: (sheet) => `‘${sheet}’ 시트`,
    row: (row) => `${row}행`,
    recognised: '그림에서 인식한 글자(OCR)',
  },
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

/** **Title**, which is a link where the document has an address that is short enough. */
function titleOf({ title, url }: { title: string; url?: string | null }): string {
  const shown = `**${escapeText(label(title, TITLE))}**`;
  const open = safeUrl(url ?? null);
  return open && open.length <= SHORT_LINK ? `[${shown}](${open})` : shown;
}

/**
 * The headings a quote stands under, outermost first, without those that only repeat the title; of a long path the
 * innermost ones.
 */
function headingsOf({ headings, title }: Pick<Citation, 'headings' | 'title'>): string | null {
  const own = headings.map((one) => one.trim()).filter((one) => one !== '' && one !== title.trim());
  const shown: string[] = [];
  let left = PATH;
  for (const heading of own.reverse()) {
    const told = label(heading, HEADING);
    left -= told.length;
    if (left < 0 && shown.length > 0) break;
    shown.unshift(told);
  }
  return shown.length === 0 ? null : escapeText(shown.join(' › '));
}

/** Presentations have slides, everything else pages. */
const SLIDES = /\.(?:pptx|odp)$/i;

/** Page, or sheet and row, as far as they are known. */
function placeOf({ page, sheet, row, path, recognised }: Citation, locale: Locale): (string | false)[] {
  const say = words(locale);
  const inSheet = [
    sheet !== undefined && escapeText(say.sheet(label(sheet, SHEET))),
    row !== undefined && say.row(row),
  ].filter(Boolean);
  return [
    page !== undefined && (SLIDES.test(path) ? say.slide(page) : say.page(page)),
    inSheet.length > 0 && inSheet.join(', '),
    recognised === true && say.recognised,
  ];
}

/**
 * **Title** · publisher · headings · page or sheet and row · date: one line, safe to stand beside a quote. What else it
 * takes to check it is told by `receipt`.
 */
export function citation(found: Citation, locale: Locale): string {
  const parts = [
    titleOf({ title: found.title, url: found.link ?? found.url }),
    found.publisher && escapeText(label(found.publisher, PUBLISHER)),
    headingsOf(found),
    ...placeOf(found, locale),
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
