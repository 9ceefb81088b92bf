import type { Span } from '../../documents/types.ts';
import type { PostMention } from '../../language/named/posts-english.ts';
import { termsOf } from '../../language/tokens.ts';
import { type Side, sideOf } from './koreas.ts';
import { lazy } from './lazy.ts';
import { entities } from './named-things.ts';

/** A sentence with the places of its terms, each taken apart only when something asks for it. */
export interface SentenceTerms {
  readonly text: string;
  readonly at: TermPlaces;
  /** UTF-16 start of each word. */
  readonly starts: readonly number[];
  readonly side: Side;
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

/** People and posts of a sentence, looked for only when the question asks for a person. Offsets as in its text. */
export interface SentencePeople {
  people: readonly Span[];
  posts: readonly PostMention[];
}

export function sentenceTerms(text: string): SentenceTerms {
  const words = lazy(() => wordPlaces(text));
  // Finding names costs more than the words themselves, and most questions ask for none.
  const named = lazy(() => entityPlaces(text, words().starts));
  const side = lazy(() => sideOf(text));
  const holding = (term: string) => (term.startsWith(ENTITY) ? named() : words().at);
  return {
    text,
    at: {
      has: (term) => holding(term).has(term),
      get: (term) => holding(term).get(term),
      words: () => words().at.keys(),
      entities: () => named().values(),
    },
    get starts() {
      return words().starts;
    },
    get side() {
      return side();
    },
  };
}

function wordPlaces(text: string): { at: Map<string, number[]>; starts: number[] } {
  const at = new Map<string, number[]>();
  const starts: number[] = [];
  let last: unknown = null;
  for (const { term, word } of termsOf(text)) {
    if (word !== last) {
      starts.push(word.start);
      last = word;
    }
    add(at, term, starts.length - 1);
  }
  return { at, starts };
}

function entityPlaces(text: string, starts: readonly number[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  for (const { id, start } of entities(text)) {
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

const PRONOUN =
  /^["“‘'(]*(?:\p{L}+,? ){0,3}?(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|The two|The three|Both|he|she|it|they|his|its|their|this|these)(?![\p{L}])|^["“‘'(]*(?:이에|이를|이는|그는|그가|그녀|그의|이들|두 사람|세 사람|이와|이 같은|이 회의|이 자리|이번)/u;

/** Whether a sentence leans on the one before it: it begins with a pronoun or a word that points back. */
export function pointsBack(sentence: string): boolean {
  return PRONOUN.test(sentence);
}

/** Whether a question and a sentence are of different languages. */
export const otherScript = (question: string, sentence: string): boolean =>
  /[가-힣]/.test(question) !== /[가-힣]/.test(sentence);
