import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFunctionWord } from '../../../src/languages/function-words.ts';
import type { Random } from './cloze-questions.ts';
import { readLines } from './items.ts';

const EVERYDAY = fileURLToPath(new URL('../everyday/', import.meta.url));

/** Share of the content words of a question that are put in another word. */
const SHARE = 0.35;

/** Words that may stand for each other: families of everyday words, and WordNet's synonyms in the training text. */
export function synonymsFrom(train: string): { reword(question: string, random: Random): string } {
  const others = new Map<string, string[]>();
  const add = (family: string[]) => {
    const single = family
      .map((word) => word.trim().toLowerCase())
      .filter((word) => /^[a-z가-힣]{3,}$/.test(word));
    for (const word of single)
      for (const other of single) if (word !== other) others.set(word, [...(others.get(word) ?? []), other]);
  };
  for (const file of readdirSync(EVERYDAY).filter((name) => name.startsWith('words-')))
    for (const line of readFileSync(join(EVERYDAY, file), 'utf8').split('\n'))
      for (const family of line.split('|')) add(family.split(','));
  for (const { a = '', k } of readLines<{ a?: string; k?: string }>(join(train, 'wordnet.jsonl.gz')))
    if (k === 'gloss' && a.includes(',')) add(a.split(','));
  return {
    reword: (question, random) =>
      question.replace(/[A-Za-z]{3,}/g, (word) => {
        const list = others.get(word.toLowerCase());
        if (!list || isFunctionWord(word.toLowerCase()) || /^[A-Z]/.test(word) || random() > SHARE)
          return word;
        return list[Math.floor(random() * list.length)]!;
      }),
  };
}
