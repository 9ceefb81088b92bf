import { stem } from '../languages/en/stem.ts';
import { isFunctionWord } from '../languages/function-words.ts';
import { withoutParticle } from '../languages/ko/hangul.ts';
import { type Word, words } from '../languages/tokens.ts';
import { matchAmounts } from '../query/translation/amounts.ts';
import { type Expansion, keysOf } from '../query/translation/expansion.ts';
import { type Glossary, glossaryExpansions, matchGlossary } from '../query/translation/glossary.ts';
import type { NameFile } from '../query/translation/mentions.ts';
import { matchNames } from '../query/translation/names.ts';
import { type Sounds, soundsLike } from '../query/translation/sounds.ts';
import { type Spellings, spelledLike } from '../query/translation/spelling.ts';
import { matchSynonyms } from '../query/translation/synonyms.ts';
import { englishFor, koreanFor } from '../query/translation/table.ts';
import { englishInList, koreanInList } from '../query/translation/word-list.ts';
import { ownWords, type Wanted, withExpansions } from './groups.ts';
import type { Weights } from './weights.ts';

/** Where other words for those of a question come from. */
export interface Sources {
  glossary: Glossary;
  names: NameFile;
  sounds: Sounds;
  spellings: Spellings;
  /** Abbreviation → meaning, and meaning (keys joined by spaces) → abbreviation. */
  acronyms: ReadonlyMap<string, string>;
  meanings: ReadonlyMap<string, string>;
  /** Whether the library holds all of some keys. */
  holds: (keys: readonly string[]) => boolean;
}

/** From this share on the table of translations is sure enough that transcription is not tried. */
const SURE_TRANSLATION = 0.5;

/** What a question wants: its words, and what else may stand for them in either language. */
export function expand(question: string, sources: Sources, weights: Weights): Wanted[] {
  const all = words(question);
  const own = ownWords(question, weights);
  const ownKeys = new Set(own.map(({ alternatives }) => alternatives[0]!.keys[0]!));
  const usable = ({ terms }: Expansion) =>
    sources.holds(terms) &&
    !(terms.length === 1 && ownKeys.has(terms[0]!)) &&
    !terms.every((term) => ownKeys.has(term));
  const priced = (expansions: Expansion[]) =>
    expansions
      .filter(usable)
      .map((expansion) => ({ ...expansion, share: expansion.share * weights.expansion[priceOf(expansion)] }));

  const sure = ({ share }: Expansion) => share >= weights.translation;
  let wanted = own;
  const known = new Set<number>();
  const add = (first: number, last: number, expansions: Expansion[]) => {
    const word = all[first]!;
    const key = first === last && word.script === 'latin' ? stem(word.form) : null;
    wanted = withExpansions(wanted, question.slice(word.start, all[last]!.end), key, expansions);
  };

  const { synonym, glossary } = weights.expansion;
  for (const match of matchGlossary(sources.glossary, question, all)) {
    const shares = { sameLanguage: synonym / glossary, otherLanguage: 1 };
    const expansions = priced(glossaryExpansions(match, shares));
    add(match.first, match.last, expansions);
    if (expansions.length > 0) for (let i = match.first; i <= match.last; i++) known.add(i);
  }
  for (const { first, last, expansions } of matchNames(sources.names, question, all)) {
    const usableOnes = priced(expansions);
    add(first, last, usableOnes);
    if (usableOnes.length > 0) for (let i = first; i <= last; i++) known.add(i);
  }
  for (const { first, last, expansions } of matchAmounts(all)) {
    add(first, last, priced(expansions));
    for (let i = first; i <= last; i++) known.add(i);
  }
  for (const { first, last, expansion } of matchAcronyms(question, all, sources)) {
    add(first, last, priced([expansion]));
  }
  for (const { first, last, expansions } of matchSynonyms(all)) {
    const single = first === last;
    if (single && (known.has(first) || isFunctionWord(all[first]!.form))) continue;
    add(first, last, priced(expansions));
  }
  for (const [i, word] of all.entries()) {
    if (known.has(i) || isFunctionWord(word.form) || word.script === 'number') continue;
    if (word.script === 'latin') {
      const key = stem(word.form);
      add(i, i, priced([...koreanInList(key), ...koreanFor(key).filter(sure)]));
      if (!sources.holds([key])) add(i, i, priced(spelledLike(sources.spellings, key)));
      continue;
    }
    if (isCounter(all, i)) continue;
    const learned = englishFor(word.form).map((list) => list.filter(sure));
    const translations = [...englishInList(word.form), ...learned].map(priced);
    for (const list of translations) add(i, i, list);
    if (!translations.some((list) => list.some(({ share }) => share >= SURE_TRANSLATION))) {
      add(i, i, priced(soundsLike(sources.sounds, withoutParticle(word.form))));
    }
  }
  return wanted;
}

function priceOf({ origin }: Expansion): keyof Weights['expansion'] {
  return origin === 'question' || origin === 'phrase' || origin === 'feedback' ? 'glossary' : origin;
}

/** 년, 월, 명: what a number in front of it counts. */
function isCounter(all: readonly Word[], i: number): boolean {
  const before = all[i - 1];
  return (
    before?.script === 'number' && before.end === all[i]!.start && withoutParticle(all[i]!.form).length === 1
  );
}

/** Most words an abbreviation stands for. */
const LONGEST_MEANING = 7;

function matchAcronyms(question: string, all: readonly Word[], { acronyms, meanings }: Sources) {
  const found: { first: number; last: number; expansion: Expansion }[] = [];
  const add = (first: number, last: number, text: string) =>
    found.push({ first, last, expansion: { terms: keysOf(text), share: 1, origin: 'acronym' } });
  for (const [first, word] of all.entries()) {
    const meaning = acronyms.get(question.slice(word.start, word.end).replace(/\./g, ''));
    if (meaning) add(first, first, meaning);
    if (meanings.size === 0 || isFunctionWord(word.form)) continue;
    for (let last = first + 1; last < Math.min(all.length, first + LONGEST_MEANING); last++) {
      const acronym = meanings.get(keysOf(question.slice(word.start, all[last]!.end)).join(' '));
      if (acronym) add(first, last, acronym);
    }
  }
  return found;
}
