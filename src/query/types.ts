import type { AskedOffice, EntityMention } from '../domains/types.ts';
import type { AnswerType, LanguageCode } from '../languages/language.ts';
import type { Mention } from '../text/mention.ts';

/** Days from and to, both included, `YYYY-MM-DD`. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** Where a question may be answered from. */
export interface Limits {
  /** Names of the collections that may be searched: what this reader may see, already intersected. */
  collections: readonly string[];
  /** Hard limits, from options. A period said in words inside the text is only preferred. */
  since?: string | null;
  until?: string | null;
  /** Only this document (id). */
  document?: string | null;
}

/** A question with everything that limits where it may be answered from. */
export interface Question extends Limits {
  text: string;
  /** How many quotes at most (5 when left out). */
  limit?: number;
  /** ISO day that "today" and "last week" refer to; the engine's clock when left out. */
  today?: string;
}

/** Where a term of the search comes from. */
export type TermOrigin =
  | 'question'
  | 'phrase'
  | 'number'
  | 'acronym'
  | 'glossary'
  | 'lexicon'
  | 'synonym'
  | 'name'
  | 'sound'
  | 'spelling'
  | 'feedback';

/** One thing looked for. */
export interface QueryTerm {
  /** A key of the lexical index (`termsOf` of src/languages/tokens.ts), or several with spaces between: all of them. */
  term: string;
  /** The word of the question it stands for, as written there; empty for feedback. */
  source: string;
  origin: TermOrigin;
  /** Share of the source word it carries: 1 for the word itself, less for an expansion. */
  share: number;
  /** `share` × rarity in the library (inverse document frequency, damped for function words); 0 when no passage holds it. */
  weight: number;
}

/** A question, parsed once: what retrieval, answering, lookups and briefings know of it. */
export interface Query extends Omit<Question, 'today'> {
  /** As asked, with names and titles as texts spell them. */
  text: string;
  /** What is searched by: the text, with the plain name of the office asked for beside it. */
  search: string;
  language: LanguageCode;
  /** Of a follow-up that stands before the question it belongs to: the follow-up's. */
  answerType: AnswerType;
  /** Words that only say what kind of thing is asked for, in small letters: "which Thai *politician*". */
  kindWords: readonly string[];
  /** The office whose holder is asked for. */
  office: AskedOffice | null;
  /** An office that the text asks for anywhere, also in the question that a follow-up belongs to. */
  officeSaid: AskedOffice | null;
  /** Countries, places and institutions it names. */
  entities: readonly EntityMention[];
  people: readonly Mention[];
  /** Spans in quotation marks: a passage must hold one of them word for word. */
  phrases: readonly string[];
  /** Period said in words ("since Monday", "2019년 3월"), resolved against the day of the question; only preferred. */
  period: Period | null;
}
