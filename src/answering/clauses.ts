import { ALL_LANGUAGES, languageOf } from '../languages/all.ts';
import { WHOLE } from '../languages/tokens.ts';
import type { Query, QueryTerm } from '../query/types.ts';
import { anyOf } from '../text/word-lists.ts';

/** One word (or quoted phrase) of the question with every form it may take in a text. */
export interface Clause {
  source: string;
  /** Rarity of the word in the library; words that no passage holds count as the rarest. */
  weight: number;
  /** Forms (several terms with spaces between: all of them) that stand for the whole word, with the share of it they carry (0 … 1). */
  forms: Map<string, number>;
  /** Syllable pairs of a Korean word with their weights: a text that holds some of them holds part of the word. */
  pairs: [term: string, weight: number][];
  /** Written with a capital inside the question, a number, or an acronym: has to be matched to be believed. */
  named: boolean;
  /** The person whose name it is part of, as written in the question. */
  person: string | null;
  /** No passage of the library holds it in any form. */
  unknown: boolean;
}

/** Share of the rarest weight for a word that no passage holds and that names nothing: often another word for one that stands there. */
const UNKNOWN = 0.5;
/** What is left of the weight of words that put a question rather than say what it is about. */
const LIGHT_SHARE = 0.4;
const YEAR = /^(?:19|20)\d\d(?!\d)/;
/** Most a year weighs beside the rarest word. */
const YEAR_SHARE = 0.6;
/** How far origins that often err are believed when a sentence is judged. */
const TRUST: Partial<Record<QueryTerm['origin'], number>> = { sound: 0.5 };

/**
 * The question's words as clauses, in the order of the question, from the terms that retrieval looked for.
 *
 * @param rarest weight of a word that occurs in one passage only
 */
export function clausesOf(query: Query, all: readonly QueryTerm[], rarest: number): Clause[] {
  const bySource = new Map<string, QueryTerm[]>();
  for (const term of all) {
    if (!term.source || term.origin === 'feedback') continue;
    const list = bySource.get(term.source);
    if (list) list.push(term);
    else bySource.set(term.source, [term]);
  }
  const clauses = [...bySource].map(([source, terms]) => clauseOf(query, source, terms, rarest));
  return withoutPhrases(clauses);
}

/** A figure and its round number in one word, which another language writes in two. */
const ROUND = anyOf(ALL_LANGUAGES.flatMap(({ words }) => words.roundNumbers));
const AMOUNT = new RegExp(`^\\d+(?=${ROUND})`, 'u');
const AMOUNT_OR_SPACE = new RegExp(`[\\s-]+|(?<=^\\d+)(?=${ROUND})`, 'u');

/** What stands for several words of the question together stands for each of them. */
function withoutPhrases(clauses: Clause[]): Clause[] {
  const sources = new Set(clauses.map(({ source }) => source));
  const isPhrase = ({ source }: Clause) =>
    /\s/.test(source) ||
    (source.includes('-') && source.split('-').every((part) => sources.has(part))) ||
    (AMOUNT.test(source) && sources.has(AMOUNT.exec(source)![0]));
  const single = clauses.filter((clause) => !isPhrase(clause));
  for (const phrase of clauses.filter(isPhrase)) {
    const parts = phrase.source.split(AMOUNT_OR_SPACE).filter((part) => part !== '');
    if (parts.length === 1) continue;
    for (const clause of single) {
      if (!parts.includes(clause.source)) continue;
      for (const [form, share] of phrase.forms)
        clause.forms.set(form, Math.max(share, clause.forms.get(form) ?? 0));
      clause.unknown &&= phrase.unknown;
    }
  }
  return single.length > 0 ? single : clauses;
}

/** Words that only ask or count, and say nothing of what is asked about. */
export const isAsking = (source: string): boolean => languageOf(source).questions.isAsking(source);

