import { withoutParticle } from '../../languages/ko/hangul.ts';
import { isKoreanName, nameKeys, SAME_NAME, sameName } from '../../languages/ko/names.ts';
import type { Word } from '../../languages/tokens.ts';
import { type Expansion, keysOf } from './expansion.ts';
import type { NameFile } from './mentions.ts';

/** A Korean name in a question: ordinals of its words, and the other ways the library writes it. */
export interface NameMatch {
  first: number;
  last: number;
  expansions: Expansion[];
}

const MOST_NAMES = 8;

/** Korean names in the words of a question, in either script, with the library's other spellings of them. */
export function matchNames(file: NameFile, question: string, words: readonly Word[]): NameMatch[] {
  const found: NameMatch[] = [];
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!.script === 'hangul' ? hangulName(words[i]!.form) : latinName(question, words, i);
    if (!name) continue;
    const expansions = spellings(file, name.text);
    if (expansions.length === 0) continue;
    found.push({ first: i, last: i + name.count - 1, expansions });
    i += name.count - 1;
  }
  return found;
}

/** Three syllables that begin with a family name; two are as often a common noun. */
function hangulName(form: string): { text: string; count: number } | null {
  const bare = form.length === 3 ? form : withoutParticle(form);
  for (const text of [bare, form.slice(0, 3)]) {
    if (text.length >= 3 && text.length <= 4 && isKoreanName(text)) return { text, count: 1 };
  }
  return null;
}

/**
 * Two or three words in a row, capitalised or joined by a hyphen, that can be read as a Korean name; in a question without
 * capitals any two or three.
 */
function latinName(
  question: string,
  words: readonly Word[],
  first: number,
): { text: string; count: number } | null {
  const hasCapitals = /\p{Lu}/u.test(question);
  for (const count of [3, 2]) {
    const span = words.slice(first, first + count);
    if (span.length < count || span.some(({ script }) => script !== 'latin')) continue;
    if (!span.every((word, k) => k === 0 || word.hyphenated || word.adjacent)) continue;
    const isCapital = ({ start }: Word) => !hasCapitals || /^\p{Lu}/u.test(question.slice(start));
    if (!span.every((word, k) => isCapital(word) || (k > 0 && word.hyphenated))) continue;
    const written = question.slice(span[0]!.start, span.at(-1)!.end);
    const text = hasCapitals
      ? written
      : written.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
    if (isKoreanName(text)) return { text, count };
  }
  return null;
}

function spellings(file: NameFile, name: string): Expansion[] {
  const candidates = new Set(nameKeys(name).flatMap((key) => file.get(key) ?? []));
  candidates.delete(name);
  return [...candidates]
    .map((text) => ({ text, same: sameName(name, text) }))
    .filter(({ same }) => same >= SAME_NAME)
    .sort((a, b) => b.same - a.same || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(({ text, same }) => ({ terms: keysOf(text), share: same, origin: 'name' as const }));
}
