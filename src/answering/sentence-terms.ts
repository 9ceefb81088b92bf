import type { CountryPolarity, Domain, EntityMention, PostMention } from '../domains/types.ts';
import { termsOf } from '../languages/tokens.ts';
import type { Span } from '../text/span.ts';

/** A sentence with the places of its terms, each taken apart only when something asks for it. */
export interface SentenceTerms {
  readonly text: string;
  readonly at: TermPlaces;
  /** UTF-16 start of each word. */
  readonly starts: readonly number[];
  /** For which side of a divided country it speaks. */
  readonly polarity: CountryPolarity;
}

/** Ordinals of the words that carry a term. */
export interface TermPlaces {
  has(term: string): boolean;
  get(term: string): readonly number[] | undefined;
  /** Terms of the words, without those of countries, places and institutions. */
  words(): Iterable<string>;
  /** Places of each country, place and institution. */
  entities(): Iterable<readonly number[]>;
}

/** Marks the id of a country, place or institution among the terms. */
export const ENTITY = '@';

/** The term of a country, place or institution: its id as one word. */
export const entityTerm = (id: string): string => ENTITY + id.replaceAll(' ', '_');

/** The id that such a term stands for. */
export const entityOfTerm = (term: string): string => term.slice(ENTITY.length).replaceAll('_', ' ');

/** People and posts of a sentence, looked for only when the question asks for a person. Offsets as in its text. */
export interface SentencePeople {
  people: readonly Span[];
  posts: readonly PostMention[];
}

export const sentenceTerms = (domain: Domain, text: string): SentenceTerms => new Taken(domain, text);

/**
 * A sentence taken apart as far as it was asked for. A class, since thousands are kept: with functions of its own, a
 * sentence took three times the memory, and collecting garbage a tenth of a question's time.
 */
export class Taken implements SentenceTerms, TermPlaces {
  readonly text: string;
  #words: ReturnType<typeof wordPlaces> | null = null;
  #named: Map<string, number[]> | null = null;
  #polarity: CountryPolarity | null = null;
  readonly #domain: Domain;

  constructor(domain: Domain, text: string) {
    this.#domain = domain;
    this.text = text;
  }

  get at(): TermPlaces {
    return this;
  }

  get starts(): readonly number[] {
    return this.#wordPlaces().starts;
  }

  get polarity(): CountryPolarity {
    this.#polarity ??= this.#domain.polarity(this.text);
    return this.#polarity;
  }

  has(term: string): boolean {
    return this.#holding(term).has(term);
  }

  get(term: string): readonly number[] | undefined {
    return this.#holding(term).get(term);
  }

  words(): Iterable<string> {
    return this.#wordPlaces().at.keys();
  }

  entities(): Iterable<readonly number[]> {
    return this.#entityPlaces().values();
  }

  #holding(term: string): Map<string, number[]> {
    return term.startsWith(ENTITY) ? this.#entityPlaces() : this.#wordPlaces().at;
  }

  #wordPlaces() {
    this.#words ??= wordPlaces(this.text);
    return this.#words;
  }

  /** Finding names costs more than the words themselves, and most questions ask for none. */
  #entityPlaces() {
    this.#named ??= entityPlaces(this.#domain.entities(this.text), this.starts);
    return this.#named;
  }
}

function wordPlaces(text: string): { at: Map<string, number[]>; starts: number[] } {
  const at = new Map<string, number[]>();
  const starts: number[] = [];
  const negates = text.includes('on-');
  let last: unknown = null;
  for (const { term, word } of termsOf(text)) {
    if (word !== last) {
      starts.push(word.start);
      last = word;
    }
    // A non-permanent member is no permanent one.
    if (negates && text.slice(word.start - 4, word.start).toLowerCase() === 'non-') continue;
    add(at, term, starts.length - 1);
  }
  return { at, starts };
}

function entityPlaces(entities: readonly EntityMention[], starts: readonly number[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  for (const { id, start } of entities) {
    let place = 0;
    while (place + 1 < starts.length && starts[place + 1]! <= start) place++;
    add(at, entityTerm(id), place);
  }
  return at;
}

function add(at: Map<string, number[]>, term: string, place: number): void {
  const places = at.get(term);
  if (places) places.push(place);
  else at.set(term, [place]);
}

/** A word of the question that is a year, no decade. */
export const YEAR = /^(?:19|20)\d\d(?!\d|['’]?s)/;
