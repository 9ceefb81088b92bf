import type { Context } from '../engine/context.ts';
import { organizations, places } from '../language/named.ts';
import { ACROSS, termsOf } from '../language/tokens.ts';
import { retrieve } from '../search/retrieve.ts';
import type { QueryTerm } from '../search/types.ts';
import { visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { findPeople, fold } from './people-index.ts';
import { isSaid } from './said.ts';
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
  const asked = /[가-힣]/.test(topic) ? 'ko' : 'en';
  const add = (document: number, sentence: number, points: number): void => {
    const score = points + (library.documents[document]!.language === asked ? SAME_LANGUAGE : 0);
    const key = `${document}:${sentence}`;
    const known = found.get(key);
    if (!known || known.score < score) found.set(key, { document, sentence, score });
  };
  const { meant, sentences: there } = namedThere(context, topic, visible);
  const { candidates, analysis } = await retrieve(context, { text: topic, collections });
  const units = unitsOf(topic, analysis.terms);
  const needed = wordsNeeded(topic, units);
  // Fused scores are no ratios (src/search/fuse.ts): how near a passage is to the topic is told by its two scores against the best ones.
  const [mostLexical, mostSemantic] = [
    Math.max(...candidates.map(({ lexical }) => lexical)),
    Math.max(...candidates.map(({ semantic }) => semantic)),
  ];
  for (const { passage, lexical, semantic } of candidates.slice(0, PASSAGES)) {
    const near = (lexical / mostLexical + Math.max(0, semantic) / Math.max(mostSemantic, LEAST_SEMANTIC)) / 2;
    if (lexical <= 0 || near < PASSAGE_SHARE) continue;
    const { document, start, end } = library.passage(passage);
    index[document]!.sentences.forEach((span, sentence) => {
      if (span.start < start || span.end > end || !isSaid(context, document, span)) return;
      if (namesake(context, document, sentence, meant)) return;
      const share = covered(library.text(document).slice(span.start, span.end), units, needed);
      if (share >= SENTENCE_SHARE) add(document, sentence, OWN_WORDS * share + (1 - OWN_WORDS) * near);
    });
  }
  for (const { document, sentence } of there)
    if (isSaid(context, document, index[document]!.sentences[sentence]!)) add(document, sentence, 1);
  return [...found.values()].sort(
    (a, b) => b.score - a.score || a.document - b.document || a.sentence - b.sentence,
  );
}

/** A word of the topic, or a name of several words in it, with its weight and everything that stands for it. */
interface Unit {
  weight: number;
  terms: Map<string, number>;
}

function unitsOf(topic: string, terms: readonly QueryTerm[]): Unit[] {
  const names = [...organizations(topic), ...places(topic)].map(({ text }) => wordsOf(text));
  const units = new Map<string, Unit>();
  // Words of the topic first, then what stands for one or several of them.
  const own = terms.filter(
    ({ source, term }) => source !== '' && wordsOf(source).length === 1 && !term.includes(ACROSS),
  );
  const keyOf = (word: string): string => names.find((name) => name.includes(word))?.join(' ') ?? word;
  for (const { term, source, share, weight, origin } of own) {
    if (origin === 'feedback') continue;
    const key = keyOf(wordsOf(source)[0]!);
    const unit = units.get(key) ?? { weight: 0, terms: new Map() };
    unit.weight = Math.max(unit.weight, share > 0 ? weight / share : 0);
    unit.terms.set(term, Math.max(unit.terms.get(term) ?? 0, share));
    units.set(key, unit);
  }
  for (const { term, source, share, origin } of terms) {
    const several = wordsOf(source);
    if (origin === 'feedback' || several.length < 2 || term.includes(ACROSS)) continue;
    for (const key of new Set(several.map(keyOf))) units.get(key)?.terms.set(term, share);
  }
  return [...units.values()].filter(({ weight }) => weight > 0);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);

/** How many words of the topic a sentence must hold: both of a name such as "Global South", two of three or more, else one. */
function wordsNeeded(topic: string, units: readonly Unit[]): number {
  if (units.length > 2) return 2;
  const name = wordsOf(topic).length > 1 && topic.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word));
  return name ? units.length : 1;
}

/** Share (0 … 1) of the topic that a sentence holds, weighed by rarity; 0 where it holds fewer words than `needed`. */
function covered(sentence: string, units: readonly Unit[], needed: number): number {
  const terms = termsOf(sentence).map(({ term }) => term);
  const held = new Set(terms);
  // Several words stand for one only in their order: no Lao People's Democratic Republic where Korea's is meant.
  const inOrder = ` ${terms.join(' ')} `;
  const holds = (term: string): boolean =>
    term.includes(' ') ? inOrder.includes(` ${term} `) : held.has(term);
  let [sum, total, hits] = [0, 0, 0];
  for (const { weight, terms: meant } of units) {
    total += weight;
    let share = 0;
    for (const [term, part] of meant) if (holds(term)) share = Math.max(share, part);
    sum += weight * Math.min(1, share);
    if (share > 0) hits++;
  }
  return total === 0 || hits < needed ? 0 : sum / total;
}

/** What the topic is the name of, if it is one of an institution or place, and every sentence that names it, or the person. */
function namedThere(
  context: Context,
  topic: string,
  visible: ReadonlySet<number>,
): { meant: string | null; sentences: { document: number; sentence: number }[] } {
  const index = namedIndex(context);
  const [person] = findPeople(context, topic, visible);
  if (person && person.score >= 0.5)
    return {
      meant: null,
      sentences: person.person.parts
        .filter(({ document }) => visible.has(document))
        .flatMap(({ document, person: id }) =>
          index[document]!.people[id]!.mentions.map(({ sentence }) => ({ document, sentence })),
        ),
    };
  for (const kind of ['organizations', 'places'] as const) {
    const [thing] = findThings(context, kind, topic, visible);
    if (thing && isName(thing.id, topic))
      return { meant: thing.id, sentences: thing.mentions.filter(({ document }) => visible.has(document)) };
  }
  return { meant: null, sentences: [] };
}

/** Whether a sentence speaks of another institution by a name of the one meant: the North's Foreign Ministry. */
function namesake(context: Context, document: number, sentence: number, meant: string | null): boolean {
  if (meant === null) return false;
  const text = context.library.text(document);
  const here = namedIndex(context)[document]!.organizations.filter((one) => one.sentence === sentence);
  return (
    here.every(({ name }) => name !== meant) &&
    here.some(({ start, end }) => isName(meant, text.slice(start, end)))
  );
}

const isName = (id: string, topic: string): boolean => namesOf(id).map(fold).includes(fold(topic));
