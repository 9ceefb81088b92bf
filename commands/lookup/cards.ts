import { languageOf } from '../../src/languages/all.ts';
import type { Locale } from '../../src/locale.ts';
import type {
  DayCard,
  DocumentCard,
  Nothing,
  PersonCard,
  PhraseCard,
  PostCard,
  ShapeCard,
  ThingCard,
} from '../../src/lookup/types.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, small, text } from '../../src/message/parts.ts';
import type { Part } from '../../src/message/types.ts';
import { citationTitle, period } from '../shared/citation.ts';
import { quoteBlock } from '../shared/quote.ts';
import { type Block, block, lineBlock, postBlock } from './blocks.ts';
import type { Found } from './found.ts';
import { words } from './words.ts';

/** What a lookup looks like: what stands above, and its quotes, some to a page. */
export interface Card {
  head: Part[];
  blocks: Block[];
  colour?: number;
}

const NAMES = 300;
const LISTED = 12;

const list = (names: readonly string[], limit = LISTED): string =>
  label(names.slice(0, limit).join(', '), NAMES);
const escaped = (names: readonly string[]): string => escapeText(list(names));

export function cardOf(found: Found, locale: Locale): Card {
  switch (found.kind) {
    case 'person':
      return person(found, locale);
    case 'post':
      return post(found, locale);
    case 'organization':
    case 'place':
      return thing(found, locale);
    case 'shape':
      return shape(found, locale);
    case 'date':
      return day(found, locale);
    case 'phrase':
      return phrase(found, locale);
    case 'document':
      return document(found, locale);
    case 'nothing':
      return nothing(found, locale);
  }
}

function named(found: PersonCard | ThingCard | ShapeCard, locale: Locale): Part[] {
  const say = words(locale);
  // Called as its reader would call it, where it has a name in that language.
  const own = locale === 'ko' ? found.names.find((name) => languageOf(name).code === locale) : undefined;
  const called = own ?? found.name;
  const names = [found.name, ...found.names].filter(
    (name, i, all) => name !== called && all.indexOf(name) === i,
  );
  const notes = [
    found.kind === 'shape' && escapeText(found.called[locale]),
    names.length > 0 && escaped(names),
    `${say.mentioned(found.mentions.length)} · ${say.inDocuments(found.documents)}`,
    found.others.length > 0 && say.others(escaped(found.others)),
  ].filter((note) => note !== false);
  return [text([`### ${escapeText(label(called, NAMES))}`, ...notes.map((note) => `-# ${note}`)].join('\n'))];
}

const person = (found: PersonCard, locale: Locale): Card => ({
  head: named(found, locale),
  blocks: [
    ...found.posts.map((held) => postBlock(held, locale, false)),
    ...found.mentions.map((mention) => lineBlock(mention, locale)),
  ],
});

const thing = (found: ThingCard, locale: Locale): Card => ({
  head: named(found, locale),
  blocks: [
    ...found.posts.map((held) => postBlock(held, locale, true)),
    ...found.mentions.map((mention) => lineBlock(mention, locale)),
  ],
});

const shape = (found: ShapeCard, locale: Locale): Card => ({
  head: named(found, locale),
  blocks: found.mentions.map((mention) => lineBlock(mention, locale)),
});

function post(found: PostCard, locale: Locale): Card {
  const notes = found.groups.length === 0 ? [small(words(locale).unnamed)] : [];
  return {
    head: [text(`### ${escapeText(label(found.title, NAMES))}`), ...notes],
    blocks: [
      ...found.groups.flatMap(({ holders }) => holders.map((held) => postBlock(held, locale, true))),
      ...found.unnamed.map((unnamed) => lineBlock(unnamed, locale)),
    ],
  };
}

function day(found: DayCard, locale: Locale): Card {
  const say = words(locale);
  const span = found.yearless ? [found.yearless.from, found.yearless.to] : null;
  const title = span
    ? span[0] === span[1]
      ? span[0]
      : span.join(' – ')
    : (period(found.from, found.to, locale) ?? '');
  const published = found.published.map(({ title: name }) => name);
  const notes = [
    found.lines.length === 0 && say.noLines,
    published.length > 0 && say.published(escaped(published)),
  ].filter((note) => note !== false);
  return {
    head: [text([`### ${title}`, ...notes.map((note) => `-# ${note}`)].join('\n'))],
    blocks: found.lines.map((dated) => lineBlock(dated, locale, 'event')),
    colour: found.lines.length === 0 ? COLOURS.none : COLOURS.answer,
  };
}

function phrase(found: PhraseCard, locale: Locale): Card {
  const { total, documents, occurrences } = found;
  return {
    head: [
      text(
        `### “${escapeText(label(found.text, NAMES))}”\n-# ${words(locale).occurrences(total, documents)}`,
      ),
    ],
    blocks: occurrences.map((quote, i) => block(`**${i + 1}/${total}**`, quote, locale)),
  };
}

function document(found: DocumentCard, locale: Locale): Card {
  const say = words(locale);
  const counted = (title: string, names: readonly { name: string }[]): string | false =>
    names.length > 0 && `**${title}:** ${escaped(names.map(({ name }) => name))}`;
  const facts = [
    counted(say.people, found.people),
    counted(say.organizations, found.organizations),
    counted(say.places, found.places),
  ].filter((fact) => fact !== false);
  return {
    head: [
      text(`### ${citationTitle(found).replaceAll('**', '')}`),
      ...(found.opening ? [quoteBlock(found.opening, locale, { budget: 800 })] : []),
      ...(facts.length > 0 ? [text(facts.join('\n'))] : []),
    ],
    blocks: [
      ...found.posts.map((held) => postBlock(held, locale, true)),
      ...found.dates.map((dated) => lineBlock(dated, locale, 'event')),
    ],
  };
}

function nothing(found: Nothing, locale: Locale): Card {
  const say = words(locale);
  const near = found.nearest.length > 0 ? [small(say.nearest(escaped(found.nearest)))] : [];
  return {
    head: [text(say.nothing(escapeText(label(found.text, NAMES)), found.documents)), ...near],
    blocks: [],
    colour: COLOURS.none,
  };
}
