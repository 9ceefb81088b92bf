import type { Expansion } from './expansion.ts';

/** Latin words of the library by first letter and length, doubled letters taken as one: nobody remembers which are. */
export type Spellings = Map<string, [word: string, single: string][]>;

const single = (word: string) => word.replace(/(.)\1+/g, '$1');

/** Letters from which on one letter may be wrong, and two. */
const ONE_WRONG = 6;
const TWO_WRONG = 9;
const MOST_WORDS = 3;

export function spellingsOf(vocabulary: readonly string[]): Spellings {
  const spellings: Spellings = new Map();
  for (const word of vocabulary) {
    if (word.length < ONE_WRONG - 1 || !/^[a-z]+$/.test(word)) continue;
    const letters = single(word);
    const key = letters[0]! + letters.length;
    const list = spellings.get(key);
    if (list) list.push([word, letters]);
    else spellings.set(key, [[word, letters]]);
  }
  return spellings;
}

/**
 * Words of the library that a word it lacks may be a misspelling of: the same first letter, and one or two letters too many,
 * too few, other or out of place. Only the nearest count.
 */
export function spelledLike(spellings: Spellings, word: string): Expansion[] {
  if (word.length < ONE_WRONG || !/^[a-z]+$/.test(word)) return [];
  const most = word.length < TWO_WRONG ? 1 : 2;
  let nearest = most;
  let found: string[] = [];
  const letters = single(word);
  for (let length = letters.length - most; length <= letters.length + most; length++) {
    for (const [other, otherLetters] of spellings.get(letters[0]! + length) ?? []) {
      const wrong = mistakes(letters, otherLetters, nearest);
      if (wrong > nearest) continue;
      if (wrong < nearest) found = [];
      nearest = wrong;
      found.push(other);
    }
  }
  return found
    .sort()
    .slice(0, MOST_WORDS)
    .map((other) => ({ terms: [other], share: 1 - nearest / word.length, origin: 'spelling' as const }));
}

/** As `distance`, but letters that have only changed places are one mistake: "Ghandi", "cypiddid". */
function mistakes(a: string, b: string, most: number): number {
  if (most === 0 || a.length !== b.length) return distance(a, b, most);
  const found = distance(a, b, 2);
  return found === 2 && sorted(a) === sorted(b) ? 1 : found;
}

const sorted = (word: string) => [...word].sort().join('');

/** Letters changed, added, dropped or swapped with their neighbour (optimal string alignment); more than `most` is not told apart. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
      least = Math.min(least, best);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
}
