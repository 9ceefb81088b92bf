import { searched } from '../../answering/searched.ts';
import type { Context } from '../../library/context.ts';
import { documentsWith, type Found, findParts } from './find.ts';
import { findLeftOut } from './left-out.ts';
import { nearestWording } from './nearest.ts';
import type { Place, Tolerance, Verification } from './types.ts';
import { parts, unwrap } from './unwrap.ts';
import { quoteSpans } from './whole-sentences.ts';

/** Places listed at most. */
export const PLACES = 20;
/** From this agreement on another wording counts as the one that was meant (`npm run fit -- wording`). */
export const NEAR = 0.5;

interface Input {
  text: string;
  collections: readonly string[];
  /** Only this document (id). */
  document?: string | null;
}

/**
 * Checks a quote against the documents: verbatim, with every place it stands at; or the nearest true wording with the
 * words that differ; or neither. What Discord and people change without changing a word is put up with and said.
 */
export async function verify(context: Context, input: Input): Promise<Verification> {
  const { library } = context;
  const typed = input.text.trim();
  const wrapped = unwrap(input.text);
  const base = {
    // Marks of formatting are the person's own, and come back as they were typed; the address of a link does not.
    given: lettersAndDigits(typed) === lettersAndDigits(wrapped.text) ? typed : wrapped.text,
    searched: searched(library, { collections: input.collections, document: input.document ?? null }),
    build: library.build.id,
  };
  // First as it was typed: what looks like formatting may be the document's own (snake_case, a | b, 2 * 3).
  const exact = typed === wrapped.text ? [] : search(context, [typed], input);
  if (exact.length > 0) {
    const places = exact.map((place) => placeOf(context, place));
    return {
      kind: 'verbatim',
      ...base,
      tolerated: changed(context, [typed], exact[0]!),
      places,
      nearest: null,
      leftOut: [],
    };
  }
  for (const insertions of [false, true]) {
    const split = parts(wrapped.text, insertions);
    if (insertions && !split.tolerated.includes('insertion')) break;
    const found = split.parts.length > 0 ? search(context, split.parts, input) : [];
    if (found.length === 0) continue;
    const places = found.map((place) => placeOf(context, place));
    const tolerated = [...wrapped.tolerated, ...split.tolerated, ...changed(context, split.parts, found[0]!)];
    return { kind: 'verbatim', ...base, tolerated, places, nearest: null, leftOut: [] };
  }
  const nearest = /[\p{L}\p{N}]/u.test(wrapped.text)
    ? await nearestWording(context, base.given, input.collections, input.document ?? null)
    : null;
  const near = nearest !== null && nearest.agreement >= NEAR;
  return {
    kind: near ? 'near' : 'absent',
    ...base,
    tolerated: wrapped.tolerated,
    places: [],
    nearest: near ? nearest : null,
    leftOut: leftOutOf(context, typed, wrapped.text, input),
  };
}

/** As it was typed, or without the marks around it; what it leaves out itself ("…") is left out here as well. */
function leftOutOf(context: Context, typed: string, unwrapped: string, input: Input) {
  const asTyped = findLeftOut(context, [typed], input);
  return asTyped.length > 0 ? asTyped : findLeftOut(context, parts(unwrapped, true).parts, input);
}

function search(context: Context, wanted: readonly string[], { collections, document }: Input): Found[] {
  const allowed = new Set(collections);
  const longest = wanted.reduce((a, b) => (b.length > a.length ? b : a));
  const only = document ? context.library.indexOf(document) : undefined;
  const found: Found[] = [];
  for (const documents of documentsWith(context, longest, allowed)) {
    for (const index of documents) {
      if (document && index !== only) continue;
      found.push(...findParts(context, index, wanted, PLACES - found.length));
      if (found.length >= PLACES) break;
    }
    if (found.length > 0) break;
  }
  return found;
}

/** One quote for each part; parts whose sentences touch share one. */
function placeOf(context: Context, { document, spans }: Found): Place {
  const groups: [number, number][][] = [];
  let reached = -1;
  for (const span of spans) {
    const { start, end } = quoteSpans(context, document, [span], 1);
    if (start < reached) groups.at(-1)!.push(span);
    else groups.push([span]);
    reached = end;
  }
  return { quotes: groups.map((group) => quoteSpans(context, document, group, 1)) };
}

/** In what, beside words, the text given and the document's differ. */
function changed(context: Context, wanted: readonly string[], { document, spans }: Found): Tolerance[] {
  const text = context.library.text(document);
  const tolerated = new Set<Tolerance>();
  for (const [index, part] of wanted.entries()) {
    const [start, end] = spans[index]!;
    const original = text.slice(start, end).normalize('NFC');
    const given = part.normalize('NFC');
    if (original === given) continue;
    if (spacesOf(original) !== spacesOf(given)) tolerated.add('spaces');
    if (marksOf(original) !== marksOf(given)) tolerated.add('marks');
    if (lettersOf(original) !== lettersOf(given)) tolerated.add('case');
  }
  return [...tolerated];
}

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const spacesOf = (text: string) => text.replace(/\S+/gu, 'x');
const marksOf = (text: string) => text.replace(/[\p{L}\p{N}\s]/gu, '');
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');
