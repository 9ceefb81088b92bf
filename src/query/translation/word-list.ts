import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stem } from '../../languages/en/stem.ts';
import { syllablePairs } from '../../languages/ko/hangul.ts';
import { type Expansion, keysOf } from './expansion.ts';
import { addEntry, baseOf, type KoreanEntries, partsOf } from './korean-entries.ts';

/** The shipped list of Korean words with the English that documents use for them, best first. */
const FILE = fileURLToPath(new URL('../../../embeddings/translations/words.tsv', import.meta.url));

/** What the first, second … translation of a word is worth against the word itself. */
const WORTH = [0.8, 0.65, 0.5, 0.4, 0.35];
const worth = (place: number) => WORTH[Math.min(place, WORTH.length - 1)]!;
/** Korean words looked for in place of one English word. */
const MOST_WORDS = 6;

interface List {
  /** What documents say in English, best first. */
  english: KoreanEntries<string>;
  /** Korean headwords, with the place of the translation among theirs, by the stem of an English word. */
  korean: Map<string, { base: string; place: number }[]>;
}

let loaded: List | undefined;

/** Read once a process (about 0.1 s); what is looked up is taken apart then. */
function list(): List {
  if (loaded) return loaded;
  const found: List = { english: new Map(), korean: new Map() };
  for (const line of readFileSync(FILE, 'utf8').normalize('NFC').split('\n')) {
    const [word, english] = line.split('\t');
    if (!word || !english) continue;
    addEntry(found.english, word, english);
    addKorean(found.korean, baseOf(word).base, english);
  }
  loaded = found;
  return found;
}

const SINGLE = /^[a-z]+$/;

function addKorean(korean: List['korean'], base: string, english: string): void {
  if (base.length < 2) return;
  for (const [place, text] of english.split(', ').entries()) {
    if (!SINGLE.test(text)) continue;
    const key = stem(text);
    const known = korean.get(key);
    if (known) known.push({ base, place });
    else korean.set(key, [{ base, place }]);
  }
}

/** English for each part of a Korean word that the list knows, one list a part; empty where it does not know its beginning. */
export function englishInList(word: string): Expansion[][] {
  return partsOf(list().english, word).map((texts) =>
    texts
      .split(', ')
      .map((text, place) => ({ terms: keysOf(text), share: worth(place), origin: 'lexicon' as const }))
      .filter(({ terms }) => terms.length > 0),
  );
}

/** Korean words, as syllable pairs, that an English word of this stem translates to, likeliest first. */
export function koreanInList(key: string): Expansion[] {
  return (list().korean.get(key) ?? [])
    .toSorted((a, b) => a.place - b.place)
    .slice(0, MOST_WORDS)
    .map(({ base, place }) => ({ terms: syllablePairs(base), share: worth(place), origin: 'lexicon' }));
}
