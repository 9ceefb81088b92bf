import type { PostMention } from '../domains/diplomacy/entities/posts-english.ts';
import type { Ask } from './ask.ts';
import { closeness, type Held, ordered, PRESENT, placesOf } from './held.ts';
import type { Side } from './koreas.ts';
import { entities } from './named-things.ts';
import { type AskedPost, postMatch } from './post-match.ts';
import type { Unit } from './question-units.ts';
import { type SentencePeople, type SentenceTerms, YEAR } from './sentence-terms.ts';
import { shareIn } from './share.ts';
import { typedEvidence } from './typed-evidence.ts';

/** What surrounds a sentence. */
export interface Surroundings {
  previous: SentenceTerms | null;
  next: SentenceTerms | null;
  /** Title, publisher, date and headings. */
  heading: SentenceTerms;
  /** The Korea its passage as a whole speaks of; looked for only where the question takes a side. */
  passageSide: () => Side;
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

/** Evidence that `sentence` answers: one number a feature, in the order of `FEATURES`, most of them 0 … 1. */
export function evidence(ask: Ask, pool: Pool, sentence: SentenceTerms, around: Surroundings): number[] {
  const total = ask.total || 1;
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
    const share = shareIn(unit, sentence);
    const beyond = (other: SentenceTerms | null) =>
      other && share < 1 ? Math.max(0, shareIn(unit, other) - share) : 0;
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
  const { typed, near } = typedEvidence(ask, sentence, held, around.named);
  const sides = [() => sentence.side, around.passageSide, () => around.heading.side];
  const covered = sums.covered / total;
  const words = sentence.starts.length;
  return [
    covered,
    covered * covered,
    sums.local / pool.localTotal,
    sums.akin / total,
    sums.akinLocal / pool.localTotal,
    sums.before / total,
    sums.carried / pool.localTotal,
    sums.after / total,
    sums.heading / total,
    ordered(held) / Math.max(1, ask.units.length - 1),
    closeness(held) / total,
    // "Which movement", "what aspect" are answered by a name or by any other words.
    ask.kind === 'thing' || ask.kind === 'name' ? 0 : typed ? 1 : -1,
    near,
    sums.namedTotal > 0 ? sums.named / sums.namedTotal : 0.5,
    ask.post && around.named
      ? onTheirSide(ask.post, bestPost(ask.post, around.named.posts, sentence), sides)
      : 0,
    yearMatch(ask.units, [sentence, around.heading, before]),
    Math.log(1 + words) / 4,
    Math.min(1, Math.max(0, words - 2 * held.length) / 10),
  ];
}

function bestPost(asked: AskedPost, posts: readonly PostMention[], sentence: SentenceTerms): number {
  const matches = posts.map((post) => postMatch(asked, post) || servesThere(asked, post, sentence));
  return Math.max(...matches) > 0 ? Math.max(...matches) : Math.min(0, ...matches);
}

/** "France has not said, although Ambassador Chu …": a holder of the rank where the place is the only country named. */
function servesThere(asked: AskedPost, post: PostMention, { text }: SentenceTerms): number {
  if (post.rank !== asked.rank || !post.holder || post.targets.length > 0 || asked.targets.length !== 1)
    return 0;
  const countries = new Set(entities(text).map(({ id }) => id));
  return countries.size === 1 && countries.has(asked.targets[0]!) ? 1 : 0;
}

/** A post that a text says of no country is North Korea's only where the text speaks of the North. */
function onTheirSide({ country }: AskedPost, match: number, sides: readonly (() => Side)[]): number {
  if (country !== 'KP' || match <= 0) return match;
  const side = sides.map((one) => one()).find((one) => one !== 'none');
  return side === 'north' || side === 'both' ? match : 0;
}

/** 1 when the sentence, what stands above or before it holds the years asked about, −1 when not, 0 without any. */
function yearMatch(units: readonly Unit[], texts: readonly (SentenceTerms | null)[]): number {
  const years = units.filter(({ source }) => YEAR.test(source));
  if (years.length === 0) return 0;
  const held = years.every((unit) => texts.some((text) => text && shareIn(unit, text) > 0.5));
  return held ? 1 : -1;
}
