import type { Structure } from '../documents/types.ts';
import type { DateMention, Reference } from '../languages/dates.ts';
import type { NumberMention } from '../languages/numbers.ts';
import type { Mention } from '../text/mention.ts';
import type { Span } from '../text/span.ts';

export type { DateMention, NumberMention };

/** One country, city, region or institution with all its names. */
export interface Entry {
  /** ISO 3166 code of a country, else the first English name. */
  id: string;
  kind: 'country' | 'city' | 'place' | 'region' | 'organization';
  english: string[];
  korean: string[];
  /** "Korean", "Swedish": of countries only. */
  adjectives: string[];
}

export interface PersonMention extends Mention {
  /** `family`: only the family name is said ("Ban", "Ambassador Choi"). */
  form: 'full' | 'family';
}

/** A post as it stands in the text ("ambassador to China"), with its holder where the sentence names one. */
export interface PostMention extends Mention {
  holder: PersonMention | null;
  rank: string;
  fields: string[];
  /** Ids of the countries, cities and institutions it is at or for. */
  targets: string[];
  /** ISO code of the country it belongs to, as far as the sentence says; null when not. */
  country: string | null;
  /** Said to be over: "former", 전. */
  former: boolean;
  /** Of an office that the domain has no rank for: the folded words of its title and of whose it is. */
  words?: string[];
}

export interface OrganizationMention extends Mention {
  /** The known institution, when it is one. */
  entry: Entry | null;
}

export interface PlaceMention extends Mention {
  entry: Entry;
}

/** What a sentence names. */
export interface Named {
  people: PersonMention[];
  posts: PostMention[];
  organizations: OrganizationMention[];
  places: PlaceMention[];
  dates: DateMention[];
  numbers: NumberMention[];
}

/** A person of one document: every way the document writes the name, and every place. */
export interface DocumentPerson {
  /** Full name as first written; the family name alone where the document never says more. */
  name: string;
  spellings: string[];
  mentions: (Span & { sentence: number; full: boolean })[];
}

export interface DocumentPost extends Omit<PostMention, 'holder'> {
  sentence: number;
  /** Index in `people`, or null. */
  holder: number | null;
  /** Whether the title's own sentence says whose post it is, or another one of the document; null where neither does. */
  countryFrom: 'text' | 'document' | null;
  /** Number of the sentence that says it, where that is another one. */
  countrySentence: number | null;
  /** A rank without more, of a holder whose post the document names in full elsewhere. */
  bare: boolean;
}

/** What any library may hold beside people, offices, organisations and places, told by its shape. */
export const THING_KINDS = ['product', 'law', 'article', 'code', 'setting', 'version'] as const;
export type ThingKind = (typeof THING_KINDS)[number];

/** A product, a law, an article of one, an error code, a setting or a version. */
export interface ThingMention extends Span {
  kind: ThingKind;
  /** By what it is the same wherever it is named: small letters, no marks. */
  key: string;
  /** As it is written here. */
  name: string;
  /** Here it is said what it is: a heading, the key of a row, the beginning of an item or article. */
  defined: boolean;
}

export interface DocumentNamed {
  sentences: Span[];
  people: DocumentPerson[];
  posts: DocumentPost[];
  organizations: (Span & { sentence: number; name: string })[];
  places: (Span & { sentence: number; name: string })[];
  /** With the sentence that is quoted for each: its own, or of a heading the first one below it. */
  things: (ThingMention & { sentence: number })[];
  dates: (DateMention & { sentence: number; publication: boolean })[];
}

/** A document, as far as it is needed to find what it names. */
export interface DatedText {
  text: string;
  title: string;
  published: string | null;
  /** Blocks and spans of code; without them only what stands in the sentences themselves is found. */
  structure?: Pick<Structure, 'blocks' | 'codes'>;
}

/** A post asked for. */
export interface PostQuery {
  rank: string;
  fields: string[];
  targets: string[];
  /** Whose post is asked for, ISO code; null when that is left open. */
  country: string | null;
  /** Words that are neither rank, field nor a known name, in small letters: the title has to hold them ("ambassador to Atlantis"). */
  unknown: string[];
  /** All its folded words that say something: offices that the domain has no rank for are found by them. */
  words: string[];
  /** It names an office well enough for its holder to be the answer to "who is". */
  isOffice: boolean;
}

