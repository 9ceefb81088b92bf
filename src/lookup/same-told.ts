import type { Context } from '../library/context.ts';
import { factsOf } from './facts.ts';

/** A sentence of the library. */
export interface Sentence {
  document: number;
  sentence: number;
}

/** Share of what the sentence that names less names, and how many things, from which two sentences of one day in two languages tell one thing. */
const SAME = { share: 0.75, fewest: 2 };

/**
 * Whether two sentences on one day say the same in different languages: the same people, institutions, places and amounts,
 * nearly all of what the shorter one names, and nobody who is only in the one where the other names somebody else.
 */
export function sameTold(context: Context, a: Sentence, b: Sentence): boolean {
  const language = (one: Sentence) => context.library.documents[one.document]!.language;
  if (language(a) === language(b)) return false;
  const facts = ({ document, sentence }: Sentence) => factsOf(context, document)[sentence]!;
  const [first, second] = [facts(a), facts(b)];
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  const shared = [...small].filter((fact) => large.has(fact));
  const people = (facts: ReadonlySet<string>) => [...facts].filter((fact) => fact.startsWith('person'));
  const apart =
    people(first).length > 0 && people(second).length > 0 && !people(small).some((one) => large.has(one));
  return !apart && shared.length >= SAME.fewest && shared.length >= SAME.share * small.size;
}
