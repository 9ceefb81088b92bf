import type { Context } from '../../library/context.ts';
import { original, type Plain, plain } from './plain.ts';

/** Where all parts of a text stand, in order, in one document: `[start, end]` for each part. */
export interface Found {
  document: number;
  spans: [start: number, end: number][];
}

/** Documents kept in their plain form: about 30 MB at 10,000 characters each. */
const KEPT = 400;
/** Places of a telling run of words that are looked at. */
const RUN_PLACES = 500;
/** Characters a run must have to be looked for. */
const SHORTEST_RUN = 2;

/**
 * Documents (indexes) that may hold `part`, in three goes, the later ones for when the earlier ones come to nothing:
 * those with its longest run of plain words, those with its longest word, and those whose own characters the full text
 * knows only as they are (ligatures, ㈜, wide letters).
 */
export function* documentsWith(
  context: Context,
  part: string,
  collections: ReadonlySet<string>,
): Generator<number[]> {
  const { library } = context;
  const runs = [...plain(part).text.matchAll(/[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*/gu)].map((match) => match[0]);
  for (const probe of new Set([longest(runs), longest(runs.flatMap((run) => run.split(' ')))])) {
    if (probe.length < SHORTEST_RUN) continue;
    const places = library.occurrences(probe, collections, RUN_PLACES);
    yield [...new Set(places.map(({ document }) => document))].sort((a, b) => a - b);
  }
  yield withCompatibilityCharacters(context).filter((document) =>
    collections.has(library.documents[document]!.collection),
  );
}

const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

/** Documents with letters or digits that plain text writes otherwise (`plain`). */
function withCompatibilityCharacters(context: Context): readonly number[] {
  return context.memo('verify:compatibility', () =>
    context.library.documents.flatMap((_, document) => {
      const peculiar = context.library.text(document).match(/(?![…\s])[^\p{ASCII}\p{Script=Hangul}\p{P}]/gu);
      const differs = peculiar?.some((one) => one.normalize('NFKC') !== one.normalize('NFC'));
      return differs ? [document] : [];
    }),
  );
}

/** Every place in `document` where the parts stand one after the other. */
export function findParts(
  context: Context,
  document: number,
  parts: readonly string[],
  limit: number,
): Found[] {
  const held = plainDocument(context, document);
  const text = context.library.text(document);
  const needles = parts.map((part) => plain(part).text);
  const found: Found[] = [];
  let from = 0;
  while (found.length < limit) {
    const spans: [number, number][] = [];
    let at = from;
    for (const needle of needles) {
      const start = indexOfWhole(held.text, needle, at);
      if (start < 0) return found;
      spans.push(original(held, text, start, start + needle.length));
      at = start + needle.length;
      if (spans.length === 1) from = at;
    }
    found.push({ document, spans });
  }
  return found;
}

/** First place where `needle` stands and cuts no English word or number in two. */
function indexOfWhole(text: string, needle: string, from: number): number {
  const word = /[\p{Script=Latin}\p{N}]/u;
  for (let at = text.indexOf(needle, from); at >= 0; at = text.indexOf(needle, at + 1)) {
    const cutsBefore = at > 0 && word.test(text[at - 1]!) && word.test(needle[0]!);
    const after = text[at + needle.length];
    const cutsAfter = after !== undefined && word.test(after) && word.test(needle.at(-1)!);
    if (!cutsBefore && !cutsAfter) return at;
  }
  return -1;
}

function plainDocument(context: Context, document: number): Plain {
  const kept = context.memo('verify:plain', () => new Map<number, Plain>());
  let known = kept.get(document);
  if (!known) {
    known = plain(context.library.text(document));
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(document, known);
  }
  return known;
}
