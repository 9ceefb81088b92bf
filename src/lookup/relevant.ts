import { languageOf } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import { parseQuery } from '../query/parse.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import { ABOUT_BY_MEANING, ABOUT_FLOOR, ABOUT_SURELY, backgroundOf, probabilityAbout } from './about.ts';
import { visibleDocuments } from './line.ts';
import { onlyLists } from './listing.ts';
import { namedIndex } from './named-index.ts';
import { comparable, findPeople } from './people-index.ts';
import { isSaid } from './said.ts';
import { findShapes, shapeKey } from './shapes-index.ts';
import { findThings } from './things-index.ts';
import { covered, type Unit, unitsOf, wordsNeeded } from './topic-words.ts';

/** A sentence on a topic. */
export interface Relevant {
  document: number;
  sentence: number;
  /** 0 … 1 and a little above: words of the topic in the sentence, and how near its passage is to the topic. */
  score: number;
}

export interface Topic {
  topic: string;
  collections: readonly string[];
}

/** Passages of this share of the best one's score are looked at, and at most so many. */
const PASSAGE_SHARE = 0.5;
const PASSAGES = 60;
/** Cosines below this say nothing, so that a library without anything on the topic has no near passage. */
const LEAST_SEMANTIC = 0.2;
/** A sentence counts from this share of the topic's words on (weighed by rarity), if its passage is among the best; a named thing counts alone. */
const SENTENCE_SHARE = 0.34;
/** Share of the score that a sentence's own words make up; the rest is its passage's. */
const OWN_WORDS = 0.6;
/** Added where the document is in the language of the topic: of two sentences that say the same, the reader gets that one. */
const SAME_LANGUAGE = 0.25;

/**
 * Sentences that bear on a topic: in the passages found for it those that hold its words, in either language, and every sentence that names the person,
 * institution or place which the topic is. All from the collections that may be seen.
 */
export async function relevantSentences(
  context: Context,
  { topic, collections }: Topic,
): Promise<Relevant[]> {
  const { library } = context;
  const index = namedIndex(context);
  const visible = visibleDocuments(library, collections);
  const found = new Map<string, Relevant>();
  const asked = languageOf(topic).code;
  const add = (document: number, sentence: number, points: number): void => {
    const score = points + (library.documents[document]!.language === asked ? SAME_LANGUAGE : 0);
    const key = `${document}:${sentence}`;
    const known = found.get(key);
    if (!known || known.score < score) found.set(key, { document, sentence, score });
  };
  const there = namedThere(context, topic, visible);
  const asking = await askedFor(context, { topic, collections }, visible);
  const looked = lookedAt(context, asking, there);
  // Of a thing with a name the sentences that name it are meant; of anything else also those that say it in other words.
  const about = there.sentences.length > 0 ? null : await aboutTopic(context, asking, looked);
  const surely = about?.some((probability) => probability >= ABOUT_SURELY) ?? true;
  for (const [i, one] of looked.entries()) {
    if (one.listed) continue;
    const worded = one.byWords && one.share >= SENTENCE_SHARE;
    // A sentence with all of the topic's words is about it, also where its meaning is hard to tell.
    const floor = one.byWords ? ABOUT_FLOOR : ABOUT_BY_MEANING;
    const meant = about ? surely && about[i]! >= floor : worded;
    if (!meant && !(worded && one.share >= WHOLE)) continue;
    const own = OWN_WORDS * one.share + (1 - OWN_WORDS) * one.near;
    add(one.document, one.sentence, about ? (own + about[i]!) / 2 : own);
  }
  for (const { document, sentence, start, end } of there.sentences) {
    const span = index[document]!.sentences[sentence]!;
    if (!isSaid(context, document, span)) continue;
    const text = library.text(document);
    const name = text.slice(start, end);
    const listed = onlyLists(text.slice(span.start, span.end), (part) => part.includes(name));
    add(document, sentence, listed ? LISTED : 1);
  }
  return [...found.values()].sort(
    (a, b) => b.score - a.score || a.document - b.document || a.sentence - b.sentence,
  );
}

/** Score of a sentence that only lists the thing asked for among others: it comes last. */
const LISTED = 0.1;

/** A topic as it is looked for. */
interface Asking {
  units: Unit[];
  needed: number;
  vector: Float32Array;
  /** Cosine that the library's passages have with it on the whole. */
  background: number;
  candidates: readonly { passage: number; lexical: number; semantic: number }[];
}

async function askedFor(
  context: Context,
  { topic, collections }: Topic,
  visible: ReadonlySet<number>,
): Promise<Asking> {
  const query = parseQuery(context, { text: topic, collections });
  const { candidates, terms, vector } = await retrieve(context, query);
  const units = unitsOf(context.domain, topic, terms, (name) => placesOf(namedThing(context, name, visible)));
  const background = backgroundOf(context.library, vector, collections);
  return { units, needed: wordsNeeded(topic, units), vector, background, candidates };
}

