import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stem } from '../../languages/en/stem.ts';
import { hasHangul } from '../../languages/ko/hangul.ts';
import { type Word, words } from '../../languages/tokens.ts';
import { type Expansion, keysOf } from './expansion.ts';

/** One idea of the glossary, with its terms in both languages. */
interface Idea {
  terms: Term[];
}

interface Term {
  text: string;
  korean: boolean;
  /** English: stems in a row. Korean: one string without spaces. */
  stems: string[];
  /** Folded words of an English term. */
  forms: string[];
  /** Written in capitals alone: counts only where it stands in capitals. */
  capitals: boolean;
  keys: string[];
  idea: Idea;
}

/** Terms by where a match begins: the first stem, or the first two syllables. */
export interface Glossary {
  byStart: Map<string, Term[]>;
}

/** A span of the question that the glossary knows, with what else may stand for it. */
export interface GlossaryMatch {
  /** Ordinals of the first and the last word. */
  first: number;
  last: number;
  text: string;
  other: { keys: string[]; korean: boolean }[];
  korean: boolean;
}

/** For documents that come without a glossary of their own. */
const SHIPPED_GLOSSARY = fileURLToPath(new URL('../../../corpus/glossary.tsv', import.meta.url));

/** Reads `glossary.tsv` beside the documents (its head explains the layout); without the file, the shipped one. */
export function readGlossary(corpusDir: string): Glossary {
  const own = join(corpusDir, 'glossary.tsv');
  return parseGlossary(readFileSync(existsSync(own) ? own : SHIPPED_GLOSSARY, 'utf8'));
}

export function parseGlossary(text: string): Glossary {
  const byStart = new Map<string, Term[]>();
  for (const line of text.normalize('NFC').split(/\r?\n/)) {
    if (line.startsWith('#') || !line.includes('\t')) continue;
    const idea: Idea = { terms: [] };
    for (const part of line.split(/[\t|]/)) {
      const term = termOf(part.trim(), idea);
      if (!term) continue;
      idea.terms.push(term);
      const start = term.korean ? term.stems[0]!.slice(0, 2) : term.stems[0]!;
      byStart.set(start, [...(byStart.get(start) ?? []), term]);
    }
  }
  for (const terms of byStart.values()) terms.sort((a, b) => length(b) - length(a));
  return { byStart };
}

const length = (term: Term) => (term.korean ? term.stems[0]!.length : term.stems.length);

function termOf(text: string, idea: Idea): Term | null {
  const keys = keysOf(text);
  if (keys.length === 0) return null;
  const korean = hasHangul(text);
  const stems = korean ? [text.replace(/\s+/g, '')] : words(text).map(({ form }) => stem(form));
  if (korean && stems[0]!.length < 2) return null;
  const forms = korean ? [] : words(text).map(({ form }) => form);
  return { text, korean, stems, forms, capitals: /^[A-Z][A-Z.&-]*$/.test(text), keys, idea };
}

/** What the glossary knows of a question, longest terms first at each place, none overlapping another. */
export function matchGlossary(glossary: Glossary, question: string, all: readonly Word[]): GlossaryMatch[] {
  const found: GlossaryMatch[] = [];
  for (let i = 0; i < all.length; i++) {
    if (all[i]!.script === 'hangul') {
      const match = koreanMatches(glossary, all, i);
      found.push(...match.matches);
      i = match.last;
      continue;
    }
    const term = glossary.byStart.get(stem(all[i]!.form))?.find((candidate) => {
      if (candidate.korean || !candidate.forms.every((form, k) => inflects(all[i + k], form))) return false;
      const written = question.slice(all[i]!.start, all[i + candidate.stems.length - 1]!.end);
      return !candidate.capitals || /^[^\p{Ll}]+$/u.test(written);
    });
    if (!term) continue;
    found.push(matchOf(term, i, i + term.stems.length - 1));
    i += term.stems.length - 1;
  }
  return found;
}

/** Whether a word is a form of a term's: sanctions of sanction; not conversion of conversation, though the stem is one. */
function inflects(word: Word | undefined, form: string): boolean {
  if (!word || word.script === 'hangul') return false;
  if (word.form === form) return true;
  return (
    stem(word.form) === stem(form) &&
    word.form.startsWith(form.slice(0, -1)) &&
    word.form.length - form.length <= LONGEST_ENDING
  );
}

/** Letters of "ing". */
const LONGEST_ENDING = 3;

/** Terms inside a word and across the words that follow it, as spaces stand where the writer likes. */
function koreanMatches(glossary: Glossary, all: readonly Word[], first: number) {
  let run = all[first]!.form;
  let end = first;
  const wordAt = Array.from(run, () => first);
  while (all[end + 1]?.script === 'hangul' && all[end + 1]!.adjacent && end - first < 3) {
    end++;
    run += all[end]!.form;
    wordAt.push(...Array.from(all[end]!.form, () => end));
  }
  const matches: GlossaryMatch[] = [];
  let last = first;
  const own = all[first]!.form.length;
  for (let at = 0; at < own; at++) {
    const term = glossary.byStart.get(run.slice(at, at + 2))?.find(
      (candidate) =>
        candidate.korean &&
        run.startsWith(candidate.stems[0]!, at) &&
        // Across a space only whole words begin.
        (at === 0 || at + candidate.stems[0]!.length <= own),
    );
    if (!term) continue;
    const until = at + term.stems[0]!.length - 1;
    matches.push(matchOf(term, first, wordAt[until]!));
    last = Math.max(last, wordAt[until]!);
    at = until;
  }
  return { matches, last: last > first && matches.length > 0 ? last - 1 : first };
}

function matchOf(term: Term, first: number, last: number): GlossaryMatch {
  const other = term.idea.terms
    .filter(({ text }) => text !== term.text)
    .map(({ keys, korean }) => ({ keys, korean }));
  return { first, last, text: term.text, other, korean: term.korean };
}

/** Expansions of a match, with the credit of a synonym or of a translation. */
export function glossaryExpansions(
  match: GlossaryMatch,
  shares: { sameLanguage: number; otherLanguage: number },
): Expansion[] {
  return match.other.map(({ keys, korean }) => ({
    terms: keys,
    share: korean === match.korean ? shares.sameLanguage : shares.otherLanguage,
    origin: 'glossary' as const,
  }));
}
