import type { Context } from '../engine/context.ts';
import { termsOf } from '../language/tokens.ts';
import { retrieve } from '../search/retrieve.ts';
import type { QueryTerm } from '../search/types.ts';
import { visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { findPeople, fold } from './people-index.ts';
import { findThings, namesOf } from './things-index.ts';

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
/** A sentence counts from this share of the topic's words on (weighed by rarity), if its passage is among the best; a named thing counts alone. */
const SENTENCE_SHARE = 0.34;
/** Share of the score that a sentence's own words make up; the rest is its passage's. */
const OWN_WORDS = 0.6;
/** Added where the document is in the language of the topic: of two sentences that say the same, the reader gets that one. */
const SAME_LANGUAGE = 0.1;

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
  const asked = /[가-힣]/.test(topic) ? 'ko' : 'en';
  const add = (document: number, sentence: number, points: number): void => {
    const score = points + (library.documents[document]!.language === asked ? SAME_LANGUAGE : 0);
    const key = `${document}:${sentence}`;
    const known = found.get(key);
    if (!known || known.score < score) found.set(key, { document, sentence, score });
  };
  const { candidates, analysis } = await retrieve(context, { text: topic, collections });
  const words = sourceWeights(analysis.terms);
  const best = candidates[0]?.fused ?? 0;
  for (const { passage, lexical, fused } of candidates.slice(0, PASSAGES)) {
    if (lexical <= 0 || fused < PASSAGE_SHARE * best) continue;
    const { document, start, end } = library.passage(passage);
    index[document]!.sentences.forEach((span, sentence) => {
      if (span.start < start || span.end > end) return;
      const share = covered(library.text(document).slice(span.start, span.end), words);
      if (share >= SENTENCE_SHARE)
        add(document, sentence, OWN_WORDS * share + (1 - OWN_WORDS) * (fused / best));
    });
  }
  for (const { document, sentence } of namedThere(context, topic, visible)) add(document, sentence, 1);
  return [...found.values()].sort(
    (a, b) => b.score - a.score || a.document - b.document || a.sentence - b.sentence,
  );
}

/** Each word of the topic with its weight and everything that stands for it. */
function sourceWeights(terms: readonly QueryTerm[]): { weight: number; terms: Map<string, number> }[] {
  const sources = new Map<string, { weight: number; terms: Map<string, number> }>();
  for (const { term, source, share, weight, origin } of terms) {
    if (origin === 'feedback' || source === '') continue;
    const word = sources.get(source) ?? { weight: 0, terms: new Map() };
    word.weight = Math.max(word.weight, share > 0 ? weight / share : 0);
    word.terms.set(term, Math.max(word.terms.get(term) ?? 0, share));
    sources.set(source, word);
  }
  return [...sources.values()].filter(({ weight }) => weight > 0);
}

/** Share (0 … 1) of the topic's words that a sentence holds, weighed by rarity. */
function covered(sentence: string, words: ReturnType<typeof sourceWeights>): number {
  const held = new Set(termsOf(sentence).map(({ term }) => term));
  let [sum, total] = [0, 0];
  for (const { weight, terms } of words) {
    total += weight;
    let share = 0;
    for (const [term, part] of terms) if (held.has(term)) share = Math.max(share, part);
    sum += weight * Math.min(1, share);
  }
  return total === 0 ? 0 : sum / total;
}

/** Every sentence that names the person, institution or place that the topic is the name of. */
function namedThere(
  context: Context,
  topic: string,
  visible: ReadonlySet<number>,
): { document: number; sentence: number }[] {
  const index = namedIndex(context);
  const [person] = findPeople(context, topic, visible);
  if (person && person.score >= 0.5)
    return person.person.parts
      .filter(({ document }) => visible.has(document))
      .flatMap(({ document, person: id }) =>
        index[document]!.people[id]!.mentions.map(({ sentence }) => ({ document, sentence })),
      );
  for (const kind of ['organizations', 'places'] as const) {
    const [thing] = findThings(context, kind, topic, visible);
    if (thing && isName(thing.id, topic))
      return thing.mentions.filter(({ document }) => visible.has(document));
  }
  return [];
}

const isName = (id: string, topic: string): boolean => namesOf(id).map(fold).includes(fold(topic));
