import type { Context } from '../engine/context.ts';
import { numbers, people, places } from '../language/named.ts';
import { containment, SAME_STORY, shingles } from '../search/answer/fold.ts';
import type { Quote } from '../search/types.ts';
import { quoteAt, visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { type Relevant, relevantSentences } from './relevant.ts';

export interface CompareInput {
  topic: string;
  collections: readonly string[];
}

/**
 * One side of the comparison: the statement, whose citation tells the kind of source, and the day it was published (of a document without that
 * date, the last day it tells of; null for neither).
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

/** Then and now: what the earliest and the latest document say on a topic, side by side. */
export async function compare(context: Context, { topic, collections }: CompareInput): Promise<Comparison> {
  const relevant = await relevantSentences(context, { topic, collections });
  const best = relevant[0]?.score ?? 0;
  const firstOf = new Map<number, Relevant>();
  for (const one of relevant)
    if (one.score >= SHARE_OF_BEST * best && !firstOf.has(one.document)) firstOf.set(one.document, one);
  const statements = [...firstOf.values()].map((one) => ({ one, day: dayOf(context, one.document) }));
  const dated = statements
    .filter(({ day }) => day !== null)
    .sort((a, b) => (a.day! < b.day! ? -1 : a.day! > b.day! ? 1 : b.one.score - a.one.score));
  const on = (day: string | null | undefined) => dated.find((statement) => statement.day === day);
  const first = on(dated[0]?.day) ?? statements[0];
  const last = on(dated.at(-1)?.day);
  const earliest = first ? statement(context, first.one, first.day) : null;
  const latest = last && last.day !== first?.day ? statement(context, last.one, last.day) : null;
  const changed = earliest !== null && latest !== null && !sameStory(earliest.quote.text, latest.quote.text);
  return {
    kind: 'compare',
    topic,
    earliest,
    latest,
    changed,
    differences: changed ? differences(earliest.quote.text, latest.quote.text) : { earliest: [], latest: [] },
    documents: firstOf.size,
    searched: visibleDocuments(context.library, collections).size,
  };
}

/** Publication, or for a document without that date the last day it tells of. */
function dayOf(context: Context, document: number): string | null {
  const { published } = context.library.documents[document]!;
  if (published !== null) return published;
  const told = namedIndex(context)[document]!.dates.filter(
    ({ to, precision }) => to !== null && precision !== 'year',
  );
  return (
    told
      .map(({ to }) => to!)
      .sort()
      .at(-1) ?? null
  );
}

const statement = (context: Context, { document, sentence }: Relevant, date: string | null): Statement => ({
  date,
  quote: quoteAt(context.library, document, namedIndex(context)[document]!.sentences[sentence]!),
});

const sameStory = (a: string, b: string): boolean => containment(shingles(a), shingles(b)) >= SAME_STORY;

function differences(a: string, b: string): Comparison['differences'] {
  const named = (text: string): string[] =>
    [...people(text), ...places(text), ...numbers(text)].map((mention) => mention.text);
  const [first, second] = [named(a), named(b)];
  return {
    earliest: first.filter((name) => !second.includes(name)),
    latest: second.filter((name) => !first.includes(name)),
  };
}
