import { type DateMention, dates } from '../languages/dates.ts';
import { stem } from '../languages/en/stem.ts';
import { type Asked, asked, askedThings, countedWords, focusWords } from '../query/answer-type.ts';
import { isEntity } from './entity-units.ts';
import { type Side, sideOf } from './koreas.ts';
import { type Ordinal, ordinals } from './ordinals.ts';
import { type AskedPost, askedPost } from './post-match.ts';
import { preciseForm } from './precise-form.ts';
import type { Unit } from './question-units.ts';
import { askedRelations, type Relation } from './relations.ts';
import { askedSpeaker, askedTopic } from './reported-words.ts';

/** What is asked, taken apart once for all sentences. */
export interface Ask {
  kind: Asked;
  units: Unit[];
  /** Sum of the units' weights. */
  total: number;
  /** Stems of the words after "which", "what" or "how many". */
  focus: Set<string>;
  /** What one is asked for of, in lower case: "which *newspaper*". */
  things: readonly string[];
  /** What is counted, of the units. */
  counted: Unit[];
  /** What the question wants to know about its subject: when appointed, by whom signed. */
  relations: readonly Relation[];
  /** "The fourth round", with the place of what it counts. */
  ordinals: readonly Ordinal[];
  /** Who is asked to have said something, as written. */
  speaker: string | null;
  /** What that somebody is asked to have spoken about, as written. */
  topic: string | null;
  /** Days and months of the question. */
  days: readonly DateMention[];
  /** Asks what something is called. */
  naming: boolean;
  /** What "what is …?" asks to be defined, in lower case. */
  subject: string | null;
  /** What a number or date has to look like to be the one asked for. */
  precise: RegExp | null;
  /** Which of the two Koreas the question is about, where it says. */
  side: Side;
  /** The post whose holder is asked for. */
  post: AskedPost | null;
}

const ASKS_NAME =
  /\b(?:called|names?|named|known|term(?:ed)?|titled?|nickname|referred|refers?|synonym|word|mean)\b|이름|명칭|용어|불리|부르/iu;
const DEFINITION =
  /^(?:what|who)(?:'s| is| are| was| were) (?:an? |the )?(?<subject>[^,?]{2,60}?)(?: mean)?\s*\?*$|^what does (?:the )?(?<other>[^?]{2,60}?) mean\s*\?*$/iu;

/** A follow-up stands before the question it belongs to, which says what it is about: "When did she leave? Who was …?". */
const firstQuestion = (text: string) => /^[^?？]+[?？](?=\s+\S)/u.exec(text)?.[0] ?? text;

const MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d\s?[월일]|\d{4}-\d\d/;
/** Days and months a text names; years alone are words like others, and "today" or "the fourth quarter" name none. */
export const daysOf = (text: string): DateMention[] =>
  MONTH.test(text) ? dates(text).filter((one) => MONTH.test(one.text)) : [];

/** Takes a question apart. */
export function takeApart(whole: string, units: Unit[]): Ask {
  const question = firstQuestion(whole);
  const kind = asked(question);
  const counted = countedWords(question);
  const { subject, other } = DEFINITION.exec(question.trim())?.groups ?? {};
  return {
    kind,
    units,
    total: units.reduce((sum, unit) => sum + unit.weight, 0),
    focus: new Set(focusWords(question).map(stem)),
    things: askedThings(question),
    counted: units.filter((unit) => !isEntity(unit) && counted.some((word) => unit.source.startsWith(word))),
    relations: askedRelations(question, kind),
    ordinals: ordinals(question),
    speaker: askedSpeaker(question),
    topic: askedTopic(question),
    days: daysOf(question),
    naming: ASKS_NAME.test(question),
    subject: (subject ?? other)?.toLowerCase() ?? null,
    precise: preciseForm(question),
    side: sideOf(question),
    post: askedPost(question),
  };
}
