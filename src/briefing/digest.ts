import type { Context } from '../engine/context.ts';
import type { Quote } from '../search/types.ts';
import { datesAhead } from './ahead.ts';
import { CHOOSING, type Choosing, type Chosen, choose } from './choose.ts';
import { type Line, linesOf } from './lines.ts';
import { newDocuments } from './news.ts';
import { peopleMentioned } from './people.ts';
import { quoteOf } from './quote.ts';
import { type Story, storiesOf } from './stories.ts';
import { bearingOf, coveredBy, ON_TOPIC, probabilityOf, type Topic, topicOf } from './topic.ts';
import type { Digest, DigestInput, Group, Length, NewDocument } from './types.ts';
import { dotOf, LINE_WEIGHTS, type LineWeights, type ToWeigh, weigh } from './weigh.ts';

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
/** Lines weighed at most, so that a digest takes no longer than a second question. */
const WEIGHED = 600;
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
  const about = topics.length > 0 ? await onTopic(context, topics, fresh) : fresh;
  const read = about.slice(0, READ);
  const stories = storiesOf(context, read, language);
  const weighed = weigh(await toWeigh(context, stories, topics), tuning.weights);
  const chosen = choose(weighed, { ...tuning.choosing, characters: CHARACTERS[length] });
  const storyOf = (document: number) => stories.findIndex(({ documents }) => documents.includes(document));
  return {
    build: library.build.id,
    created: library.build.created,
    documents: about.slice(0, LISTED).map((document) => described(context, document, input)),
    total: about.length,
    groups: groupsOf(context, stories, chosen, topics.length > 0),
    ahead: datesAhead(context, inLanguageFirst(stories), storyOf, today, AHEAD),
    people: peopleMentioned(context, stories, language, PEOPLE),
  };
}

/** Those of the documents that bear on a topic, in their order; of very many only those that retrieval found. */
async function onTopic(
  context: Context,
  topics: readonly Topic[],
  documents: readonly number[],
): Promise<number[]> {
  const passages = topics.flatMap((topic) => topic.passages);
  const found = new Set(passages.map((passage) => context.library.passage(passage).document));
  const kept: number[] = [];
  for (const document of documents) {
    if (documents.length > LOOKED_AT && !found.has(document)) continue;
    await breath();
    const bears = (topic: Topic) => {
      const bearing = bearingOf(context, topic, document);
      return bearing !== null && probabilityOf(bearing) >= ON_TOPIC;
    };
    if (topics.some(bears)) kept.push(document);
  }
  return kept;
}

/** Lets questions that wait go first. */
const breath = () => new Promise((resolve) => setImmediate(resolve));

async function toWeigh(
  context: Context,
  stories: readonly Story[],
  topics: readonly Topic[],
): Promise<ToWeigh[]> {
  const documents = stories.flatMap(({ documents, retold }) => documents.filter((one) => !retold.has(one)));
  const share = Math.max(5, Math.floor(WEIGHED / Math.max(1, documents.length)));
  const recency = recencyOf(context, documents);
  const out: ToWeigh[] = [];
  for (const [story, { documents, retold }] of stories.entries()) {
    for (const document of documents) {
      if (retold.has(document)) continue;
      await breath();
      const lines = candidates(linesOf(context, document), share, topics);
      const vectors = await vectorsOf(context, lines);
      for (const [i, line] of lines.entries()) {
        const vector = vectors[i]!;
        const relevance = relevanceOf(line, vector, topics);
        out.push({ line, story, vector, recency: recency(document), relevance });
      }
    }
  }
  return out;
}

/** 1 for the newest day, 0 for the oldest; half for what has no date. */
function recencyOf({ library }: Context, documents: readonly number[]): (document: number) => number {
  const dayOf = (document: number) => library.documents[document]!.published;
  const days = [...new Set(documents.flatMap((document) => dayOf(document) ?? []))].sort();
  return (document) => {
    const day = dayOf(document);
    return day === null || days.length < 2 ? 0.5 : days.indexOf(day) / (days.length - 1);
  };
}

/** How well a line goes with the best of the topics (0 … 1). */
function relevanceOf(line: Line, vector: Float32Array, topics: readonly Topic[]): number {
  const each = topics.map((topic) =>
    probabilityOf({ covered: coveredBy(topic, line.text), cosine: dotOf(topic.vector, vector) }),
  );
  return Math.max(0, ...each);
}

/** The lines of a document that are weighed: those nearest to the topics, else the first and those that name most. */
function candidates(lines: readonly Line[], most: number, topics: readonly Topic[]): Line[] {
  if (lines.length <= most) return [...lines];
  const near = (line: Line) => Math.max(0, ...topics.map((topic) => coveredBy(topic, line.text)));
  const ranks = new Map(lines.map((line) => [line, near(line) * 10 + line.facts.size - line.place / 10]));
  const best = new Set([...lines].sort((a, b) => ranks.get(b)! - ranks.get(a)!).slice(0, most));
  return lines.filter((line) => best.has(line));
}

/** Unit vectors of the lines; kept for this build. */
async function vectorsOf(context: Context, lines: readonly Line[]): Promise<Float32Array[]> {
  const kept = context.memo('briefing:vectors', () => new WeakMap<Line, Float32Array>());
  const missing = lines.filter((line) => !kept.has(line));
  if (missing.length > 0) {
    const { dimensions } = context.encoder;
    const all = await context.encoder.encodePassages(missing.map(({ text }) => text));
    for (const [i, line] of missing.entries())
      kept.set(line, all.slice(i * dimensions, (i + 1) * dimensions));
  }
  return lines.map((line) => kept.get(line)!);
}

/** Documents of the stories, those in the language asked for before those that retell them. */
const inLanguageFirst = (stories: readonly Story[]): number[] =>
  stories.flatMap(({ documents }) => documents);

function groupsOf(
  context: Context,
  stories: readonly Story[],
  chosen: readonly Chosen[],
  byWorth: boolean,
): Group[] {
  const order = [...new Set(chosen.map(({ story }) => story))];
  if (!byWorth) order.sort((a, b) => a - b);
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
