import type { Span } from '../../documents/types.ts';
import type { PostMention } from '../../language/named/posts-english.ts';
import { termsOf } from '../../language/tokens.ts';
import type { Ask } from './ask.ts';
import { type Side, sideMatch, sideOf } from './koreas.ts';
import { entities } from './named-things.ts';
import { type AskedPost, postMatch } from './post-match.ts';
import { strength, type Unit } from './question-units.ts';
import { typedSpans } from './typed-spans.ts';

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
    const places = at.get(ENTITY + id);
    if (places) places.push(place);
    else at.set(ENTITY + id, [place]);
  }
  return { text, at, starts, side: sideOf(text) };
}

/** What surrounds a sentence. */
export interface Surroundings {
  previous: SentenceTerms | null;
  next: SentenceTerms | null;
  /** Title, publisher, date and headings. */
  heading: SentenceTerms;
  /** The Korea its passage as a whole speaks of. */
  passageSide: Side;
  /** Place in its passage, from 0. */
  index: number;
  named: SentencePeople | null;
}

/** What all candidate sentences of a question have in common. */
export interface Pool {
  /** Weight of each unit times its rarity among the candidate sentences: what tells them apart. */
  local: number[];
  localTotal: number;
  /** How near in meaning (0 … 1) a unit is to any word of a sentence that does not hold it. */
  akin(unit: number, sentence: SentenceTerms): number;
}

