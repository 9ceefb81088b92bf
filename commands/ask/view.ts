import type { Abstention, Unsure } from '../../src/answering/types.ts';
import type { App } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, line, rows, small, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { citation, day, days } from '../shared/citation.ts';
import { contextButton, documentButton } from '../shared/quote-buttons.ts';
import { shorten } from '../shared/shorten.ts';
import type { Asked } from './kept.ts';
import { words } from './words.ts';

/** Quotes on the first page. */
export const OVERVIEW = 5;
/** Characters of markup for a quote on its own page, for the first of several, and for those below it. */
const FULL = 2_800;
const FIRST = 1_400;
const SHORT = 320;
const QUESTION = 300;

/** What stands above an answer: the question, how it was understood, what limits it. */
export function heading(asked: Asked, locale: Locale, app: App, by?: string): Part[] {
  const say = words(locale);
  const limits = [
    asked.collection && escapeText(app.access.title(asked.collection, locale)),
    asked.since && say.from(day(asked.since)),
    asked.until && say.to(day(asked.until)),
  ].filter(Boolean);
  const shown = escapeText(label(asked.text, QUESTION));
  const notes = [
    ...(by ? [say.sharedBy(escapeText(by))] : []),
    ...(limits.length > 0 ? [`${say.limited}: ${limits.join(', ')}`] : []),
  ];
  const question = asked.follows === null ? `**${shown}**` : `**${say.understood(shown)}**`;
  return [text([question, ...notes.map((note) => `-# ${note}`)].join('\n'))];
}

/**
 * One quote with its citation; `also`: in how many other documents it is said too; `above`: the quote right above, whose
 * citation holds for this one too where it is of the same paragraph.
 */
export function quoteBlock(
  quote: Quote,
  locale: Locale,
  budget: number,
  number?: number,
  also = quote.also.length,
  above: Quote | null = null,
): Part {
  const shown = shorten(quote, budget);
  const mark = number === undefined ? '' : `${number}\\. `;
  const cited =
    above && also === 0 && sameParagraph(above, quote)
      ? words(locale).sameParagraph(quote.citation.paragraph, quote.start > above.start)
      : citation(quote.citation, locale, also);
  const notes = [`${mark}${cited}`, ...(shown?.shortened ? [words(locale).shortened] : [])];
  return text([shown?.markup ?? `> *${words(locale).tooLong}*`, `-# ${notes.join(' · ')}`].join('\n'));
}

const sameParagraph = ({ citation: a }: Quote, { citation: b }: Quote) =>
  a.documentId === b.documentId && a.paragraph === b.paragraph;

/** The first quote in full, up to four more, shorter. */
export function overview(
  asked: Asked,
  quotes: (Quote | null)[],
  tail: Part[],
  locale: Locale,
  app: App,
  by?: string,
): Message {
  const present = quotes.slice(0, OVERVIEW).flatMap((quote, at) => (quote ? [{ quote, at }] : []));
  const more = quotes.length - OVERVIEW;
  const blocks = present.map(({ quote, at }, i) => [
    ...(i === 0 ? [] : [line()]),
    quoteBlock(
      quote,
      locale,
      i === 0 ? FIRST : SHORT,
      at + 1,
      quote.also.length,
      present[i - 1]?.quote ?? null,
    ),
  ]);
  const lost = present.length === 0 ? [text(words(locale).gone)] : [];
  const end = [...(more > 0 ? [small(words(locale).more(more))] : []), ...tail];
  return fitted([...heading(asked, locale, app, by), ...lost], blocks, end, (count) =>
    small(words(locale).left(count)),
  );
}

/** One quote of an answer, in full. */
export function single(
  asked: Asked,
  quote: Quote | null,
  at: number,
  tail: Part[],
  locale: Locale,
  app: App,
): Message {
  const body = quote ? quoteBlock(quote, locale, FULL, at + 1) : text(words(locale).gone);
  return { components: [container([...heading(asked, locale, app), body, ...tail])] };
}

/** That there is no sure answer, what was searched, and the nearest passages, marked as such. */
export function abstained(asked: Asked, outcome: Abstention | Unsure, locale: Locale, app: App): Message {
  const say = words(locale);
  const { documents, from, to } = outcome.searched;
  const span = days(from, to);
  const searched =
    documents === 0
      ? say.nothing
      : `${[say.searched(documents), span && say.dated(span)].filter(Boolean).join(', ')}.`;
  const unsure = outcome.kind === 'unsure';
  const [first, ...others] = unsure ? outcome.quotes : outcome.nearest ? [outcome.nearest] : [];
  const nearest = first
    ? [
        line(),
        text(unsure ? say.maybe : say.nearest),
        quoteBlock(first, locale, SHORT * 2),
        ...rows([contextButton(first.citation, locale), documentButton(first.citation, locale)]),
        ...others.map((quote) => quoteBlock(quote, locale, SHORT)),
      ]
    : [];
  const names =
    outcome.kind === 'abstention' && outcome.names.length > 0
      ? [text(say.similar(outcome.names.map((name) => escapeText(name)).join(', ')))]
      : [];
  const parts = [
    ...heading(asked, locale, app),
    text(`${unsure ? say.notSure : say.none} ${searched}`),
    ...names,
    small(say.rephrase),
    ...nearest,
  ];
  return { components: [container(parts, COLOURS.none)] };
}
