import { diffArrays } from 'diff';
import { type Word, words } from '../../languages/tokens.ts';
import type { Context } from '../../library/context.ts';
import { parseQuery } from '../../query/parse.ts';
import { retrieve } from '../../retrieval/retrieve.ts';
import type { NearWording } from './types.ts';
import { documentSentences, quoteSpans } from './whole-sentences.ts';

/** Passages compared with the wording that was given. */
const PASSAGES_COMPARED = 20;
/** Characters of a wording by which passages are found: a long one is found by its beginning, at the cost of a question. */
const FOUND_BY = 1_500;
/** What a word of a window that was not given costs: the shortest window that holds as much is taken. */
const BEYOND = 0.005;
/** Sentences beyond the number given that a window of the document may have. */
const EXTRA_SENTENCES = 1;

/** The wording in the library that agrees best with `given`; null when nothing was found to compare with. */
export async function nearestWording(
  context: Context,
  given: string,
  collections: readonly string[],
  document: string | null,
): Promise<NearWording | null> {
  const { candidates } = await retrieve(
    context,
    parseQuery(context, { text: given.slice(0, FOUND_BY), collections, document }),
  );
  const asked = words(given);
  const count = Math.max(1, documentSentencesOf(given));
  let best: { document: number; start: number; end: number; agreement: number } | null = null;
  for (const { passage } of candidates.slice(0, PASSAGES_COMPARED)) {
    const stored = context.library.passage(passage);
    const all = documentSentences(context, stored.document);
    const text = context.library.text(stored.document);
    const inside = all
      .map((span, index) => ({ span, index }))
      .filter(({ span }) => span.start < stored.end && span.end > stored.start);
    for (const { index } of inside) {
      for (let size = 1; size <= count + EXTRA_SENTENCES && index + size <= all.length; size++) {
        const start = all[index]!.start;
        const end = all[index + size - 1]!.end;
        const agreement = bagAgreement(asked, words(text.slice(start, end)));
        if (!best || agreement > best.agreement) best = { document: stored.document, start, end, agreement };
      }
    }
  }
  return best ? compare(context, asked, best) : null;
}

function documentSentencesOf(given: string): number {
  return given.split(/[.!?。](?:\s|$)/u).filter((piece) => piece.trim()).length;
}

/** Share of the words given that a window holds, whatever their order, less a little for every word beyond them. */
function bagAgreement(a: readonly Word[], b: readonly Word[]): number {
  const counts = new Map<string, number>();
  for (const { form } of a) counts.set(form, (counts.get(form) ?? 0) + 1);
  let shared = 0;
  for (const { form } of b) {
    const left = counts.get(form) ?? 0;
    if (left > 0) {
      shared++;
      counts.set(form, left - 1);
    }
  }
  return shared / (a.length || 1) - BEYOND * Math.max(0, b.length - shared);
}

function compare(
  context: Context,
  asked: readonly Word[],
  { document, start, end }: { document: number; start: number; end: number },
): NearWording {
  const theirs = words(context.library.text(document).slice(start, end));
  const { differing, highlights, same, compared } = differences(asked, theirs);
  const quote = quoteSpans(context, document, [[start, end]], 0);
  const shift = start - quote.start;
  const agreement = round((2 * same) / (asked.length + compared || 1));
  return {
    quote: {
      ...quote,
      highlights: highlights.map(([from, to]) => [from + shift, to + shift]),
      score: agreement,
    },
    differing,
    agreement,
  };
}

type Step = { kind: 'same' | 'given' | 'theirs'; count: number };

/**
 * Spans of the words that only one side has (Myers' shortest edit script over the folded words). A text given may be
 * part of a sentence: words of the other side before and after the part that answers to it are no difference.
 */
export function differences(given: readonly Word[], theirs: readonly Word[]) {
  const steps = diffArrays(
    given.map((word) => word.form),
    theirs.map((word) => word.form),
  ).map(
    ({ added, removed, count }): Step => ({ kind: added ? 'theirs' : removed ? 'given' : 'same', count }),
  );
  const [first, last] = answering(steps);
  const differing: [number, number][] = [];
  const highlights: [number, number][] = [];
  let left = 0;
  let right = 0;
  let same = 0;
  let compared = 0;
  for (const [index, { kind, count }] of steps.entries()) {
    const inside = index >= first && index <= last;
    if (kind !== 'theirs') {
      if (kind === 'given' || !inside) differing.push([given[left]!.start, given[left + count - 1]!.end]);
      left += count;
    }
    if (kind !== 'given') {
      if (inside) compared += count;
      if (kind === 'theirs' && inside)
        highlights.push([theirs[right]!.start, theirs[right + count - 1]!.end]);
      right += count;
    }
    if (kind === 'same' && inside) same += count;
  }
  highlights.push(...insteadAtEdges(steps, theirs, first, last));
  return { differing, highlights: highlights.sort((a, b) => a[0] - b[0]), same, compared };
}

/** What stands instead of given words right before or after the stretch: as many words as were given there, at most. */
function insteadAtEdges(steps: readonly Step[], theirs: readonly Word[], first: number, last: number) {
  const startOf = (index: number) =>
    steps.slice(0, index).reduce((sum, { kind, count }) => sum + (kind === 'given' ? 0 : count), 0);
  const countOf = (around: readonly (readonly [Step | undefined, number])[], wanted: Step['kind']) =>
    around.find(([step]) => step?.kind === wanted);
  return [
    [first - 2, first - 1],
    [last + 1, last + 2],
  ].flatMap((edge, side): [number, number][] => {
    const around = edge.map((index) => [steps[index], index] as const);
    const [given, theirStep] = [countOf(around, 'given'), countOf(around, 'theirs')];
    if (last < first || !given?.[0] || !theirStep?.[0]) return [];
    const count = Math.min(given[0].count, theirStep[0].count);
    const from = startOf(theirStep[1]) + (side === 0 ? theirStep[0].count - count : 0);
    return [[theirs[from]!.start, theirs[from + count - 1]!.end]];
  });
}

/** First and last step of the stretch where the two sides answer to each other (greatest sum, Kadane's algorithm). */
function answering(steps: readonly Step[]): [first: number, last: number] {
  const worth = { same: 1, given: -0.25, theirs: -0.5 };
  let best = { sum: 0, first: 0, last: -1 };
  let sum = 0;
  let first = 0;
  for (const [index, { kind, count }] of steps.entries()) {
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    sum += worth[kind] * count;
    if (sum > best.sum) best = { sum, first, last: index };
  }
  return [best.first, best.last];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
