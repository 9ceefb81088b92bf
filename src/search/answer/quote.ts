import type { Library } from '../../library/types.ts';
import type { Citation, Quote } from '../types.ts';
import { FEATURES } from './evidence.ts';
import type { PassageView } from './passage-view.ts';
import type { RankedSentence } from './rank-sentences.ts';
import { pointsBack } from './sentence-terms.ts';

/** A quote after the first keeps whole sentences around its highlight up to this many characters. */
const LATER_QUOTE = 400;
/**
 * Further sentences of the passage are highlighted too when they are at least this likely beside the first, up to
 * `MOST_LIKELY` in all. On every fourth question of xquad-en the first alone holds the answer for 0.79, with the others
 * for 0.87, at 1.5 highlights a quote; on our own questions at 1.4.
 */
export const ALMOST_AS_LIKELY = 0.05;
const MOST_LIKELY = 3;

const CARRIED = FEATURES.indexOf('carried');
const TYPED = FEATURES.indexOf('typed');

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
 * Sentences of a passage to highlight, by their place in it: the best one, the one it leans on ("He said …"), the one
 * that goes on where the best only repeats the question, and others that are almost as likely.
 *
 * @param ranked sentences of one passage, best first
 */
export function highlighted(ranked: readonly RankedSentence[]): number[] {
  const best = ranked[0]!;
  const chosen = new Set([best.index]);
  const { sentences } = best.view;
  if (best.index > 0 && pointsBack(best.sentence.text) && best.features[CARRIED]! > 0)
    chosen.add(best.index - 1);
  const next = ranked.find(({ index }) => index === best.index + 1);
  if (
    best.features[TYPED] === -1 &&
    next &&
    next.features[TYPED]! > 0 &&
    pointsBack(sentences[next.index]!.text)
  ) {
    chosen.add(next.index);
  }
  for (const other of ranked.slice(1, MOST_LIKELY)) {
    if (Math.exp(other.score - best.score) >= ALMOST_AS_LIKELY) chosen.add(other.index);
  }
  return [...chosen].sort((a, b) => a - b);
}

/**
 * The passage, or the part of it around its highlights, as a quote.
 *
 * @param ranked sentences of one passage, best first
 * @param whole the whole passage; otherwise the highlights with as many neighbours as fit
 */
export function quoteOf(library: Library, ranked: readonly RankedSentence[], whole: boolean): Quote {
  const best = ranked[0]!;
  const { view } = best;
  const chosen = highlighted(ranked);
  const span = whole ? { start: view.start, end: view.end } : windowAround(view, chosen);
  const text = library.text(view.document).slice(span.start, span.end);
  return {
    text,
    start: span.start,
    end: span.end,
    highlights: chosen.map((index) => {
      const { start, end } = view.sentences[index]!;
      return [start - span.start, end - span.start];
    }),
    score: best.score,
    citation: citationOf(library, view.passage, span.start, span.end),
    also: [],
  };
}

function windowAround(view: PassageView, chosen: readonly number[]): { start: number; end: number } {
  const { sentences } = view;
  let first = chosen[0]!;
  let last = chosen.at(-1)!;
  const length = (from: number, to: number) => sentences[to]!.end - sentences[from]!.start;
  for (;;) {
    if (last + 1 < sentences.length && length(first, last + 1) <= LATER_QUOTE) last++;
    else if (first > 0 && length(first - 1, last) <= LATER_QUOTE) first--;
    else return { start: sentences[first]!.start, end: sentences[last]!.end };
  }
}
