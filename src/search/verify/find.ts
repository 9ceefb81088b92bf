import type { Context } from '../../engine/context.ts';
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
 * Documents (indexes) that may hold `part`: those that hold its longest run of plain words.
 */
export function documentsWith(context: Context, part: string, collections: ReadonlySet<string>): Set<number> {
  const runs = [...part.matchAll(/[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*/gu)].map((match) => match[0]);
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < SHORTEST_RUN) return new Set();
  return new Set(
    context.library.occurrences(longest, collections, RUN_PLACES).map(({ document }) => document),
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
