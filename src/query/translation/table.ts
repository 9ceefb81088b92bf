import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { syllablePairs, withoutParticle } from '../../languages/ko/hangul.ts';
import { pieces } from '../../text/pieces.ts';
import type { Expansion } from './expansion.ts';

/** The shipped table of word translations; `embeddings/training/translations.ts` says how it is made and laid out. */
const FILE = fileURLToPath(new URL('../../../embeddings/translations/ko-en.tsv', import.meta.url));

interface Table {
  logp: Map<string, number>;
  english: Map<string, [stem: string, share: number][]>;
  korean: Map<string, [piece: string, share: number][]>;
}

let loaded: Table | undefined;

/** Read once a process (about 30 ms). */
function table(): Table {
  if (loaded) return loaded;
  const found: Table = { logp: new Map(), english: new Map(), korean: new Map() };
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [piece, logp, ...cells] = line.split('\t');
    if (!piece) continue;
    found.logp.set(piece, Number(logp));
    const translations: [string, number][] = [];
    for (let i = 0; i + 1 < cells.length; i += 2) translations.push([cells[i]!, Number(cells[i + 1])]);
    if (translations.length > 0) found.english.set(piece, translations);
    for (const [stem, share] of translations) {
      const known = found.korean.get(stem);
      if (known) known.push([piece, share]);
      else found.korean.set(stem, [[piece, share]]);
    }
  }
  for (const list of found.korean.values()) list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  loaded = found;
  return found;
}

/** English stems for each piece of a Korean word, one list a piece. */
export function englishFor(word: string): Expansion[][] {
  const { logp, english } = table();
  return pieces(withoutParticle(word), logp)
    .map((piece) => english.get(piece) ?? [])
    .filter((list) => list.length > 0)
    .map((list) => list.map(([stem, share]) => ({ terms: [stem], share, origin: 'lexicon' as const })));
}

/** Most Korean pieces looked for in place of one English word. */
const MOST_PIECES = 6;

/** Syllable pairs of the Korean pieces that an English stem translates to; single syllables say too little. */
export function koreanFor(stem: string): Expansion[] {
  return (table().korean.get(stem) ?? [])
    .filter(([piece]) => piece.length >= 2)
    .slice(0, MOST_PIECES)
    .map(([piece, share]) => ({ terms: syllablePairs(piece), share, origin: 'lexicon' as const }));
}