export const FEATURES = [
  'covered',
  'coveredSquare',
  'local',
  'akin',
  'akinLocal',
  'aroundBefore',
  'beforePronoun',
  'carried',
  'aroundAfter',
  'aroundHeading',
  'ordered',
  'close',
  'tail',
  'typed',
  'near',
  'nearName',
  'counted',
  'precise',
  'focus',
  'naming',
  'defines',
  'named',
  'side',
  'post',
  'year',
  'length',
  'short',
  'pronoun',
  'first',
  'novel',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Words over which a question word's nearness to a span halves. */
const NEARNESS_HALVES = 6;
/** Words over which the nearness of two question words halves. */
const CLOSENESS_HALVES = 3;
/** From this share on a word of the question counts as present. */
export const PRESENT = 0.3;

/** A word of the question that is a year. */
export const YEAR = /^(?:19|20)\d\d(?!\d)/;
const PRONOUN =
  /^["“‘'(]*(?:\p{L}+,? ){0,3}?(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|Such|The two|The three|Both|he|she|it|they|his|its|their|this|these)(?![\p{L}])|^["“‘'(]*(?:이에|이를|이는|그는|그가|그녀|그의|이들|두 사람|세 사람|이와|이 같은|이 회의|이 자리|이번)/u;
/** Ways of saying that something bears a name. */
const NAMING =
  /\b(?:called|named|known as|termed|dubbed|titled|referred to as|nicknamed|refers? to|means?|defined as|synonym)\b|(?:이?라고|이?라는|라 불|일컫|칭하|명명)/iu;

interface Held {
  unit: Unit;
  share: number;
  places: number[];
}

/** Whether a sentence leans on the one before it: it begins with a pronoun or a word that points back. */
export function pointsBack(sentence: string): boolean {
  return PRONOUN.test(sentence);
}

/** Evidence that `sentence` answers: one number a feature, in the order of `FEATURES`, most of them 0 … 1. */
export function evidence(ask: Ask, pool: Pool, sentence: SentenceTerms, around: Surroundings): number[] {
  const total = ask.total || 1;
  const own = (term: string) => sentence.at.has(term);
  const before = around.previous;
  const after = around.next;
  const sums = {
    akin: 0,
    akinLocal: 0,
    covered: 0,
    local: 0,
    before: 0,
    carried: 0,
    after: 0,
    heading: 0,
    named: 0,
    namedTotal: 0,
  };
  const held: Held[] = [];
  for (const [index, unit] of ask.units.entries()) {
    const share = strength(unit, own);
    const beyond = (other: SentenceTerms | null) =>
      other && share < 1 ? Math.max(0, strength(unit, (term) => other.at.has(term)) - share) : 0;
    const carried = beyond(before);
    sums.covered += unit.weight * share;
    sums.local += pool.local[index]! * share;
    sums.before += unit.weight * carried;
    sums.carried += pool.local[index]! * carried;
    sums.after += unit.weight * beyond(after);
    sums.heading += unit.weight * beyond(around.heading);
    if (unit.named) {
      sums.namedTotal += unit.weight;
      sums.named += unit.weight * share;
    }
    const akin = share < PRESENT ? pool.akin(index, sentence) : 0;
    sums.akin += unit.weight * akin;
    sums.akinLocal += pool.local[index]! * Math.max(akin, share);
    if (share > PRESENT) held.push({ unit, share, places: placesOf(unit, sentence) });
  }
  const { typed, near, counted } = typedEvidence(ask, sentence, held, around.named);
  const back = pointsBack(sentence.text);
  const covered = sums.covered / total;
  const words = sentence.starts.length;
  return [
    covered,
    covered * covered,
    sums.local / pool.localTotal,
    sums.akin / total,
    sums.akinLocal / pool.localTotal,
    sums.before / total,
    back ? sums.before / total : 0,
    sums.carried / pool.localTotal,
    sums.after / total,
    sums.heading / total,
    ordered(held) / Math.max(1, ask.units.length - 1),
    closeness(held) / total,
    tail(ask.units, own),
    ask.kind === 'thing' ? 0 : typed ? 1 : -1,
    near,
    ask.kind === 'person' || ask.kind === 'name' ? near : 0,
    counted,
    ask.precise ? (ask.precise.test(sentence.text) ? 1 : -1) : 0,
    [...ask.focus].some((stem) => sentence.at.has(stem)) ? 1 : 0,
    ask.naming && NAMING.test(sentence.text) ? 1 : 0,
    ask.subject !== null && defines(ask.subject, sentence.text) ? 1 : 0,
    sums.namedTotal > 0 ? sums.named / sums.namedTotal : 0.5,
    sideMatch(ask.side, [sentence.side, around.passageSide, around.heading.side]),
    ask.post && around.named ? bestPost(ask.post, around.named.posts) : 0,
    yearMatch(ask.units, [sentence, around.heading, before]),
    Math.log(1 + words) / 4,
    words < 6 ? 1 : 0,
    back ? 1 : 0,
    around.index === 0 ? 1 : 0,
    Math.min(1, Math.max(0, words - 2 * held.length) / 10),
  ];
}

/** Whether the sentence holds something of the kind asked for that the question does not say itself, and how near. */
function typedEvidence(
  ask: Ask,
  sentence: SentenceTerms,
  held: Held[],
  named: SentencePeople | null,
): { typed: boolean; near: number; counted: number } {
  const taken = new Set(held.filter(({ share }) => share >= 0.5).flatMap(({ places }) => places));
  let typed = false;
  let near = 0;
  let counted = ask.kind === 'number' && ask.focus.size > 0 ? -1 : 0;
  const spans = ask.kind === 'person' && named ? named.people : typedSpans(sentence.text, ask.kind);
  const ranges = spans.map((span) => wordsOf(sentence, span.start, span.end));
  if (ask.kind === 'place') {
    for (const [term, places] of sentence.at) {
      if (term.startsWith(ENTITY)) for (const place of places) ranges.push([place, place]);
    }
  }
  for (const [from, to] of ranges) {
    let novel = false;
    for (let i = from; i <= to && !novel; i++) novel = !taken.has(i);
    if (!novel) continue;
    typed = true;
    if (counted < 0 && counts(ask.focus, sentence, to)) counted = 1;
    near = Math.max(near, nearness(held, from, to) / (ask.total || 1));
  }
  return { typed, near, counted };
}

function bestPost(asked: AskedPost, posts: readonly PostMention[]): number {
  const matches = posts.map((post) => postMatch(asked, post));
  return Math.max(...matches) > 0 ? Math.max(...matches) : Math.min(0, ...matches);
}

/** Words after a number among which what it counts is looked for. */
const COUNTED_WITHIN = 4;

/** Whether one of the words asked for ("how many *mission chiefs*") stands right after the number. */
function counts(focus: ReadonlySet<string>, sentence: SentenceTerms, number: number): boolean {
  for (const stem of focus) {
    if (sentence.at.get(stem)?.some((place) => place > number && place <= number + COUNTED_WITHIN))
      return true;
  }
  return false;
}

/** 1 when the sentence, what stands above or before it holds the years asked about, −1 when not, 0 without any. */
function yearMatch(units: readonly Unit[], texts: readonly (SentenceTerms | null)[]): number {
  const years = units.filter(({ source }) => YEAR.test(source));
  if (years.length === 0) return 0;
  const held = years.every((unit) =>
    texts.some((text) => text && strength(unit, (term) => text.at.has(term)) > 0.5),
  );
  return held ? 1 : -1;
}

function placesOf(unit: Unit, sentence: SentenceTerms): number[] {
  const found: number[] = [];
  for (const form of unit.forms.keys()) {
    for (const term of form.split(' ')) found.push(...(sentence.at.get(term) ?? []));
  }
  if (found.length === 0) for (const [pair] of unit.pairs) found.push(...(sentence.at.get(pair) ?? []));
  return found;
}

/** First and last word of the sentence that a span touches. */
function wordsOf(sentence: SentenceTerms, start: number, end: number): [number, number] {
  const { starts } = sentence;
  let from = 0;
  while (from + 1 < starts.length && starts[from + 1]! <= start) from++;
  let to = from;
  while (to + 1 < starts.length && starts[to + 1]! < end) to++;
  return [from, to];
}

function nearness(held: Held[], from: number, to: number): number {
  let sum = 0;
  for (const { unit, share, places } of held) {
    let best = 0;
    for (const place of places) {
      const distance = place < from ? from - place : place > to ? place - to : 0;
      best = Math.max(best, 2 ** (-distance / NEARNESS_HALVES));
    }
    sum += unit.weight * share * best;
  }
  return sum;
}

/** How many neighbours in the question are neighbours, in the same order, in the sentence too. */
function ordered(held: Held[]): number {
  let count = 0;
  for (let i = 1; i < held.length; i++) {
    const left = held[i - 1]!.places;
    if (held[i]!.places.some((place) => left.some((other) => place > other && place - other <= 2))) count++;
  }
  return count;
}

/** Weight of neighbouring question words that stand close together in the sentence. */
function closeness(held: Held[]): number {
  let sum = 0;
  for (let i = 1; i < held.length; i++) {
    const left = held[i - 1]!;
    const right = held[i]!;
    let best = 0;
    for (const a of left.places) {
      for (const b of right.places) best = Math.max(best, 2 ** (-(Math.abs(a - b) - 1) / CLOSENESS_HALVES));
    }
    sum += best * Math.min(left.unit.weight, right.unit.weight);
  }
  return sum;
}

/** Share of the later half of the question that the sentence holds: what is said of the subject stands there. */
function tail(units: Unit[], has: (term: string) => boolean): number {
  const last = units.slice(Math.floor(units.length / 2));
  const all = last.reduce((sum, unit) => sum + unit.weight, 0);
  return all === 0 ? 0 : last.reduce((sum, unit) => sum + unit.weight * strength(unit, has), 0) / all;
}

/** "X is …", "X (Y) was …", "X, also known as …": the sentence says what X is. */
function defines(subject: string, sentence: string): boolean {
  const lower = sentence.toLowerCase().replace(/^["“‘'(]*(?:an?|the)\s+/, '');
  if (!lower.startsWith(subject)) return false;
  const rest = lower.slice(subject.length);
  return /^["”’']?(?:\s*\([^)]*\))?(?:,[^,]{1,60},)?\s+(?:is|are|was|were|refers?|means?|consists?)\b/.test(
    rest,
  );
}
