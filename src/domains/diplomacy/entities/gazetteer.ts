import { readFileSync } from 'node:fs';
import type { Entry } from '../../types.ts';

export type { Entry };

/** The rows of a file of data, by their cells. */
export const rows = (file: string): string[][] =>
  readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const list = (cell: string | undefined): string[] => (cell ? cell.split('|').filter(Boolean) : []);

export const COUNTRIES: readonly Entry[] = rows('countries.tsv').map(([id, english, adjectives, korean]) => ({
  id: id!,
  kind: 'country',
  english: list(english),
  korean: list(korean),
  adjectives: list(adjectives),
}));

export const PLACES: readonly Entry[] = rows('places.tsv').map(([kind, english, korean]) => ({
  id: list(english)[0]!,
  kind: kind as 'city',
  english: list(english),
  korean: list(korean),
  adjectives: [],
}));

export const ORGANIZATIONS: readonly Entry[] = rows('organizations.tsv').map(([english, korean]) => ({
  id: list(english)[0]!,
  kind: 'organization',
  english: list(english),
  korean: list(korean),
  adjectives: [],
}));

/** The one-syllable country names of Korean posts and pairs: 주미대사, 한중. */
export const ONE_SYLLABLE: Record<string, string> = {
  미: 'US',
  중: 'CN',
  일: 'JP',
  러: 'RU',
  영: 'GB',
  불: 'FR',
  독: 'DE',
  한: 'KR',
  북: 'KP',
  호: 'AU',
  이: 'IT',
};

const straight = (text: string): string => text.replace(/[’‘ʼ]/g, "'");

/** Finds the names of entries at a place in a text, longest first. */
export interface Finder {
  at(text: string, start: number): { entry: Entry; end: number } | undefined;
}

/** A finder over Latin names (by first word) or Hangul names (by first syllable); a name ends where a word ends. */
export function finder(entries: readonly Entry[], names: (entry: Entry) => readonly string[]): Finder {
  const byStart = new Map<string, { name: string; entry: Entry }[]>();
  for (const entry of entries)
    for (const name of names(entry)) {
      const start = name.slice(0, 2);
      byStart.set(start, [...(byStart.get(start) ?? []), { name, entry }]);
    }
  for (const candidates of byStart.values()) candidates.sort((a, b) => b.name.length - a.name.length);
  return {
    at(text, start) {
      const candidates = byStart.get(text.slice(start, start + 2));
      if (!candidates) return undefined;
      // The first candidate is the longest.
      const written = straight(text.slice(start, start + candidates[0]!.name.length));
      for (const { name, entry } of candidates)
        if (written.startsWith(name)) return { entry, end: start + name.length };
      return undefined;
    },
  };
}

/** Names are compared in small letters, without the dots of initials (U.N.). */
const keyOf = (name: string): string =>
  straight(name)
    .toLowerCase()
    .replace(/(?<![\p{L}])(\p{L})\.(?=\p{L}|\s|$)/gu, '$1')
    .trim();

const byName = new Map<string, Entry>();
for (const entry of [...ORGANIZATIONS, ...PLACES, ...COUNTRIES])
  for (const name of [...entry.english, ...entry.korean]) byName.set(keyOf(name), entry);

const byAdjective = new Map<string, Entry>();
for (const entry of COUNTRIES)
  for (const adjective of entry.adjectives) byAdjective.set(keyOf(adjective), entry);

/** The entry a name in either language belongs to; a leading "the" and a possessive ending are looked past. */
export function entryOf(name: string): Entry | undefined {
  const key = keyOf(name).replace(/'s?$/, '');
  return byName.get(key) ?? byName.get(key.replace(/^the\s+/, ''));
}

/** Words looked up so far: texts name the same few thousand again and again. */
const looked = new Map<string, Entry | undefined>();
const LOOKED_LIMIT = 50_000;

/** The country an adjective or possessive stands for: "North Korean", "Korea's", "the United States'". */
export function countryOf(word: string): Entry | undefined {
  if (looked.has(word)) return looked.get(word);
  if (looked.size >= LOOKED_LIMIT) looked.clear();
  const found = findCountry(word);
  looked.set(word, found);
  return found;
}

function findCountry(word: string): Entry | undefined {
  const key = keyOf(word)
    .replace(/'s?$/, '')
    .replace(/^the\s+/, '');
  const entry = byAdjective.get(key) ?? byName.get(key);
  return entry?.kind === 'country' ? entry : undefined;
}

/** The country whose capital stands for its government: Seoul, Pyongyang. */
const CAPITALS: Record<string, string> = {
  Seoul: 'KR',
  Pyongyang: 'KP',
  Washington: 'US',
  Beijing: 'CN',
  Moscow: 'RU',
  Tokyo: 'JP',
  London: 'GB',
  Paris: 'FR',
  Berlin: 'DE',
};

export const capitalOf = (name: string): Entry | undefined => {
  const entry = entryOf(name);
  return entry && CAPITALS[entry.id]
    ? COUNTRIES.find((country) => country.id === CAPITALS[entry.id])
    : undefined;
};