/** A known country, place or institution by the id that all its names share. Offsets are UTF-16. */
export interface EntityMention extends Span {
  id: string;
}

/** An office whose holder a question asks for: "ambassador to Peru", 주페루대사. */
export interface AskedOffice {
  readonly rank: string;
  readonly fields: readonly string[];
  /** Ids of the countries and institutions it is at or for. */
  readonly targets: readonly string[];
  /** Whose office it is, ISO code; null when that is left open. */
  readonly country: string | null;
  /** Of an office that the domain has no rank for: how it is asked for. */
  readonly query?: PostQuery;
}

/** For which side of a divided country a text speaks. */
export type CountryPolarity = 'north' | 'south' | 'both' | 'none';

/** A name in both languages. */
export interface BothNames {
  en: string;
  ko: string;
}

/** Kinds that a domain has its own names for. */
export type NamedKind = 'person' | 'post' | 'organization' | 'place' | ThingKind;

/**
 * What only one trade knows: how people, offices, organisations and places are read in its documents and asked for.
 * Lookups, briefings and checking reach it here and nowhere else; `general` is what is left with every domain off.
 */
export interface Domain {
  /** Small letters; what is read with it is kept under this name. */
  readonly name: string;
  /** What lookups call each kind, in the plural. */
  readonly kinds: Record<NamedKind, BothNames>;
  /** Everything named in one sentence. `reference` dates what is said without a year. */
  namedIn(text: string, reference?: Reference): Named;
  /** Everything named in a document; offsets are the document's. */
  namedInDocument(document: DatedText): DocumentNamed;
  people(text: string): PersonMention[];
  organizations(text: string): OrganizationMention[];
  places(text: string): PlaceMention[];
  /** The id of a known organisation or place by any of its names; null for unknown ones. */
  idOf(name: string): string | null;
  /** All names of an organisation or place, the usual one first; of an unknown one its id alone. */
  namesOf(id: string): string[];
  /** Names of a country by the code in `PostMention.country`. */
  countryNames(code: string): BothNames | null;
  /** Takes apart what somebody asks an office by: "ambassador to China", "Who is head of maintenance?", 시설팀장. */
  postQuery(text: string): PostQuery;
  /** Whether a post is one the query asks for. @param open also one of which no document says whose it is */
  fits(query: PostQuery, post: DocumentPost, open?: boolean): boolean;
  /** The query to try where nothing fits; null where there is none. */
  looser(query: PostQuery): PostQuery | null;
  /** Words beside a name that are titles or forms of address, in small letters. */
  isTitleWord(word: string): boolean;
  /** A question with names and titles as texts spell them; what is spelled so already is left alone. */
  corrected(question: string): string;
  /** Whether a question in small letters asks for nothing but who holds an office. */
  asksForHolder(question: string): boolean;
  /** The office whose holder is asked for, of a question that asks for a person; null where it names none. */
  officeAsked(question: string): AskedOffice | null;
  /** Plain names of an office, by which texts that call it otherwise are found. */
  officeNames(office: AskedOffice): string[];
  /**
   * How well the offices of a sentence are the one asked for: 1 with its holder named, less without, −1 when it is the same
   * rank elsewhere, 0 when it is another thing altogether.
   *
   * @param sides for which side the sentence, its passage and what stands above speak, nearest first
   */
  officeEvidence(
    asked: AskedOffice,
    posts: readonly PostMention[],
    text: string,
    sides: readonly (() => CountryPolarity)[],
  ): number;
  /** Whether a word says an office and where it is in one: 주페루대사. */
  namesPosting(word: string): boolean;
  /** Known countries, places and institutions of a text in order, also by a capital, an adjective or inside an office. */
  entities(text: string): EntityMention[];
  /** People of a text in one language: quicker than `people`, which reads each sentence for all of them. */
  peopleNamed(text: string): PersonMention[];
  /** The same with the offices they, or nobody named, hold. */
  peopleAndOffices(text: string): { people: PersonMention[]; posts: PostMention[] };
  /** For which side of a divided country a text speaks. */
  polarity(text: string): CountryPolarity;
  /** Whether a text that is about what a question names need not say so. */
  goesUnsaid(
    name: { ids: readonly string[]; source: string; known: boolean },
    text: { text: string; polarity: CountryPolarity },
  ): boolean;
  /** Patterns that take V8 long to compile, to be compiled before the first question needs them. */
  readonly largePatterns: readonly RegExp[];
}
