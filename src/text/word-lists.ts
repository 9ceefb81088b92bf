import { readFileSync } from 'node:fs';

/** Lists of words by name, as a data file has them: lines of a name, a tab, and words with `|` between them. */
export function wordLists(file: URL): (name: string) => string[] {
  const lists = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => line.split('\t') as [string, string]),
  );
  return (name) => lists.get(name)?.split('|') ?? [];
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The source of a pattern that takes any of some words, the longest first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
