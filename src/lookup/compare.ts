import { containment, SAME_STORY, shingles } from '../answering/near-duplicates.ts';
import { contentWords } from '../answering/passage-view.ts';
import type { Domain } from '../domains/types.ts';
import { nameKey } from '../languages/ko/names.ts';
import { numbers } from '../languages/numbers.ts';
import type { Context } from '../library/context.ts';
import type { Quote } from '../reading/types.ts';
import { quoteAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { type Relevant, relevantSentences } from './relevant.ts';

export interface CompareInput {
  topic: string;
  collections: readonly string[];
}

/**
 * One side of the comparison: the statement, whose citation tells the kind of source, and the day it was published; null where
 * that is not known.
 */
export interface Statement {
  date: string | null;
  quote: Quote;
}

export interface Comparison {
  kind: 'compare';
  topic: string;
  earliest: Statement | null;
  latest: Statement | null;
  /** False where nothing differs: one statement only, or the same one again. */
  changed: boolean;
  /** People, places and numbers that only one of the two names. */
  differences: { earliest: string[]; latest: string[] };
  /** Documents that say something on the topic, and those that were looked through. */
  documents: number;
  searched: number;
}

/** Of each document only sentences at least this near to the topic's best one are statements on it. */
const SHARE_OF_BEST = 0.6;
/** Statements of each of the two days that are held against each other, the best ones. */
const HELD = 6;
/** What the share of content words in common adds to two statements' nearness to the topic: like is compared with like. */
const ALIKE = 0.5;
/** Two statements in one language that share less of their other words are on different things. */
const LEAST_ALIKE = 0.1;

/** Then and now: what the earliest and the latest document say on a topic, side by side. */
export async function compare(context: Context, { topic, collections }: CompareInput): Promise<Comparison> {
  const relevant = await relevantSentences(context, { topic, collections });
  const best = relevant[0]?.score ?? 0;
  const near = relevant.filter(({ score }) => score >= SHARE_OF_BEST * best);
  const statements = near.map((one) => ({ one, day: dayOf(context, one.document) }));
  const days = [...new Set(statements.flatMap(({ day }) => day ?? []))].sort();
  const on = (day: string | null | undefined) => statements.filter((one) => one.day === day).slice(0, HELD);
  const [first, last] = firstAndLast(context, topic, days, on) ?? [
    on(days[0])[0] ?? statements[0],
    undefined,
  ];
  const earliest = first ? statement(context, first.one, first.day) : null;
  const latest = last ? statement(context, last.one, last.day) : null;
  const changed = earliest !== null && latest !== null && !sameStory(earliest.quote.text, latest.quote.text);
  return {
    kind: 'compare',
    topic,
    earliest,
    latest,
    changed,
    differences: changed
      ? differences(context.domain, topic, earliest.quote.text, latest.quote.text)
      : { earliest: [], latest: [] },
    documents: new Set(near.map(({ document }) => document)).size,
    searched: visibleDocuments(context.library, collections).size,
  };
}

/** The day of publication; a document without that date has none. */
const dayOf = (context: Context, document: number): string | null =>
  context.library.documents[document]!.published;

const statement = (context: Context, { document, sentence }: Relevant, date: string | null): Statement => ({
  date,
  quote: quoteAt(context.library, document, namedIndex(context)[document]!.sentences[sentence]!),
});

const sameStory = (a: string, b: string): boolean => containment(shingles(a), shingles(b)) >= SAME_STORY;

interface Dated {
  one: Relevant;
  day: string | null;
}

/** Days that are held against each other from either end. */
const DAYS = 30;

/** The earliest statement of which there is a later one on the same thing, and the latest such one; undefined where there is none. */
function firstAndLast(
  context: Context,
  topic: string,
  days: readonly string[],
  on: (day: string | undefined) => Dated[],
): [Dated, Dated] | undefined {
  for (const [i, first] of days.slice(0, DAYS).entries()) {
    const earlier = on(first);
    for (const day of days
      .slice(i + 1)
      .slice(-DAYS)
      .reverse()) {
      const pair = mostAlike(context, topic, earlier, on(day));
      if (pair) return pair;
    }
  }
  return undefined;
}

/** Whether two statements may be on the same thing: no office of another place, no other country, no other quantity. */
function comparable(context: Context, topic: string, a: Relevant, b: Relevant): boolean {
  const { domain, library } = context;
  const of = ({ document, sentence }: Relevant) => {
    const named = namedIndex(context)[document]!;
    const { start, end } = named.sentences[sentence]!;
    return {
      offices: named.posts.filter((post) => post.sentence === sentence && !post.bare),
      places: named.places.flatMap(({ name, sentence: own }) => (own === sentence ? [name] : [])),
      units: numbers(library.text(document).slice(start, end)).flatMap(({ unit }) => unitOf(unit) ?? []),
    };
  };
  const place = ({ targets, country }: { targets: readonly string[]; country: string | null }) =>
    [...targets].sort().join() + (country ?? '');
  const [first, second] = [of(a), of(b)];
  const sameOffice = first.offices.every((one) => {
    const alike = second.offices.filter(({ rank }) => rank === one.rank);
    return alike.length === 0 || alike.some((other) => place(other) === place(one));
  });
  const asked = new Set(domain.places(topic).map(({ entry }) => entry.id));
  const elsewhere = (names: readonly string[]) => names.filter((name) => !asked.has(name));
  return (
    sameOffice &&
    mayMeet(elsewhere(first.places), elsewhere(second.places)) &&
    mayMeet(first.units, second.units)
  );
}

/** Whether two lists have something in common, or one of them is empty. */
const mayMeet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

/** A unit by which amounts are told apart: letters alone, without the plural; null for none. */
const unitOf = (unit: string): string | null =>
  /^[\p{L}%€$£¥]/u.test(unit) ? unit.toLowerCase().replace(/s$/, '') : null;

/** Of two days' statements the two that are nearest to the topic and to each other. */
function mostAlike(
  context: Context,
  topic: string,
  earlier: readonly Dated[],
  later: readonly Dated[],
): [Dated, Dated] | undefined {
  const asked = new Set(contentWords(topic));
  const words = new Map(
    [...earlier, ...later].map((each) => [
      each,
      new Set(contentWords(textOf(context, each.one)).filter((word) => !asked.has(word))),
    ]),
  );
  const pairs = earlier.flatMap((a) =>
    later.flatMap((b) => {
      if (!comparable(context, topic, a.one, b.one)) return [];
      const [first, second] = [words.get(a)!, words.get(b)!];
      const shared = [...first].filter((word) => second.has(word)).length;
      const alike = shared / Math.max(1, Math.sqrt(first.size * second.size));
      const sameLanguage = languageOf(context, a.one) === languageOf(context, b.one);
      // Of one topic and yet of different things: nothing to hold against each other.
      if (sameLanguage && alike < LEAST_ALIKE && first.size > 0 && second.size > 0) return [];
      return [{ pair: [a, b] as [Dated, Dated], worth: a.one.score + b.one.score + ALIKE * alike }];
    }),
  );
  return pairs.sort((a, b) => b.worth - a.worth)[0]?.pair;
}

const languageOf = ({ library }: Context, { document }: Relevant) => library.documents[document]!.language;

const textOf = (context: Context, { document, sentence }: Relevant): string => {
  const { start, end } = namedIndex(context)[document]!.sentences[sentence]!;
  return context.library.text(document).slice(start, end);
};

/** What each of two statements names that the other and the topic do not: each thing once, under the name it has there. */
function differences(domain: Domain, topic: string, a: string, b: string): Comparison['differences'] {
  const asked = new Set(namedIn(domain, topic).keys());
  const [first, second] = [namedIn(domain, a), namedIn(domain, b)];
  const only = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
    [...own].flatMap(([key, name]) => (other.has(key) || asked.has(key) ? [] : [name]));
  return { earliest: only(first, second), latest: only(second, first) };
}

/** Names and amounts of a text by what they stand for: US, U.S. and 미국 are one. */
function namedIn(domain: Domain, text: string): Map<string, string> {
  const found = new Map<string, string>();
  const note = (key: string, name: string) => {
    if (!found.has(key)) found.set(key, name.replace(/\s+/g, ' '));
  };
  for (const { text: name } of domain.people(text)) note(`person ${nameKey(name)}`, name);
  // Initials in brackets repeat the name before them.
  for (const { start, entry, text: name } of domain.organizations(text))
    if (text[start - 1] !== '(') note(`name ${entry?.id ?? name}`, name);
  for (const { entry, text: name } of domain.places(text)) note(`name ${entry.id}`, name);
  for (const { value, unit, text: name } of numbers(text)) note(`number ${value} ${unit}`, name);
  return found;
}
