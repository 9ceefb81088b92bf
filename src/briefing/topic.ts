import { type Clause, clausesOf, isAsking, strength } from '../answering/clauses.ts';
import { passageView } from '../answering/passage-view.ts';
import { sentenceTerms } from '../answering/sentence-terms.ts';
import type { Domain } from '../domains/types.ts';
import type { Context } from '../library/context.ts';
import { dot } from '../library/vectors.ts';
import { backgroundOf } from '../lookup/about.ts';
import { onlyLists } from '../lookup/listing.ts';
import { parseQuery } from '../query/parse.ts';
import { retrieve } from '../retrieval/retrieve.ts';

/** What a digest or a watch is about, taken apart once. */
export interface Topic {
  domain: Domain;
  text: string;
  clauses: Clause[];
  /** Sum of the clauses' weights. */
  total: number;
  /** Unit length. */
  vector: Float32Array;
  /** Keys, as in `Line.facts`, of the places and institutions it names. */
  names: ReadonlySet<string>;
  /** Cosine that the library's passages have with it on the whole. */
  background: number;
  /** Passages that retrieval found, best first. */
  passages: number[];
}

/** Passages of a topic that are looked at. */
const DEPTH = 400;

/** @param collections what may be seen: retrieval looks nowhere else. */
export async function topicOf(
  context: Context,
  text: string,
  collections: readonly string[],
): Promise<Topic> {
  const query = parseQuery(context, { text, collections });
  const { terms, vector, candidates } = await retrieve(context, query, { depth: DEPTH });
  const rarest = Math.log(1 + context.library.passageCount);
  const all = clausesOf(query, terms, rarest);
  const telling = all.filter(({ source }) => !isAsking(source));
  const clauses = telling.length > 0 ? telling : all;
  return {
    domain: context.domain,
    text,
    clauses,
    total: clauses.reduce((sum, clause) => sum + clause.weight, 0) || 1,
    vector,
    names: namesIn(context, text),
    background: backgroundOf(context.library, vector, collections),
    passages: candidates.map(({ passage }) => passage),
  };
}

function namesIn({ domain }: Context, text: string): Set<string> {
  const known = [...domain.places(text), ...domain.organizations(text)].flatMap(
    ({ entry }) => entry?.id ?? [],
  );
  return new Set(known.map((id) => `name ${id}`));
}

/** Weighted share (0 … 1) of the topic's words that a text holds in any form, in either language. */
export function covered(topic: Topic, has: (term: string) => boolean): number {
  return topic.clauses.reduce((sum, clause) => sum + clause.weight * strength(clause, has), 0) / topic.total;
}

export function coveredBy(topic: Topic, text: string): number {
  const { at } = sentenceTerms(topic.domain, text);
  return covered(topic, (term) => at.has(term));
}

/** Whether a text names the topic only as one of several things it lists. */
export const lists = (topic: Topic, text: string): boolean =>
  onlyLists(text, (part) => coveredBy(topic, part) > 0);

/** What tells whether a document bears on a topic, of its best passage. */
export interface Bearing {
  document: number;
  passage: number;
  /** Share of the topic that the passage and what stands above it hold. */
  covered: number;
  /** Cosine of passage and topic. */
  cosine: number;
}

/** Logistic regression on half of test/gold/topics.jsonl (`npm run eval -- --briefing --fit`). */
export const BEARING = { covered: 8.9, cosine: 2.6, bias: -6.7 };
/**
 * A watch posts and a digest on a topic quotes from this probability on: the best F1 on the topics fitted on (0.957). On
 * those held out F1 is 1, on the seeds 0.966 (`npm run eval -- --briefing`).
 */
export const ON_TOPIC = 0.6;

/** Probability (0 … 1) that a document bears on a topic. */
export function probabilityOf({ covered, cosine }: Pick<Bearing, 'covered' | 'cosine'>): number {
  return 1 / (1 + Math.exp(-(BEARING.bias + BEARING.covered * covered + BEARING.cosine * cosine)));
}

/**
 * How a document bears on a topic: by the passage that bears on it most.
 *
 * @param listed also sentences count that name the topic only among other things they list
 */
export function bearingOf(context: Context, topic: Topic, document: number, listed = true): Bearing | null {
  const [first, end] = context.library.documents[document]!.passages;
  let best: Bearing | null = null;
  for (let passage = first; passage < end; passage++) {
    const view = passageView(context, passage);
    const said = listed ? view.sentences : view.sentences.filter(({ text }) => !lists(topic, text));
    const has = (term: string) => view.heading.at.has(term) || said.some(({ at }) => at.has(term));
    const found = {
      ...{ document, passage },
      covered: covered(topic, has),
      cosine: dot(topic.vector, context.library.vector(passage)),
    };
    if (!best || probabilityOf(found) > probabilityOf(best)) best = found;
  }
  return best;
}
