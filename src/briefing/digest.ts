import type { Context } from '../library/context.ts';
import { ABOUT_BY_MEANING, ABOUT_FLOOR, ABOUT_SURELY } from '../lookup/about.ts';
import type { Quote } from '../reading/types.ts';
import { datesAhead } from './ahead.ts';
import { CHOOSING, type Choosing, type Chosen, choose } from './choose.ts';
import type { Line } from './lines.ts';
import { newDocuments } from './news.ts';
import { peopleMentioned } from './people.ts';
import { quoteOf } from './quote.ts';
import { type Story, storiesOf } from './stories.ts';
import { breath, toWeigh } from './to-weigh.ts';
import { lineKey } from './told.ts';
import { bearingOf, ON_TOPIC, probabilityOf, type Topic, topicOf } from './topic.ts';
import type { Digest, DigestInput, Group, Length, NewDocument } from './types.ts';
import { LINE_WEIGHTS, type LineWeights, type Weighed, weigh } from './weigh.ts';

/** What lines are chosen by; handed in by the script that fits it. */
export interface Tuning {
  weights: LineWeights;
  choosing: Omit<Choosing, 'characters'>;
}

/** Characters of the documents quoted. */
export const CHARACTERS: Record<Length, number> = { short: 700, medium: 1_500, long: 3_000 };
/** Documents listed, and documents read for what matters: the newest. */
const LISTED = 50;
const READ = 60;
/** Documents that are looked at one by one for a topic; of more, only those that retrieval finds. */
const LOOKED_AT = 25;
const AHEAD = 6;
const PEOPLE = 8;

/**
 * What is new in the library, or bears on a topic, in the documents' own words: lines in groups of one story each, the
 * dates ahead that they name, the people named most. The same input on the same build gives the same digest.
 */
export async function digest(
  context: Context,
  input: DigestInput,
  tuning: Tuning = { weights: LINE_WEIGHTS, choosing: CHOOSING },
): Promise<Digest> {
  const { library } = context;
  const { language = 'en', length = 'medium' } = input;
  const today = input.today ?? context.now().toISOString().slice(0, 10);
  const fresh = newDocuments(library, input);
  const topics: Topic[] = [];
  for (const topic of input.topics ?? []) topics.push(await topicOf(context, topic, input.collections));
  const near = topics.length > 0 ? await nearTopics(context, topics, fresh) : null;
  const read = (near ? near.documents : fresh).slice(0, READ);
  const stories = storiesOf(context, read, language);
  const told = new Set(input.told);
  const all = weigh(await toWeigh(context, stories, topics, tuning.weights), tuning.weights);
  const fit = near ? onTopic(all, topics, near.bearing) : all;
  const weighed = fit.filter(({ line }) => !told.has(lineKey(line.text)));
  const quotable = new Set(fit.flatMap(({ story }) => stories[story]!.documents));
  const about = near
    ? near.documents.filter((document) => near.bearing.has(document) || quotable.has(document))
    : fresh;
  const chosen = choose(weighed, { ...tuning.choosing, characters: CHARACTERS[length] });
  const own = new Set(about);
  const telling = near ? stories.filter(({ documents }) => documents.some((one) => own.has(one))) : stories;
  const storyOf = (document: number) => stories.findIndex(({ documents }) => documents.includes(document));
  return {
    build: library.build.id,
    created: library.build.created,
    documents: about.slice(0, LISTED).map((document) => described(context, document, input)),
    total: about.length,
    groups: groupsOf(context, stories, chosen, topics.length > 0),
    ahead: datesAhead(context, inLanguageFirst(telling), storyOf, today, AHEAD),
    people: peopleMentioned(context, telling, language, PEOPLE),
  };
}

/** Whether at least half of a topic's words, by weight, stand somewhere in the library. */
const isHeardOf = ({ clauses, total }: Topic): boolean =>
  clauses.reduce((sum, { weight, unknown }) => sum + (unknown ? weight : 0), 0) < total / 2;