function clauseOf(query: Query, source: string, terms: readonly QueryTerm[], rarest: number): Clause {
  const { words } = languageOf(source);
  const forms = new Map<string, number>();
  const pairs: [string, number][] = [];
  let weight = 0;
  for (const { term, origin, share, weight: found } of terms) {
    weight = Math.max(weight, share > 0 ? found / share : 0);
    const isPair = origin === 'question' && words.inPairs && !term.startsWith(WHOLE);
    if (isPair) pairs.push([term, found || rarest]);
    else forms.set(term, Math.max(forms.get(term) ?? 0, TRUST[origin] ? share * TRUST[origin] : share));
  }
  const person = personOf(query, source, terms);
  for (const written of otherFigures(source)) forms.set(written, 1);
  // The name without its particle: 최선희는 is 최선희.
  if (person !== null && words.inPairs) forms.set(WHOLE + words.base(source), 1);
  if (person !== null && words.tellsByFamily(source)) {
    const family = [...forms.keys()].find((form) => /^[a-z]+ [a-z]/.test(form))?.split(' ', 1)[0];
    if (family) forms.set(family, FAMILY_ALONE);
  }
  const unknown = weight === 0;
  const named = person !== null || isNamed(source, query.text);
  const known = unknown ? rarest * (named ? 1 : UNKNOWN) : weight;
  // A year is asked for beside what happened in it, and often stands in the date line alone.
  const rarity = YEAR.test(source) ? Math.min(known, rarest * YEAR_SHARE) : known;
  return {
    source,
    weight: rarity * (isLight(query, source) ? LIGHT_SHARE : 1),
    forms,
    pairs,
    named,
    person,
    unknown,
  };
}

/** Share of 반기문 that "Ban" alone stands for, as English texts have it after the first time. */
const FAMILY_ALONE = 0.8;

/** The other ways of writing a number: 3 as "three", 2.26 as 2·26. Several terms with spaces between are all needed. */
function otherFigures(source: string): string[] {
  const words = /^\d{1,2}$/.test(source)
    ? ALL_LANGUAGES.flatMap(({ words: { figures } }) => figures[Number(source) - 1] ?? [])
    : [];
  const parts = /^(\d+)\.(\d+)$/.exec(source);
  return [...words, ...(parts ? [`${parts[1]} ${parts[2]}`] : [])];
}

/** The person a word names: read as a name in the question, or spelled otherwise somewhere in the library. */
function personOf({ text, people }: Query, source: string, terms: readonly QueryTerm[]): string | null {
  const at = text.indexOf(source);
  const person = people.find(({ start, end }) => start < at + source.length && at < end);
  return person?.text ?? (terms.some(({ origin }) => origin === 'name') ? source : null);
}

function isLight({ kindWords }: Query, source: string): boolean {
  return (
    ALL_LANGUAGES.some(({ questions }) => questions.isLight(source)) ||
    kindWords.includes(source.toLowerCase())
  );
}

/** A name alone, typed into the box: "Jung In-hwan". */
const NAME_ALONE = /^\s*\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]+){1,3}\s*$/u;

function isNamed(source: string, question: string): boolean {
  if (/\d/.test(source) || NAME_ALONE.test(question)) return true;
  const at = question.indexOf(source);
  return at > 0 && /^\p{Lu}/u.test(source);
}

/** Share of a clause (0 … 1) that a text holds, given the terms of the text. */
export function strength(clause: Clause, has: (term: string) => boolean): number {
  let best = 0;
  for (const [form, share] of clause.forms) {
    if (share > best && (form.includes(' ') ? form.split(' ').every(has) : has(form))) best = share;
  }
  if (best < 1 && clause.pairs.length > 0) {
    let held = 0;
    let all = 0;
    for (const [pair, weight] of clause.pairs) {
      all += weight;
      if (has(pair)) held += weight;
    }
    if (all > 0) best = Math.max(best, held / all);
  }
  return best;
}
