import { words } from '../languages/tokens.ts';

/** Words in a row that are compared. */
const SHINGLE = 3;
/** Share of the shorter text's shingles found in the other from which both tell the same story (`npm run fit -- fold`). */
export const SAME_STORY = 0.6;

/** Word triples of a text; a shorter text is one shingle. */
export function shingles(text: string): Set<string> {
  const forms = words(text).map((word) => word.form);
  if (forms.length <= SHINGLE) return new Set([forms.join(' ')]);
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE <= forms.length; i++) found.add(forms.slice(i, i + SHINGLE).join(' '));
  return found;
}

/** Share (0 … 1) of the smaller set that the larger one holds too. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

/** A passage with its word triples. */
export interface Collapsible<T> {
  passage: T;
  shingles: ReadonlySet<string>;
  /** The sentence of it that answers. */
  answering: string;
}

/** Words of a sentence in their forms, numbers included: what has to be the same. */
const said = (sentence: string) =>
  words(sentence)
    .map(({ form }) => form)
    .join(' ');

/**
 * The passages in order, near-duplicates put with the first of their kind; at most `limit` kinds. Passages that tell the same
 * story are of one kind only where the sentence that answers is the same: of two options told in the same words, one answers.
 */
export function collapsed<T>(passages: Iterable<Collapsible<T>>, limit: number): T[][] {
  const kept: { shingles: ReadonlySet<string>; says: string; alike: T[] }[] = [];
  for (const { passage, shingles, answering } of passages) {
    const says = said(answering);
    const same = kept.find((one) => one.says === says && containment(one.shingles, shingles) >= SAME_STORY);
    if (same) same.alike.push(passage);
    else if (kept.length < limit) kept.push({ shingles, says, alike: [passage] });
  }
  return kept.map(({ alike }) => alike);
}
