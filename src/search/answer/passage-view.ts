import type { Span } from '../../documents/types.ts';
import type { Context } from '../../engine/context.ts';
import { isFunctionWord } from '../../language/function-words.ts';
import { sentences } from '../../language/sentences.ts';
import { words } from '../../language/tokens.ts';
import { peopleAndPosts, peopleIn } from './named-things.ts';
import { type SentencePeople, type SentenceTerms, sentenceTerms } from './sentence-terms.ts';

/** A sentence of a passage. Offsets are UTF-16, in the document's text. */
export interface ViewedSentence extends SentenceTerms, Span {
  /** Folded content words, each once. */
  content: string[];
  /** Its meaning, once it was compared with a question. */
  vector: Float32Array | null;
}

/** A passage taken apart into its sentences, with what stands above it. */
export interface PassageView {
  passage: number;
  document: number;
  start: number;
  end: number;
  text: string;
  sentences: ViewedSentence[];
  /** Title, publisher, date and headings. */
  heading: SentenceTerms;
  /** People of each sentence, once somebody asked for them. */
  people: SentencePeople[] | null;
  /** The same with the posts they hold, once somebody asked for a post. */
  posts: SentencePeople[] | null;
  /** Word triples, once it was compared with another passage. */
  shingles: ReadonlySet<string> | null;
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
  const entry = library.documents[document]!;
  const text = library.text(document).slice(start, end);
  const about = [entry.title, ...headings, entry.publisher, entry.published].filter(Boolean).join('\n');
  return {
    passage: id,
    document,
    start,
    end,
    text,
    sentences: sentences(text).map((span) => {
      const sentence = text.slice(span.start, span.end);
      return {
        ...sentenceTerms(sentence),
        start: start + span.start,
        end: start + span.end,
        content: contentWords(sentence),
        vector: null,
      };
    }),
    heading: sentenceTerms(about),
    people: null,
    posts: null,
    shingles: null,
  };
}

/**
 * People of each sentence of a passage and, where a post is asked for, its posts, which cost as much again. Posts take their
 * country from the sentences before, if need be.
 */
export function peopleOf(view: PassageView, withPosts: boolean): SentencePeople[] {
  if (withPosts) {
    view.posts ??= bySentence(view, peopleAndPosts(view.text));
    return view.posts;
  }
  view.people ??= view.posts ?? bySentence(view, { people: peopleIn(view.text), posts: [] });
  return view.people;
}

function bySentence(
  view: PassageView,
  { people, posts }: ReturnType<typeof peopleAndPosts>,
): SentencePeople[] {
  return view.sentences.map(({ start, end }) => {
    const [from, to] = [start - view.start, end - view.start];
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
