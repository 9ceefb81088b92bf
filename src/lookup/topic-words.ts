import type { Domain } from '../domains/types.ts';
import { ACROSS, termsOf } from '../languages/tokens.ts';
import type { QueryTerm } from '../query/types.ts';

/** A word of the topic, or a name of several words in it, with its weight and everything that stands for it. */
export interface Unit {
  weight: number;
  terms: Map<string, number>;
  /** Where a thing with that name is named, whatever it is called there: "document:sentence". */
  named: ReadonlySet<string>;
}

/** @param namedAt where the thing with a name is named: "document:sentence" */
export function unitsOf(
  domain: Domain,
  topic: string,
  terms: readonly QueryTerm[],
  namedAt: (name: string) => ReadonlySet<string>,
): Unit[] {
  const names = [...domain.organizations(topic), ...domain.places(topic)].map(({ text }) => wordsOf(text));
  const units = new Map<string, Unit>();
  // Words of the topic first, then what stands for one or several of them.
  const own = terms.filter(
    ({ source, term }) => source !== '' && wordsOf(source).length === 1 && !term.includes(ACROSS),
  );
  const keyOf = (word: string): string => names.find((name) => name.includes(word))?.join(' ') ?? word;
  for (const { term, source, share, weight, origin } of own) {
    if (origin === 'feedback') continue;
    const key = keyOf(wordsOf(source)[0]!);
    const unit = units.get(key) ?? {
      weight: 0,
      terms: new Map(),
      named: key.includes(' ') ? namedAt(key) : new Set<string>(),
    };
    unit.weight = Math.max(unit.weight, share > 0 ? weight / share : 0);
    // Of a name of several words one alone is no evidence: "Korea" is not North Korea.
    if (key.includes(' ')) unit.terms.set(inOrder(key), 1);
    else unit.terms.set(term, Math.max(unit.terms.get(term) ?? 0, share));
    units.set(key, unit);
  }
  for (const { term, source, share, origin } of terms) {
    const several = wordsOf(source);
    if (origin === 'feedback' || several.length < 2 || term.includes(ACROSS)) continue;
    for (const key of new Set(several.map(keyOf))) units.get(key)?.terms.set(term, share);
  }
  return [...units.values()].filter(({ weight }) => weight > 0);
}

const inOrder = (text: string): string =>
  termsOf(text)
    .map(({ term }) => term)
    .join(' ');

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean);

/** How many words of the topic a sentence must hold: both of a name such as "Global South", two of three or more, else one. */
export function wordsNeeded(topic: string, units: readonly Unit[]): number {
  if (units.length > 2) return 2;
  const name = wordsOf(topic).length > 1 && topic.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word));
  return name ? units.length : 1;
}

/** Share (0 … 1) of the topic that a sentence holds, weighed by rarity; 0 where it holds fewer words than `needed`. */
export function covered(sentence: string, place: string, units: readonly Unit[], needed: number): number {
  // Several words stand for one only in their order: no Lao People's Democratic Republic where Korea's is meant.
  const terms = ` ${inOrder(sentence)} `;
  const holds = (term: string): boolean => terms.includes(` ${term} `);
  let [sum, total, hits] = [0, 0, 0];
  for (const { weight, terms: meant, named } of units) {
    total += weight;
    let share = named.has(place) ? 1 : 0;
    for (const [term, part] of meant) if (holds(term)) share = Math.max(share, part);
    sum += weight * Math.min(1, share);
    if (share > 0) hits++;
  }
  return total === 0 || hits < needed ? 0 : sum / total;
}
