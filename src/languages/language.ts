import type { Span } from '../text/span.ts';

/** Languages that the program knows: what people read and what is read for them is there in each. */
export const LANGUAGE_CODES = ['en', 'ko'] as const;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** The type of thing a question asks for, as far as its words tell. `thing`: nothing that a pattern recognises. */
export type AnswerType = 'person' | 'date' | 'number' | 'place' | 'reason' | 'name' | 'thing';

/** How questions are put in a language. Texts are in small letters where it says so. */
export interface Questions {
  /** Without a clause that stands before the question itself; in small letters. */
  mainClause(question: string): string;
  /** What a question in small letters asks for. */
  answerType(question: string): AnswerType;
  /** What is asked for or counted, in small letters: "which *Thai politician* was …". */
  focusWords(question: string): string[];
  /** Of these, words that say nothing but the kind of thing asked for. */
  kindWords(question: string): string[];
  /** Words that only ask or count, and say nothing of what is asked about. */
  isAsking(word: string): boolean;
  /** Words that put a question rather than say what it is about: "mentioned", "called". */
  isLight(word: string): boolean;
  /** Asks who somebody in an office is or was. */
  readonly asksWho: RegExp;
  /** "When does it occur?" of what occurs "whenever …": no date is asked for. */
  isWhenever(question: string, sentence: string): boolean;
}

/** How a question goes on from the one before. */
export interface FollowUps {
  /** Words at its beginning that say so: the source of a pattern. */
  readonly lead: string;
  /** Words that point back to what was talked about. */
  readonly pointing: RegExp;
  readonly questionWord: RegExp;
  /** Asks without saying of what. */
  isBare(question: string): boolean;
  /** What is told of, without the particles or articles around it. */
  topic(text: string): string;
  /** What stands before and after a date that was taken out, without the words that belonged to it. */
  withoutDateWords(before: string, after: string): [before: string, after: string];
  /** A question with a date of the follow-up put in. */
  withDate(question: string, followUp: string, date: Span & { text: string }): string;
}

/** How sentences of a language lean on others, and what they hold. */
export interface Sentences {
  /** Begins with a pronoun or a word that points back. */
  readonly pointsBack: RegExp;
  /** Begins with somebody whom it does not name. */
  readonly meansSomebody: RegExp;
  /** Names somebody. */
  readonly namesSomebody: RegExp;
  /** Before the name of who speaks. */
  readonly spokenBy: RegExp;
  /** Words that end a sentence without a mark: the source of a pattern; empty where there are none. */
  readonly endings: string;
  /** What parts the items of a list: words after a comma, words alone, and the source of a pattern of what is glued to an item. */
  readonly conjunctions: {
    readonly afterComma: readonly string[];
    readonly alone: readonly string[];
    readonly glued: string | null;
  };
  /** Says that somebody said something. */
  readonly tellsWords: RegExp;
  /** Whether something is said to have been in a year, by what stands around it: "the 2017 meeting" is a name. */
  isSaidOfYear(before: string, after: string): boolean;
  /** Whether the words of a date name its day. */
  readonly namesDay: RegExp;
  /** Before the name of a section: the source of a pattern. */
  readonly sectionNumber: string;
  /** Sources of patterns, most telling first. */
  readonly dates: readonly string[];
  readonly numbers: readonly string[];
  readonly causes: readonly string[];
  /** A run of words that may be a name. */
  readonly names: string;
  /** Whether a name is that of a place, by its ending or by the words before it. */
  isPlace(name: string, before: string): boolean;
  /** Whether figures or number words at a place of a sentence count nothing: ordinals, years. */
  countsNothing(sentence: string, span: Span): boolean;
  /** Whether four figures, which may be a year, are an amount there. */
  isAmount(sentence: string, span: Span): boolean;
}

/** How words of a language are compared. */
export interface Words {
  /** A word as it is compared: small letters, without particle. */
  base(word: string): string;
  /** Other ways of writing small numbers from 1 on. */
  readonly figures: readonly string[];
  /**
   * Somebody as texts go on to call them, by family name and title: sources of patterns.
   *
   * @param forms of the name in the index
   */
  familyWithTitle(name: string | null, forms: readonly string[]): string[];
  /** Whether texts of other languages go on to call somebody of this name by the family name alone. */
  tellsByFamily(name: string): boolean;
  /** Words stand in the index as pairs of syllables, and whole with `WHOLE` before them. */
  readonly inPairs: boolean;
  /** Round numbers that are written in one word with the figures before them. */
  readonly roundNumbers: readonly string[];
  /** Full names that stand in a text of this language without capitals or a title. */
  bareNames(text: string): string[];
  /** Whether a key of the index may be the whole name of a person. */
  isNameKey(key: string): boolean;
  /** Fewest letters of a word that alone is somebody's name. */
  readonly shortestName: number;
  /** Small words between those that an abbreviation is made of. */
  readonly small: readonly string[];
  /** Endings of a file's name by which it says its language. */
  readonly fileTags: readonly string[];
}

/** Questions that the program offers. */
export interface Examples {
  holder(office: string): string;
  words(person: string): string;
  day(date: string): string;
  value(row: string, column: string): string;
  /** @param title of the document; null where it is too long to be named */
  section(title: string | null, section: string): string;
  /** A column's name that reads well within such a question. */
  readonly column: RegExp;
  /** Fewest letters of a section's name. */
  readonly shortestSection: number;
}

/** What people write to each other that states nothing. */
export interface Messages {
  /** A question, by how it ends. */
  readonly question: RegExp;
  readonly greeting: RegExp;
  readonly request: RegExp;
  /** Whether so few words can be a whole statement. */
  isWhole(text: string): boolean;
}

/** One language: everything that only it knows. A further one is a folder with this in it, and a line in `all.ts`. */
export interface Language {
  readonly code: LanguageCode;
  /** Whether a text is written in it; the first language that says so has it. */
  isOf(text: string): boolean;
  readonly questions: Questions;
  readonly followUps: FollowUps;
  readonly sentences: Sentences;
  readonly words: Words;
  readonly examples: Examples;
  readonly messages: Messages;
}