/** The sentences of the passages that were found by the topic's words or, of a topic without a name, by what it means. */
function lookedAt(
  context: Context,
  { units, needed, candidates }: Asking,
  { meant, sentences: there }: NamedThere,
): Looked[] {
  const { library } = context;
  // Fused scores are no ratios (src/retrieval/fuse.ts): how near a passage is to the topic is told by its two scores against the best ones.
  const [mostLexical, mostSemantic] = [
    Math.max(...candidates.map(({ lexical }) => lexical)),
    Math.max(...candidates.map(({ semantic }) => semantic)),
  ];
  const looked: Looked[] = [];
  for (const { passage, lexical, semantic } of candidates.slice(0, PASSAGES)) {
    const near = (lexical / mostLexical + Math.max(0, semantic) / Math.max(mostSemantic, LEAST_SEMANTIC)) / 2;
    const byWords = lexical > 0 && near >= PASSAGE_SHARE;
    if (!byWords && (there.length > 0 || semantic < LEAST_NEAR)) continue;
    const { document, start, end } = library.passage(passage);
    namedIndex(context)[document]!.sentences.forEach((span, sentence) => {
      if (span.start < start || span.end > end || !isSaid(context, document, span)) return;
      if (namesake(context, document, sentence, meant)) return;
      const text = library.text(document).slice(span.start, span.end);
      const share = covered(text, `${document}:${sentence}`, units, needed);
      const listed = onlyLists(text, (part) => covered(part, '', units, 1) > 0);
      looked.push({ document, sentence, text, share, near, listed, byWords });
    });
  }
  return looked;
}

/** A sentence of a passage that was found. */
interface Looked {
  document: number;
  sentence: number;
  text: string;
  share: number;
  near: number;
  listed: boolean;
  /** Its passage was found by words as well. */
  byWords: boolean;
}

/** Cosine of a passage from which on its sentences are looked at, whatever its words. */
const LEAST_NEAR = 0.12;
/** Share of the topic's words that is all of them but for rounding. */
const WHOLE = 0.99;
/** Sentences whose meaning is looked at, about 5 ms each; those of the best passages. */
const READ = 200;

/** For each sentence the probability that it is about the topic; 0 beyond those that are read. */
async function aboutTopic(
  context: Context,
  { units, vector: topic, background }: Asking,
  looked: readonly Looked[],
): Promise<number[]> {
  const read = looked.slice(0, READ);
  const vectors = await vectorsOf(context, read);
  const own = read.map(({ document, text, listed }, i) => ({
    document,
    listed,
    covered: covered(text, '', units, 1),
    cosine: vectors[i]!.reduce((sum, value, k) => sum + value * topic[k]!, 0) - background,
  }));
  const best = new Map<number, { documentCovered: number; documentCosine: number }>();
  for (const { document, covered: words, cosine, listed } of own) {
    if (listed) continue;
    const known = best.get(document) ?? { documentCovered: 0, documentCosine: 0 };
    best.set(document, {
      documentCovered: Math.max(known.documentCovered, words),
      documentCosine: Math.max(known.documentCosine, cosine),
    });
  }
  return looked.map((_, i) => {
    const one = own[i];
    const around = one && best.get(one.document);
    return around ? probabilityAbout({ covered: one.covered, cosine: one.cosine, ...around }) : 0;
  });
}

/** Sentences whose vectors are kept for this build. */
const KEPT = 5_000;

/** Unit vectors of sentences; kept for this build. */
async function vectorsOf(context: Context, sentences: readonly Looked[]): Promise<Float32Array[]> {
  const kept = context.memo('lookup:vectors', () => new Map<string, Float32Array>());
  const keyOf = ({ document, sentence }: Looked) => `${document}:${sentence}`;
  if (kept.size > KEPT) kept.clear();
  const missing = sentences.filter((one) => !kept.has(keyOf(one)));
  if (missing.length > 0) {
    const { dimensions } = context.encoder;
    const all = await context.encoder.encodePassages(missing.map(({ text }) => text));
    for (const [i, one] of missing.entries())
      kept.set(keyOf(one), all.slice(i * dimensions, (i + 1) * dimensions));
  }
  return sentences.map((one) => kept.get(keyOf(one))!);
}

interface NamedThere {
  meant: string | null;
  sentences: { document: number; sentence: number; start: number; end: number }[];
}

/** What the topic is the name of, if it is one of an institution or place, and every sentence that names it, or the person. */
function namedThere(context: Context, topic: string, visible: ReadonlySet<number>): NamedThere {
  const index = namedIndex(context);
  const [person] = findPeople(context, topic, visible);
  if (person && person.score >= 0.5)
    return {
      meant: null,
      sentences: person.person.parts
        .filter(({ document }) => visible.has(document))
        .flatMap(({ document, person: id }) =>
          index[document]!.people[id]!.mentions.map((mention) => ({ ...mention, document })),
        ),
    };
  return namedThing(context, topic, visible);
}

/** The institution or place that goes by a name, and every sentence that names it. */
function namedThing(context: Context, name: string, visible: ReadonlySet<number>): NamedThere {
  for (const kind of ['organizations', 'places'] as const) {
    const [thing] = findThings(context, kind, name, visible);
    if (thing && isName(context, thing.id, name))
      return { meant: thing.id, sentences: thing.mentions.filter(({ document }) => visible.has(document)) };
  }
  const [shape] = findShapes(context, name, visible);
  return { meant: null, sentences: shape && shape.thing.key === shapeKey(name) ? shape.thing.mentions : [] };
}

const placesOf = ({ sentences }: NamedThere): ReadonlySet<string> =>
  new Set(sentences.map(({ document, sentence }) => `${document}:${sentence}`));

/** Whether a sentence speaks of another institution by a name of the one meant: the North's Foreign Ministry. */
function namesake(context: Context, document: number, sentence: number, meant: string | null): boolean {
  if (meant === null) return false;
  const text = context.library.text(document);
  const here = namedIndex(context)[document]!.organizations.filter((one) => one.sentence === sentence);
  return (
    here.every(({ name }) => name !== meant) &&
    here.some(({ start, end }) => isName(context, meant, text.slice(start, end)))
  );
}

const isName = ({ domain }: Context, id: string, topic: string): boolean =>
  domain.namesOf(id).map(comparable).includes(comparable(topic));
