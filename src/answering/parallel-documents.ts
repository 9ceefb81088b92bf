import { ALL_LANGUAGES, differ } from '../languages/all.ts';
import type { Library } from '../library/types.ts';
import type { RankedSentence } from './ranking.ts';

/**
 * How much better the parallel may score. Of 200 answered questions over the sample corpus 36 had their first quote in the other
 * language without this, 28 with 2 or 3, and as many right (190); with 5 they are 24, and one right quote is lost.
 */
const AS_GOOD = 3;
/** Paragraphs by which the two languages of a text may be out of step. */
const OUT_OF_STEP = 1;

/** A document's path without its ending and language: `speech.ko.md` and `speech.md` tell the same story. */
const ENDING = new RegExp(
  `(?:[._-](?:${ALL_LANGUAGES.flatMap(({ words }) => words.fileTags).join('|')}))?\\.\\w+$`,
  'iu',
);
const pathWithoutLanguage = (path: string) => path.replace(ENDING, '');

/**
 * Passages in their order, but where the same paragraph of a story is there in both languages, as good or nearly, the one
 * in the question's language goes first.
 *
 * @param passages sentences of each passage, best first
 */
export function ownLanguageFirst(
  library: Library,
  question: string,
  passages: readonly RankedSentence[][],
): RankedSentence[][] {
  const ordered = [...passages];
  for (let i = 0; i < ordered.length; i++) {
    const best = ordered[i]![0]!;
    if (!differ(question, best.view.text)) continue;
    const parallel = ordered.findIndex(
      ([other], at) =>
        at > i &&
        !differ(question, other!.view.text) &&
        best.score - other!.score <= AS_GOOD &&
        areParallel(library, best, other!),
    );
    if (parallel > i) ordered.splice(i, 0, ...ordered.splice(parallel, 1));
  }
  return ordered;
}

function areParallel(library: Library, { view: a }: RankedSentence, { view: b }: RankedSentence): boolean {
  const [one, other] = [library.documents[a.document]!, library.documents[b.document]!];
  const apart = library.passage(a.passage).paragraph - library.passage(b.passage).paragraph;
  return pathWithoutLanguage(one.path) === pathWithoutLanguage(other.path) && Math.abs(apart) <= OUT_OF_STEP;
}
