import { shingles } from '../answering/near-duplicates.ts';
import { contentWords } from '../answering/passage-view.ts';
import { pointsBack } from '../languages/sentence-hints.ts';
import type { Context } from '../library/context.ts';
import { factsOf } from '../lookup/facts.ts';
import { namedIndex } from '../lookup/named-index.ts';
import { isSaid } from '../lookup/said.ts';
import { outlineOf } from '../reading/cite.ts';

/** A sentence that may stand in a digest. Offsets are UTF-16, in the document's text. */
export interface Line {
  /** Index in `Library.documents`. */
  document: number;
  start: number;
  end: number;
  text: string;
  language: 'en' | 'ko';
  /** Place among the document's sentences, from 0, headings left out. */
  place: number;
  /** Begins with a word that points back, so that it hardly stands alone. */
  leans: boolean;
  /** Folded content words, each once. */
  words: string[];
  shingles: ReadonlySet<string>;
  /** People, posts, institutions, places, dates and amounts it names, by keys that both languages share. */
  facts: ReadonlySet<string>;
}

/** Shorter ones are captions and bylines; longer ones leave no room for others. In characters; Korean says the same in half. */
const SHORTEST = { en: 40, ko: 20 };
const LONGEST = { en: 420, ko: 260 };
const HANGUL = /[가-힣]/g;

/** The sentences of a document that can stand alone as a line, in order; kept for this build. */
export function linesOf(context: Context, document: number): Line[] {
  const kept = context.memo('briefing:lines', () => new Map<number, Line[]>());
  const known = kept.get(document);
  if (known) return known;
  const made = makeLines(context, document);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(document, made);
  return made;
}

/** Documents kept taken apart. */
const KEPT = 300;

function makeLines(context: Context, document: number): Line[] {
  const text = context.library.text(document);
  const { headings } = outlineOf(context, document);
  const facts = factsOf(context, document);
  let place = 0;
  return namedIndex(context)[document]!.sentences.flatMap(({ start, end }, number) => {
    if (headings.some((heading) => start < heading.end && heading.start < end)) return [];
    const own = place++;
    const said = text.slice(start, end);
    const language = (said.match(HANGUL)?.length ?? 0) * 3 > said.length ? 'ko' : 'en';
    if (
      said.length < SHORTEST[language] ||
      said.length > LONGEST[language] ||
      !isSaid(context, document, { start, end })
    )
      return [];
    const line: Line = {
      ...{ document, start, end, text: said, language, place: own },
      leans: pointsBack(said),
      words: contentWords(said),
      shingles: shingles(said),
      facts: facts[number]!,
    };
    return [line];
  });
}
