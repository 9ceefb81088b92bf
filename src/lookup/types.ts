import type { BothNames, NamedKind, ThingKind } from '../domains/types.ts';
import type { Citation, Quote } from '../reading/types.ts';

/** Where a date was taken from: the words of the quote, or the document's date of publication. */
export type DateFrom = 'text' | 'document';

/** A quoted sentence with the days it is about (`YYYY-MM-DD`, both included; null when not known). */
export interface Line {
  date: string | null;
  to: string | null;
  dateFrom: DateFrom | null;
  quote: Quote;
}

export interface CountryLabel {
  /** ISO 3166 code. */
  code: string;
  en: string;
  ko: string;
}

/** Somebody in a post, as one or more documents say it. */
export interface HeldPost extends Line {
  /** The post as the quote has it: "ambassador to China". */
  title: string;
  /** Full name, as the documents write it most. */
  holder: string;
  /** All its spellings in the documents, both scripts. */
  names: string[];
  /** Whose post it is, where a document says so: in the quote (`text`), or in the sentence of `countryQuote`. */
  country: CountryLabel | null;
  countryFrom: 'text' | 'document' | null;
  countryQuote: Quote | null;
  /** Said to be over at the time of the quote. */
  former: boolean;
  /** Further statements of the same. */
  also: Citation[];
}

export interface PersonCard {
  kind: 'person';
  name: string;
  names: string[];
  posts: HeldPost[];
  /** Every mention, by date, one line a sentence. */
  mentions: Line[];
  documents: number;
  /** Other people the query may have meant. */
  others: string[];
}

export interface PostCard {
  kind: 'post';
  title: string;
  /** Holders by country of the post: the one asked for first, then by first date. */
  groups: { country: CountryLabel | null; holders: HeldPost[] }[];
  /** Sentences on the post that name nobody, where no holder is known. */
  unnamed: Line[];
}

export interface ThingCard {
  kind: 'organization' | 'place';
  name: string;
  names: string[];
  /** Posts there, with their holders. */
  posts: HeldPost[];
  mentions: Line[];
  documents: number;
  others: string[];
}

export interface DayCard {
  kind: 'date';
  from: string | null;
  to: string | null;
  /** `MM-DD` where a day was asked for without its year. */
  yearless: { from: string; to: string } | null;
  lines: Line[];
  /** Documents published on those days. */
  published: { id: string; title: string; published: string; path: string }[];
}

export interface PhraseCard {
  kind: 'phrase';
  text: string;
  /** Each place, with the sentence around it; the phrase is the highlight. */
  occurrences: Quote[];
  /** Places found; more than there are `occurrences` when they were too many to show. */
  total: number;
  documents: number;
}

export interface DocumentCard {
  kind: 'document';
  id: string;
  title: string;
  publisher: string | null;
  published: string | null;
  documentKind: Citation['kind'];
  language: Citation['language'];
  collection: string;
  path: string;
  url: string | null;
  hash: string;
  passages: number;
  /** Its first sentences. */
  opening: Quote | null;
  people: { name: string; mentions: number }[];
  posts: HeldPost[];
  organizations: { name: string; mentions: number }[];
  places: { name: string; mentions: number }[];
  dates: Line[];
}

/** Nothing found: what was looked through, and the nearest names. */
export interface Nothing {
  kind: 'nothing';
  what: LookupKind;
  text: string;
  documents: number;
  nearest: string[];
}

export type LookupKind = NamedKind | 'thing' | 'date' | 'phrase' | 'document';

/** A product, law, article, code, setting or version: how it is written, every mention quoted. */
export interface ShapeCard {
  kind: 'shape';
  what: ThingKind;
  /** What the domain in use calls its kind. */
  called: BothNames;
  name: string;
  names: string[];
  /** Where it is explained first, then the newest. */
  mentions: Line[];
  documents: number;
  others: string[];
}

/** A kind of names that a library holds, and how many of it. */
export interface HeldKind extends BothNames {
  kind: NamedKind;
  count: number;
}

export interface LookupInput {
  text: string;
  /** Names of the collections that may be seen. */
  collections: readonly string[];
  /** Most lines of one list (50 when left out). */
  limit?: number;
}

/** What a day of the timeline is: of what happened, or only of the publication that says it. */
export interface TimelineLine extends Line {
  date: string;
  to: string;
  of: 'event' | 'publication';
  /** Further days the same sentence tells of: it stands only once. */
  others: { date: string; to: string }[];
}

export interface Timeline {
  kind: 'timeline';
  topic: string;
  since: string | null;
  until: string | null;
  lines: TimelineLine[];
  documents: number;
  /** The same lines as files. */
  markdown: string;
  csv: string;
}
