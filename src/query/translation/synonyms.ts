import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stem } from '../../languages/en/stem.ts';
import { hasHangul, syllablePairs } from '../../languages/ko/hangul.ts';
import type { Word } from '../../languages/tokens.ts';
import { type Expansion, keysOf } from './expansion.ts';
import { addEntry, baseOf, type KoreanEntries, partsOf } from './korean-entries.ts';

/** What documents say for words that people use when they ask, best first; one language a file. */
const FILES = ['en', 'ko'].map((language) =>
  fileURLToPath(new URL(`../../../embeddings/translations/synonyms.${language}.tsv`, import.meta.url)),
);
/** What the first, second … other word is worth, before the weight of a synonym. */
const WORTH = [1, 0.9, 0.8, 0.7, 0.6, 0.5];
const worth = (place: number) => WORTH[Math.min(place, WORTH.length - 1)]!;
/** Words of the longest English expression. */
const LONGEST = 3;

interface Synonyms {
  /** By the stems of a word or expression. */
  english: Map<string, string>;
  korean: KoreanEntries<string>;
}

/** Words of a question, by their ordinals, with what may stand for them. */
interface Synonym {
  first: number;
  last: number;
  expansions: Expansion[];
}

let loaded: Synonyms | undefined;

/** Read once a process; what is looked up is taken apart then. */
function synonyms(): Synonyms {
  if (loaded) return loaded;
  const found: Synonyms = { english: new Map(), korean: new Map() };
  for (const file of FILES) {
    for (const line of readFileSync(file, 'utf8').normalize('NFC').split('\n')) {
      const [word, others] = line.split('\t');
      if (!word || !others) continue;
      if (hasHangul(word)) addEntry(found.korean, word, others);
      else found.english.set(word.split(' ').map(stem).join(' '), others);
    }
  }
  loaded = found;
  return found;
}

const expansionsOf = (others: string): Expansion[] => others.split(', ').map(expansionOf);

function expansionOf(text: string, place: number): Expansion {
  const terms = hasHangul(text)
    ? text.split(' ').flatMap((word) => syllablePairs(baseOf(word.replace(/하다$/u, '')).base))
    : keysOf(text);
  return { terms, share: worth(place), origin: 'synonym' };
}

const stemsOf = (some: readonly Word[]) => some.map(({ form }) => stem(form)).join(' ');

/** What may stand for the words of a question in its own language, longest expressions first at each place. */
export function matchSynonyms(all: readonly Word[]): Synonym[] {
  const { english, korean } = synonyms();
  const found: Synonym[] = [];
  for (const [first, word] of all.entries()) {
    if (word.script === 'hangul') {
      for (const others of partsOf(korean, word.form))
        found.push({ first, last: first, expansions: expansionsOf(others) });
      continue;
    }
    for (let last = Math.min(all.length, first + LONGEST) - 1; last >= first; last--) {
      const others = english.get(stemsOf(all.slice(first, last + 1)));
      if (!others) continue;
      found.push({ first, last, expansions: expansionsOf(others) });
      break;
    }
  }
  return found;
}
