import { meansSomebody, namesSomebody, pointsBack } from '../languages/sentence-hints.ts';
import type { Library } from '../library/types.ts';
import type { Citation, Quote } from '../reading/types.ts';
import type { Span } from '../text/span.ts';
import { type Excerpt, excerpts } from './excerpts.ts';
import { FEATURES } from './features.ts';
import type { PassageView } from './passage-view.ts';
import type { RankedSentence } from './ranking.ts';

/** A quote after the first keeps whole sentences around its highlight up to this many characters. */
const LATER_QUOTE = 400;
/**
 * Further sentences of a passage are highlighted too when this share of the likelihood of all sentences weighed is theirs, up
 * to so many of a passage (`npm run fit -- highlights`). Of our reading questions the first quote then holds the answer in its
 * 2.0 highlights for 0.664, with 0.01 in 2.6 for 0.670, with 0.1 in 1.3 for 0.637, in its best sentence alone for 0.591.
 */
export const LIKELY_SHARE = 0.03;
const MOST_HIGHLIGHTED = { first: 4, later: 3 };

const CARRIED = FEATURES.indexOf('carried');
const TYPED = FEATURES.indexOf('typed');
/** Sentences back in which whoever "He" is may be named. */
const BACK = 3;

/** Where a span of a document stands, complete enough for anyone to check. Offsets are UTF-16. */
export function citationOf(library: Library, passage: number, start: number, end: number): Citation {
  const stored = library.passage(passage);
  const entry = library.documents[stored.document]!;
  return {
    documentId: entry.id,
    path: entry.path,
    collection: entry.collection,
    title: entry.title,
    publisher: entry.publisher,
    published: entry.published,
    kind: entry.kind,
    language: entry.language,
    url: entry.url,
    hash: entry.hash,
    paragraph: stored.paragraph,
    headings: stored.headings,
    start,
    end,
  };
}

/**
 * Sentences of a passage to highlight, by their place in it: the best one, those it leans on ("He said …"), the one
 * that goes on where the best only repeats the question ("This is called …"), and others that are almost as likely.
 *
 * @param ranked sentences of one passage, best first
 * @param all the likelihood of all sentences weighed, as a logarithm
 */
export function highlighted(
  ranked: readonly RankedSentence[],
  all: number,
  { most = MOST_HIGHLIGHTED.first, share = LIKELY_SHARE } = {},
): number[] {
  const best = ranked[0]!;
  const chosen = new Set([best.index]);
  const { sentences } = best.view;
  if (best.index > 0 && pointsBack(best.sentence.text) && best.features[CARRIED]! > 0)
    chosen.add(best.index - 1);
  const named = antecedent(best);
  if (named !== null) chosen.add(named);
  const next = ranked.find(({ index }) => index === best.index + 1);
  const tells = (feature: number) => best.features[feature]! <= 0 && next!.features[feature]! > 0;
  if (next && pointsBack(sentences[next.index]!.text) && tells(TYPED)) chosen.add(next.index);
  for (const other of ranked.slice(1, most)) {
    if (Math.exp(other.score - all) >= share) chosen.add(other.index);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** The likelihood of sentences together, as a logarithm: their scores are those of a softmax. */
export function likelihood(ranked: readonly RankedSentence[]): number {
  return Math.log(ranked.reduce((sum, { score }) => sum + Math.exp(score), 0));
}

/** Place of the sentence that names whom "He …" means: the nearest one before that names somebody, or else that leans on no other. */
function antecedent({ sentence, view, index }: RankedSentence): number | null {
  if (!meansSomebody(sentence.text)) return null;
  const before = view.sentences.slice(Math.max(0, index - BACK), index);
  const places = before.map((_, i) => index - before.length + i).reverse();
  const free = places.filter((at) => !pointsBack(view.sentences[at]!.text));
  return free.find((at) => namesSomebody(view.sentences[at]!.text)) ?? free[0] ?? null;
}

/** How much of a passage is quoted. */
export interface Extent {
  /** All of it; otherwise the highlights with as many neighbours as fit. */
  whole: boolean;
  /** The best score of the passages after it; null where there is none to outdo. */
  rival: number | null;
  /** The likelihood of all sentences weighed, as a logarithm. */
  all: number;
}

/**
 * The passage, or the part of it around its highlights, as a quote; as two, where a sentence far from the highlights is
 * better evidence than all other passages.
 *
 * @param ranked sentences of one passage, best first
 */
export function quotesOf(
  library: Library,
  ranked: readonly RankedSentence[],
  { whole, rival, all }: Extent,
): Quote[] {
  const { view } = ranked[0]!;
  const most = whole ? MOST_HIGHLIGHTED.first : MOST_HIGHLIGHTED.later;
  const chosen = highlighted(ranked, all, { most });
  const apart = rival === null ? null : excerpts(ranked, chosen, rival);
  if (!apart) {
    const everything = { first: 0, last: view.sentences.length - 1 };
    const span = whole ? view : windowAround(view, chosen, everything);
    return [quoteOf(library, ranked[0]!, chosen, span)];
  }
  const { own, other, best } = apart;
  const others = highlighted([best], all).filter((index) => index >= other.first);
  const spanOf = (excerpt: Excerpt, marked: readonly number[]) =>
    whole ? between(view, excerpt) : windowAround(view, marked, excerpt);
  return [
    quoteOf(library, ranked[0]!, chosen, spanOf(own, chosen)),
    quoteOf(library, best, others, spanOf(other, others)),
  ];
}

function quoteOf(library: Library, best: RankedSentence, chosen: readonly number[], span: Span): Quote {
  const { view, score } = best;
  const { start, end } = span;
  return {
    text: library.text(view.document).slice(start, end),
    start,
    end,
    highlights: chosen.map((index) => {
      const sentence = view.sentences[index]!;
      return [sentence.start - start, sentence.end - start];
    }),
    answering: [best.sentence.start - start, best.sentence.end - start],
    score,
    citation: citationOf(library, view.passage, start, end),
    also: [],
  };
}

const between = ({ sentences }: PassageView, { first, last }: Excerpt): Span => ({
  start: sentences[first]!.start,
  end: sentences[last]!.end,
});

function windowAround(view: PassageView, chosen: readonly number[], within: Excerpt): Span {
  let first = chosen[0]!;
  let last = chosen.at(-1)!;
  const length = (from: number, to: number) => {
    const { start, end } = between(view, { first: from, last: to });
    return end - start;
  };
  for (;;) {
    if (last < within.last && length(first, last + 1) <= LATER_QUOTE) last++;
    else if (first > within.first && length(first - 1, last) <= LATER_QUOTE) first--;
    else return between(view, { first, last });
  }
}
