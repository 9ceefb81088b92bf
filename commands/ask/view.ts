import type { Abstention } from '../../src/answering/types.ts';
import { customId } from '../../src/bot/custom-id.ts';
import { ANY } from '../../src/bot/scope.ts';
import type { App } from '../../src/bot/types.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { button, COLOURS, container, line, rows, small, text } from '../../src/message/parts.ts';
import type { Message, Part } from '../../src/message/types.ts';
import type { Quote } from '../../src/reading/types.ts';
import { words as limits } from '../shared/channel-limit.ts';
import { day, days } from '../shared/citation.ts';
import { quoteBlock } from '../shared/quote.ts';
import { contextButton, sourceButton } from '../shared/quote-buttons.ts';
import { answerTail, type Look, quoteRow } from './buttons.ts';
import { type Asked, type Kept, shownOf } from './kept.ts';
import { words } from './words.ts';

/** Further passages on a page. */
export const PAGE = 3;
/** Characters of markup for the quote that answers, and for those below it. */
const FIRST = 1_000;
const LATER = 600;
const NEAREST = 400;
const QUESTION = 300;

/** Where an answer is shown, and what is known of it there. */
export interface Setting {
  app: App;
  locale: Locale;
  look: Look;
  /** The collection this channel is set to, where that limited the search. */
  channelLimit: string | null;
  /** Stands above the question: who shared it, whom it is for. */
  note?: string;
}

/** What stands above an answer: the question, how it was understood, what limits it. */
function heading(asked: Asked, { app, locale, channelLimit: here, note }: Setting): Part[] {
  const say = words(locale);
  const only = [
    asked.collection && asked.collection !== ANY && escapeText(app.access.title(asked.collection, locale)),
    here && `${escapeText(app.access.title(here, locale))} (${limits(locale).here})`,
    asked.since && say.from(day(asked.since)),
    asked.until && say.to(day(asked.until)),
  ].filter(Boolean);
  const shown = escapeText(label(asked.text, QUESTION));
  const question = asked.follows === null ? `**${shown}**` : `**${say.understood(shown)}**`;
  const notes = [
    ...(note ? [note] : []),
    ...(only.length > 0 ? [`${limits(locale).limited}: ${only.join(', ')}`] : []),
  ];
  return [text([question, ...notes.map((one) => `-# ${one}`)].join('\n'))];
}

/** The quotes that answer, the first of them longest; or, where that is not sure, those that come nearest. */
export function answerView(
  id: string,
  kept: Kept,
  quotes: readonly (Quote | null)[],
  setting: Setting,
): Message {
  const { locale, look } = setting;
  const say = words(locale);
  const count = shownOf(kept);
  const present = quotes.slice(0, count).flatMap((quote, at) => (quote ? [{ quote, at }] : []));
  const blocks = present.map(({ quote, at }, i) => [
    ...(i === 0 ? [] : [line()]),
    quoteBlock(quote, locale, {
      budget: at === 0 ? FIRST : LATER,
      elsewhere: { count: quote.also.length, same: true },
    }),
    ...quoteRow(id, at, quote, look, locale),
  ]);
  const state = kept.unsure ? [text(say.unsure)] : [];
  const lost = present.length === 0 ? [text(say.gone)] : [];
  const further = quotes.slice(count).filter((quote) => quote !== null).length;
  const tail = answerTail(id, present[0]?.quote ?? null, further, look, locale);
  const colour = kept.unsure ? COLOURS.unsure : COLOURS.answer;
  return fitted(
    [...heading(kept.asked, setting), ...state, ...lost],
    blocks,
    tail,
    (left) => small(say.left(left)),
    colour,
  );
}

/** A page of the passages beyond the answer. */
export function furtherView(
  id: string,
  kept: Kept,
  quotes: readonly (Quote | null)[],
  from: number,
  setting: Setting,
): Message {
  const { locale, look } = setting;
  const say = words(locale);
  const count = shownOf(kept);
  const all = quotes.flatMap((quote, at) => (quote && at >= count ? [{ quote, at }] : []));
  const first = Math.min(Math.max(0, Math.floor(from / PAGE) * PAGE), Math.max(0, all.length - 1));
  const shown = all.slice(first, first + PAGE);
  const blocks = shown.map(({ quote, at }, i) => [
    ...(i === 0 ? [] : [line()]),
    quoteBlock(quote, locale, { budget: LATER, elsewhere: { count: quote.also.length, same: true } }),
    ...quoteRow(id, at, quote, look, locale),
  ]);
  const left = all.length - first - shown.length;
  const turn = (name: string, to: number, side: string) =>
    button(name, customId('ask', 'further', id, to, side));
  const tail = rows([
    button(say.back, customId('ask', 'back', id)),
    ...(first > 0 ? [turn(say.previous, first - PAGE, 'back')] : []),
    ...(left > 0 ? [turn(say.next(Math.min(PAGE, left)), first + PAGE, 'on')] : []),
  ]);
  const title =
    shown.length === 0 ? text(say.gone) : small(say.further(first + 1, first + shown.length, all.length));
  return fitted([...heading(kept.asked, setting), title], blocks, tail, (more) => small(say.left(more)));
}

/** That nothing was found, what was searched, and the passage that came nearest. */
export function nothingView(
  asked: Asked,
  outcome: Abstention,
  setting: Setting,
  offer: Part[] = [],
): Message {
  const { locale } = setting;
  const say = words(locale);
  const { documents, from, to } = outcome.searched;
  const span = days(from, to);
  const searched = documents === 0 ? say.nothing : say.searched(documents, span);
  const names = outcome.names.slice(0, 5).map((name) => escapeText(label(name, 60)));
  const { nearest } = outcome;
  const near = nearest
    ? [
        line(),
        small(say.nearest),
        quoteBlock({ ...nearest, highlights: [] }, locale, { budget: NEAREST }),
        ...rows([contextButton(nearest.citation, locale), sourceButton(nearest.citation, locale)]),
      ]
    : [];
  const parts = [
    ...heading(asked, setting),
    text(`${say.none} ${searched}`),
    ...(names.length > 0 ? [text(say.similar(names.join(', ')))] : []),
    small(say.rephrase()),
    ...offer,
    ...near,
  ];
  return { components: [container(parts, COLOURS.none)] };
}
