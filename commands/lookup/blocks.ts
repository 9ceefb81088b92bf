import type { Locale } from '../../src/locale.ts';
import type { HeldPost, Line } from '../../src/lookup/types.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { line, text } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';
import { period } from '../shared/citation.ts';
import { quoteBlock } from '../shared/quote.ts';
import { words } from './words.ts';

/** One quote on a page, with what stands above it, and where the quote leads. */
export interface Block {
  parts: Part[];
  citation: Citation;
}

/** Characters of markup for a quote of a list; a page takes fewer quotes where they are long. */
const LONGEST = 1_500;
const TITLE = 150;

/** Days of a line, as each reader's Discord shows them; a month or year as it was said. */
export function dayLabel({ date, to }: Pick<Line, 'date' | 'to'>, locale: Locale): string {
  return period(date, to, locale) ?? words(locale).undated;
}

/** A quote under its day; `of` tells whose day it is. */
export function lineBlock(
  found: Line & { others?: readonly { date: string; to: string }[] },
  locale: Locale,
  of?: 'event' | 'publication',
): Block {
  const kind = of ?? (found.dateFrom === 'text' ? 'event' : 'publication');
  const note = found.date ? ` · ${kind === 'event' ? words(locale).event : words(locale).publication}` : '';
  const days = [found, ...(found.others ?? [])].map((day) => `**${dayLabel(day, locale)}**`).join(', ');
  return block(`${days}${note}`, found.quote, locale, found.quote.also.length);
}

/** A quote under what it says: the post, whose it is, who held it and when. */
export function postBlock(found: HeldPost, locale: Locale, who: boolean): Block {
  const say = words(locale);
  const country = found.country ? (locale === 'ko' ? found.country.ko : found.country.en) : say.country;
  const name = who ? `**${escapeText(found.holder)}**${otherNames(found)} · ` : '';
  const title = `${who ? '' : '**'}${escapeText(label(found.title, TITLE))}${who ? '' : '**'}`;
  const facts = [country, found.former && say.former, found.date ? dayLabel(found, locale) : say.undated];
  // What is taken from another sentence is shown with it.
  const doubt = found.countryQuote
    ? `\n-# ${say.inDocument} ${escapeText(label(found.countryQuote.text, TITLE))}`
    : '';
  return block(
    `${name}${title} · ${facts.filter(Boolean).join(' · ')}${doubt}`,
    found.quote,
    locale,
    found.also.length,
  );
}

const otherNames = ({ holder, names }: HeldPost): string => {
  const others = names.filter((name) => name !== holder).slice(0, 3);
  return others.length > 0 ? ` (${others.map(escapeText).join(', ')})` : '';
};

export function block(above: string, quote: Quote, locale: Locale, also = 0): Block {
  return {
    parts: [
      line(),
      text(above),
      quoteBlock(quote, locale, { budget: LONGEST, elsewhere: { count: also, same: false } }),
    ],
    citation: quote.citation,
  };
}
