import type { Span } from '../../documents/types.ts';
import type { PostMention } from '../../language/named/posts-english.ts';
import { termsOf } from '../../language/tokens.ts';
import { type Side, sideOf } from './koreas.ts';
import { entities } from './named-things.ts';

/** A sentence with the places of its terms. */
export interface SentenceTerms {
  text: string;
  /** Ordinals of the words that carry a term. */
  at: Map<string, number[]>;
  /** UTF-16 start of each word. */
  starts: number[];
  side: Side;
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
  const at = new Map<string, number[]>();
  const starts: number[] = [];
  let last: unknown = null;
  for (const { term, word } of termsOf(text)) {
    if (word !== last) {
      starts.push(word.start);
      last = word;
    }
    const places = at.get(term);
    if (places) places.push(starts.length - 1);
    else at.set(term, [starts.length - 1]);
  }
  for (const { id, start } of entities(text)) {
    let place = 0;
    while (place + 1 < starts.length && starts[place + 1]! <= start) place++;
    const term = entityTerm(id);
    const places = at.get(term);
    if (places) places.push(place);
    else at.set(term, [place]);
  }
  return { text, at, starts, side: sideOf(text) };
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
