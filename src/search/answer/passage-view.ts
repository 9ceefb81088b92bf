import type { Span } from '../../documents/types.ts';
import type { Context } from '../../engine/context.ts';
import { isFunctionWord } from '../../language/function-words.ts';
import { sentences } from '../../language/sentences.ts';
import { words } from '../../language/tokens.ts';
import { shingles } from './fold.ts';
import { type Side, sideOf } from './koreas.ts';
import { lazy } from './lazy.ts';
import { peopleAndPosts, peopleIn } from './named-things.ts';
import { type SentencePeople, type SentenceTerms, sentenceTerms, Taken } from './sentence-terms.ts';

/** A sentence of a passage. Offsets are UTF-16, in the document's text. */
export interface ViewedSentence extends SentenceTerms, Span {
  /** Folded content words, each once. */
  readonly content: readonly string[];
  /** Its meaning, once it was compared with a question. */
  vector: Float32Array | null;
}

/**
 * A passage taken apart into its sentences, with what stands above it. Everything but its place and text is made when it
 * is first asked for: of the passages beside those weighed only one sentence each is.
 */
export interface PassageView extends Readonly<Span> {
  readonly passage: number;
  readonly document: number;
  readonly text: string;
  readonly sentences: readonly ViewedSentence[];
  /** Title, publisher, date and headings. */
  readonly heading: SentenceTerms;
  /** The Korea it speaks of as a whole. */
  readonly side: Side;
  /** People of each sentence. */
  readonly people: readonly SentencePeople[];
  /** The same with the posts they hold, which cost as much again. */
  readonly posts: readonly SentencePeople[];
  /** Word triples. */
  readonly shingles: ReadonlySet<string>;
}

/** Passages kept taken apart: about 40 MB; the same few are asked about again and again. */
const KEPT = 5_000;

/** The passage with this id, taken apart; kept for the next question. */
export function passageView(context: Context, passage: number): PassageView {
  const kept = context.memo('answer:passages', () => new Map<number, PassageView>());
  const known = kept.get(passage);
  if (known) return known;
  const view = makeView(context, passage);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(passage, view);
  return view;
}

function makeView({ library }: Context, id: number): PassageView {
  const { document, start, end, headings } = library.passage(id);
  const text = library.text(document).slice(start, end);
  const inside = lazy(() =>
    sentences(text).map((span) => new Viewed(text.slice(span.start, span.end), start + span.start)),
  );
  const heading = lazy(() => {
    const { title, publisher, published } = library.documents[document]!;
    return sentenceTerms([title, ...headings, publisher, published].filter(Boolean).join('\n'));
  });
  const side = lazy(() => sideOf(text));
  const posts = lazy(() => bySentence(start, inside(), peopleAndPosts(text)));
  const people = lazy(() => bySentence(start, inside(), { people: peopleIn(text), posts: [] }));
  const triples = lazy(() => shingles(text));
  return {
    ...{ passage: id, document, start, end, text },
    get sentences() {
      return inside();
    },
    get heading() {
      return heading();
    },
    get side() {
      return side();
    },
    get people() {
      return people();
    },
    get posts() {
      return posts();
    },
    get shingles() {
      return triples();
    },
  };
}

class Viewed extends Taken implements ViewedSentence {
  readonly start: number;
  readonly end: number;
  vector: Float32Array | null = null;
  #content: readonly string[] | null = null;

  constructor(text: string, start: number) {
    super(text);
    this.start = start;
    this.end = start + text.length;
  }

  get content(): readonly string[] {
    this.#content ??= contentWords(this.text);
    return this.#content;
  }
}

/** People and posts by sentence. Posts take their country from the sentences before, if need be. */
function bySentence(
  passageStart: number,
  all: readonly Span[],
  { people, posts }: ReturnType<typeof peopleAndPosts>,
): SentencePeople[] {
  return all.map(({ start, end }) => {
    const [from, to] = [start - passageStart, end - passageStart];
    const inside = (span: Span) => span.start >= from && span.end <= to;
    return {
      people: people.filter(inside).map((span) => ({ start: span.start - from, end: span.end - from })),
      posts: posts.filter(inside),
    };
  });
}

/** Folded words that say what a text is about, each once, in order. */
export function contentWords(text: string): string[] {
  return [...new Set(words(text).map((word) => word.form))].filter((form) => !isFunctionWord(form));
}
