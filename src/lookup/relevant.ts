import type { Context } from '../library/context.ts';
import { retrieve } from '../retrieval/retrieve.ts';
import { visibleDocuments } from './line.ts';
import { namedIndex } from './named-index.ts';
import { findPeople, fold } from './people-index.ts';
import { isSaid } from './said.ts';
import { findThings } from './things-index.ts';
import { covered, unitsOf, wordsNeeded } from './topic-words.ts';

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
  const units = unitsOf(context.domain, topic, analysis.terms, (name) =>
    placesOf(namedThing(context, name, visible)),
  );
  const needed = wordsNeeded(topic, units);
  // Fused scores are no ratios (src/retrieval/fuse.ts): how near a passage is to the topic is told by its two scores against the best ones.
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
      const text = library.text(document).slice(span.start, span.end);
      const share = covered(text, `${document}:${sentence}`, units, needed);
      if (share >= SENTENCE_SHARE) add(document, sentence, OWN_WORDS * share + (1 - OWN_WORDS) * near);
    });
  }
  for (const { document, sentence } of there)
    if (isSaid(context, document, index[document]!.sentences[sentence]!)) add(document, sentence, 1);
  return [...found.values()].sort(
    (a, b) => b.score - a.score || a.document - b.document || a.sentence - b.sentence,
  );
}

interface NamedThere {
  meant: string | null;
  sentences: { document: number; sentence: number }[];
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
          index[document]!.people[id]!.mentions.map(({ sentence }) => ({ document, sentence })),
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
  return { meant: null, sentences: [] };
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
  domain.namesOf(id).map(fold).includes(fold(topic));