/**
 * Lines that are about a topic: of documents that bear on it as a whole, and of others only where something surely is, and
 * only those that name what the topic names: another country's ambassador is near it in meaning too.
 */
function onTopic(
  lines: readonly Weighed[],
  topics: readonly Topic[],
  bearing: ReadonlySet<number>,
): Weighed[] {
  const sure = bearing.size > 0 || lines.some(({ relevance }) => relevance >= ABOUT_SURELY);
  if (!sure || !topics.some(isHeardOf)) return [];
  const names = ({ facts }: Line) =>
    topics.some((topic) => topic.names.size === 0 || [...topic.names].some((name) => facts.has(name)));
  return lines.filter(({ line, relevance }) =>
    bearing.has(line.document) ? relevance >= ABOUT_FLOOR : relevance >= ABOUT_BY_MEANING && names(line),
  );
}

/** Cosine of a passage with a topic from which on its sentences are looked at, whatever its words. */
const NEAR = 0.12;

/**
 * Documents that may tell of a topic, in their order, and those of them that bear on it as a whole; of very many only
 * those that retrieval found.
 */
async function nearTopics(
  context: Context,
  topics: readonly Topic[],
  documents: readonly number[],
): Promise<{ documents: number[]; bearing: ReadonlySet<number> }> {
  const passages = topics.flatMap((topic) => topic.passages);
  const found = new Set(passages.map((passage) => context.library.passage(passage).document));
  const near: number[] = [];
  const bearing = new Set<number>();
  for (const document of documents) {
    if (documents.length > LOOKED_AT && !found.has(document)) continue;
    await breath();
    const each = topics.flatMap((topic) => bearingOf(context, topic, document, false) ?? []);
    if (each.some((one) => probabilityOf(one) >= ON_TOPIC)) bearing.add(document);
    else if (!each.some(({ cosine }) => cosine >= NEAR)) continue;
    near.push(document);
  }
  return { documents: near, bearing };
}

/** Documents of the stories, those in the language asked for before those that retell them. */
const inLanguageFirst = (stories: readonly Story[]): number[] =>
  stories.flatMap(({ documents }) => documents);

/** Share of all stories that one which twice as many documents report may come before. */
const REPORTED = 0.1;

function groupsOf(
  context: Context,
  stories: readonly Story[],
  chosen: readonly Chosen[],
  byWorth: boolean,
): Group[] {
  const order = [...new Set(chosen.map(({ story }) => story))];
  // The newest first; what several documents report comes before what one does at about the same time.
  const place = (story: number) =>
    story / stories.length - REPORTED * Math.log2(stories[story]!.documents.length);
  if (!byWorth) order.sort((a, b) => place(a) - place(b) || a - b);
  return order.map((index) => {
    const story = stories[index]!;
    const own = chosen.filter((one) => one.story === index);
    const leading = story.documents.find((document) => own.some(({ line }) => line.document === document))!;
    const rest = story.documents.filter((document) => document !== leading);
    return {
      title: context.library.documents[leading]!.title,
      documents: [leading, ...rest].map((document) => context.library.documents[document]!.id),
      lines: own.sort((a, b) => inText(story, a.line, b.line)).map((one) => quoted(context, one)),
    };
  });
}

function inText({ documents }: Story, a: Line, b: Line): number {
  return documents.indexOf(a.document) - documents.indexOf(b.document) || a.start - b.start;
}

function quoted(context: Context, { line, score, also }: Chosen): Quote {
  const cite = (other: Line) => quoteOf(context, other.document, other).citation;
  return {
    ...quoteOf(context, line.document, line),
    score: Math.round(score * 10_000) / 10_000,
    also: also.map(cite),
  };
}

function described(context: Context, document: number, { after = null }: DigestInput): NewDocument {
  const { id, title, publisher, published, kind, collection, path, url, added, changed } =
    context.library.documents[document]!;
  const was = after === null ? added < changed : added <= after;
  return { id, title, publisher, published, kind, collection, path, url, changed: was };
}
