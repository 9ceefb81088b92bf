import type { Domain } from '../../domains/types.ts';
import { differ } from '../../languages/all.ts';
import { type Fact, facts, sameFact } from './facts.ts';
import type { Difference } from './types.ts';

/** What the document says, from near to far: the sentence itself, then everything that may explain it. */
export interface Said {
  sentence: string;
  /** The passage with its title. */
  around: string;
  published: string | null;
  /** What reads the names. */
  domain: Domain;
}

/**
 * Numbers, dates and names that a statement says otherwise than the document.
 *
 * One that stands anywhere in the passage is no difference. Of the rest each is set against what the sentence says of
 * the same kind and the statement does not; people, numbers and dates with nothing to set against are missing there.
 *
 * @param offset of the statement in the message, added to all places
 */
export function differences(statement: string, offset: number, said: Said): Difference[] {
  const own = facts(statement, said);
  const around = facts(said.around, said);
  const sentence = facts(said.sentence, said);
  const free = sentence.filter((theirs) => !own.some((one) => sameFact(one, theirs)));
  const found: Difference[] = [];
  for (const one of own) {
    if (around.some((theirs) => sameFact(one, theirs)) || standsIn(one, said)) continue;
    const counterpart = counterpartOf(one, statement, free, said.sentence);
    if (!counterpart && one.meaning.is === 'place') continue;
    if (counterpart) free.splice(free.indexOf(counterpart), 1);
    found.push({
      kind: one.kind,
      said: one.text,
      at: [one.start + offset, one.end + offset],
      document: counterpart?.text ?? null,
    });
  }
  return found;
}

function standsIn({ text }: Fact, { around }: Said): boolean {
  const lowerCased = (value: string) => value.normalize('NFKC').toLowerCase();
  const at = lowerCased(around).indexOf(lowerCased(text));
  if (at < 0) return false;
  const [before, after] = [
    lowerCased(around)[at - 1] ?? ' ',
    lowerCased(around)[at + lowerCased(text).length] ?? ' ',
  ];
  return !/[\p{N}.,]/u.test(before) && !/\p{N}/u.test(after);
}

/** What the sentence says instead: of those of one kind the one in the likest company ("ambassador to …"), else the first. */
function counterpartOf(
  one: Fact,
  statement: string,
  free: readonly Fact[],
  sentence: string,
): Fact | undefined {
  const likeness = (theirs: Fact) => {
    const sameKind =
      one.meaning.is === 'place' && theirs.meaning.is === 'place' && one.meaning.kind === theirs.meaning.kind;
    return (sameKind ? 2 : 0) + (leadOf(one, statement) === leadOf(theirs, sentence) ? 1 : 0);
  };
  return free
    .filter((theirs) => isCounterpart(one, theirs))
    .sort((a, b) => likeness(b) - likeness(a) || a.start - b.start)[0];
}

/** The word before a fact. */
const leadOf = ({ start }: Fact, text: string) =>
  /(?<!\p{L})(\p{L}+)\P{L}*$/u.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '';

/** Whether two facts answer the same question: amounts of one thing, people, places, days. */
function isCounterpart(a: Fact, b: Fact): boolean {
  if (a.meaning.is !== b.meaning.is) return false;
  if (a.meaning.is === 'amount' && b.meaning.is === 'amount') return sameUnit(a.meaning.unit, b.meaning.unit);
  return true;
}

function sameUnit(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase().replace(/s$/, ''), b.toLowerCase().replace(/s$/, '')];
  if (!one || !other || one === other || one.endsWith(other) || other.endsWith(one)) return true;
  return differ(one, other);
}
