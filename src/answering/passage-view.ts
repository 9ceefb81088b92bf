import type { ReadPassage } from '../../embeddings/encoder/types.ts';
import { units } from '../documents/units.ts';
import type { CountryPolarity, Domain } from '../domains/types.ts';
import { isFunctionWord } from '../languages/function-words.ts';
import { words } from '../languages/tokens.ts';
import type { Context } from '../library/context.ts';
import type { Span } from '../text/span.ts';
import { type SentencePeople, type SentenceTerms, sentenceTerms, Taken } from './sentence-terms.ts';
import { speechSpeaker } from './speech-speaker.ts';

/** What can be quoted by itself of a passage: a sentence, a list item, a row, a statement of code. Offsets are UTF-16, in the document's text. */
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
  /** Title, publisher, date, headings and who speaks. */
  readonly heading: SentenceTerms;
  /** The passage as a reader is given it: what has to be read with its sentences stands before them, `above` of them. */
  readonly read: ReadPassage & { above: number };
  /** The line that says who speaks, in a speech. */
  readonly speaker: string | null;
  /** For which side of a divided country it speaks as a whole. */
  readonly polarity: CountryPolarity;
  /** People of each sentence. */
  readonly people: readonly SentencePeople[];
  /** The same with the posts they hold, which cost as much again. */
  readonly posts: readonly SentencePeople[];
}

/** Characters of a sentence that a reader is given: texts without full stops have "sentences" of thousands. */
const READ_LENGTH = 600;
/** Passages kept taken apart: about 40 MB; the same few are asked about again and again. */
const KEPT = 5_000;

/** The passage with this id, taken apart; kept for the next question. */
export function passageView(context: Context, passage: number): PassageView {
  const kept = context.memo('answer:passages', () => new Map<number, PassageView>());
  const known = kept.get(passage);
  if (known) return known;
  const view = new View(context, passage);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(passage, view);
  return view;
}

/** A class for the same reason as `Taken`. */
class View implements PassageView {
  readonly passage: number;
  readonly document: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly #library: Context['library'];
  readonly #domain: Domain;
  #sentences: readonly ViewedSentence[] | null = null;
  #heading: SentenceTerms | null = null;
  #read: PassageView['read'] | null = null;
  #polarity: CountryPolarity | null = null;
  #people: readonly SentencePeople[] | null = null;
  #posts: readonly SentencePeople[] | null = null;

  constructor({ library, domain }: Context, passage: number) {
    const { document, start, end } = library.passage(passage);
    this.passage = passage;
    this.document = document;
    this.start = start;
    this.end = end;
    this.text = library.text(document).slice(start, end);
    this.#library = library;
    this.#domain = domain;
  }

  get sentences(): readonly ViewedSentence[] {
    this.#sentences ??= this.#units().map(
      ({ start, end }) =>
        new Viewed(this.#domain, this.text.slice(start - this.start, end - this.start), start),
    );
    return this.#sentences;
  }

  /** Its units; headings among them only where there is nothing else. */
  #units(): readonly Span[] {
    const { blocks } = this.#library.structure(this.document);
    const all = units({ text: this.#library.text(this.document), blocks }, this);
    const told = all.filter(({ kind }) => kind !== 'heading');
    if (told.length > 0) return told;
    return all.length > 0 ? all : [{ start: this.start, end: this.end }];
  }

  get read(): PassageView['read'] {
    if (this.#read) return this.#read;
    const { title } = this.#library.documents[this.document]!;
    const { headings, lead } = this.#library.passage(this.passage);
    const text = this.#library.text(this.document);
    const above = lead.map(({ start, end }) => text.slice(start, Math.min(end, start + READ_LENGTH)));
    const own = this.sentences.map((sentence) => sentence.text.slice(0, READ_LENGTH));
    this.#read = {
      heading: [title, ...headings].join(' > '),
      sentences: [...above, ...own],
      above: above.length,
    };
    return this.#read;
  }

  get heading(): SentenceTerms {
    if (this.#heading) return this.#heading;
    const { title, publisher, published } = this.#library.documents[this.document]!;
    const { headings } = this.#library.passage(this.passage);
    const above = [title, ...headings, publisher, published, this.speaker];
    this.#heading = sentenceTerms(this.#domain, above.filter(Boolean).join('\n'));
    return this.#heading;
  }

  get speaker(): string | null {
    return speechSpeaker(this.#library, this.#domain, this.document);
  }

  get polarity(): CountryPolarity {
    this.#polarity ??= this.#domain.polarity(this.text);
    return this.#polarity;
  }

  get people(): readonly SentencePeople[] {
    this.#people ??= bySentence(this, { people: this.#domain.peopleNamed(this.text), posts: [] });
    return this.#people;
  }

  get posts(): readonly SentencePeople[] {
    this.#posts ??= bySentence(this, this.#domain.peopleAndOffices(this.text));
    return this.#posts;
  }
}

class Viewed extends Taken implements ViewedSentence {
  readonly start: number;
  readonly end: number;
  vector: Float32Array | null = null;
  #content: readonly string[] | null = null;

  constructor(domain: Domain, text: string, start: number) {
    super(domain, text);
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
  view: PassageView,
  { people, posts }: ReturnType<Domain['peopleAndOffices']>,
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
