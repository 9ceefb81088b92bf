import { containment, SAME_STORY } from '../answering/near-duplicates.ts';
import type { Line } from './lines.ts';
import { dotOf, type Weighed } from './weigh.ts';

export interface Choosing {
  /** Characters of the documents that may be quoted. */
  characters: number;
  /** How much being like a line already chosen costs (maximal marginal relevance, Carbonell and Goldstein 1998). */
  diverse: number;
  /** How much naming what no chosen line names is worth, a thing. */
  fresh: number;
  /** How much naming again what a chosen line names costs, a thing. */
  stale: number;
  /** How much of a line's worth its length takes back: 0 nothing, 1 worth is counted by the character. */
  frugal: number;
  /** How much each line already chosen of a story takes from the next one. */
  spread: number;
}

/** Fitted by `npm run eval -- --briefing --fit`. */
export const CHOOSING: Omit<Choosing, 'characters'> = {
  diverse: 1.5,
  fresh: 0.35,
  stale: 0.2,
  frugal: 0.25,
  spread: 0.2,
};

/** A line chosen, with those that say the same elsewhere. */
export interface Chosen extends Weighed {
  also: Line[];
}

/** Lines that matter less than this share of the one that matters most are left out, even where there is room. */
const LEAST = 0.5;

/** Shares of facts and cosine from which two lines in different languages say the same (`npm run eval -- --briefing`). */
const RETOLD = { facts: 0.75, fewest: 2, cosine: 0.25 };
/** Cosine from which two lines in one language say the same. */
const ALIKE = 0.85;

/** Whether two lines say the same: in nearly the same words, or the same facts in the other language. */
export function sayTheSame(
  a: Omit<Weighed, 'score' | 'story'>,
  b: Omit<Weighed, 'score' | 'story'>,
): boolean {
  const cosine = dotOf(a.vector, b.vector);
  if (a.line.language === b.line.language) {
    return cosine >= ALIKE || containment(a.line.shingles, b.line.shingles) >= SAME_STORY;
  }
  const [small, large] = a.line.facts.size <= b.line.facts.size ? [a.line, b.line] : [b.line, a.line];
  const shared = [...small.facts].filter((fact) => large.facts.has(fact)).length;
  return shared >= RETOLD.fewest && shared >= RETOLD.facts * small.facts.size && cosine >= RETOLD.cosine;
}

/**
 * Chooses lines one by one: each time the one that matters most and says what none chosen says. No two say the same.
 *
 * @returns in the order of choice; at least one, however long, where there is any.
 */
export function choose(lines: readonly Weighed[], choosing: Choosing): Chosen[] {
  const most = Math.max(...lines.map(({ score }) => score));
  const left = new Set(lines.filter(({ score }) => score >= LEAST * most));
  const nearest = new Map(lines.map((line) => [line, 0]));
  const named = new Set<string>();
  const told = new Set<string>();
  const perStory = new Map<number, number>();
  const chosen: Chosen[] = [];
  let room = choosing.characters;
  for (;;) {
    const worth = (one: Weighed): number => {
      const fresh = [...one.line.facts].filter((fact) => !named.has(fact)).length;
      const whole =
        one.score +
        choosing.fresh * fresh -
        choosing.stale * (one.line.facts.size - fresh) -
        choosing.diverse * nearest.get(one)! -
        choosing.spread * (perStory.get(one.story) ?? 0);
      return whole / one.line.text.length ** choosing.frugal;
    };
    const best = bestOf(
      [...left].filter(
        ({ line }) => chosen.length === 0 || (line.text.length <= room && !saysAgain(line, named, told)),
      ),
      worth,
    );
    if (!best) return chosen;
    left.delete(best);
    room -= best.line.text.length;
    const also: Line[] = [];
    for (const other of left) {
      if (sayTheSame(best, other)) {
        left.delete(other);
        if (other.line.document !== best.line.document) also.push(other.line);
      } else nearest.set(other, Math.max(nearest.get(other)!, likeness(best, other)));
    }
    for (const fact of best.line.facts) named.add(fact);
    for (const word of best.line.words) told.add(word);
    perStory.set(best.story, (perStory.get(best.story) ?? 0) + 1);
    chosen.push({ ...best, also });
  }
}

/** Share of a line's content words from which it says nothing new, if it names nothing new either (`npm run eval -- --briefing`). */
const SAID_AGAIN = 0.4;

/** Whether all that a line names has been named, and most of its words have been said. */
function saysAgain({ facts, words }: Line, named: ReadonlySet<string>, told: ReadonlySet<string>): boolean {
  if (facts.size === 0 || [...facts].some((fact) => !named.has(fact))) return false;
  return words.filter((word) => told.has(word)).length >= SAID_AGAIN * words.length;
}

/** How like two lines are (0 … 1): by meaning, or by the words they share in a row. */
function likeness(a: Weighed, b: Weighed): number {
  return Math.max(dotOf(a.vector, b.vector), containment(a.line.shingles, b.line.shingles));
}

/** The best by `worth`; of equals the one that stands first. */
function bestOf(lines: readonly Weighed[], worth: (line: Weighed) => number): Weighed | undefined {
  let best: Weighed | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const found = worth(line);
    if (found > most) [best, most] = [line, found];
  }
  return best;
}
