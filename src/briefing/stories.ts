import type { Context } from '../library/context.ts';
import { type Line, linesOf } from './lines.ts';

/** Documents that tell one story, the leading one first. */
export interface Story {
  documents: number[];
  /** Documents that only say the same in the language not asked for: cited, not quoted. */
  retold: ReadonlySet<number>;
}

/**
 * From which share of what either of two documents names, and from which share of the people and dates of the one that
 * names fewer, both tell one story. Measured (`npm run eval -- --briefing`): the translations of the samples share 0.70
 * and more of the first and 0.93 of the second, other pairs at most 0.18 and 0.17.
 */
const ONE_STORY = { facts: 0.4, peopleAndDates: 0.7 };
/** Fewer in common say nothing. */
const FEWEST = { facts: 4, peopleAndDates: 3 };
/** Publication further apart than this is another story, in days. */
const APART = 14;

interface Told {
  facts: ReadonlySet<string>;
  peopleAndDates: ReadonlySet<string>;
  published: string | null;
}

function toldIn(context: Context, document: number): Told {
  const facts = new Set(linesOf(context, document).flatMap((line) => [...line.facts]));
  const peopleAndDates = new Set([...facts].filter((fact) => /^(?:person|date) /.test(fact)));
  return { facts, peopleAndDates, published: context.library.documents[document]!.published };
}

/** Whether two documents tell one story: a note and its translation, or two reports of one thing. */
export function oneStory(a: Told, b: Told): boolean {
  if (a.published && b.published) {
    const days = Math.abs(Date.parse(a.published) - Date.parse(b.published)) / 86_400_000;
    if (days > APART) return false;
  }
  const facts = shared(a.facts, b.facts);
  if (facts >= FEWEST.facts && facts / (a.facts.size + b.facts.size - facts) >= ONE_STORY.facts) return true;
  const both = shared(a.peopleAndDates, b.peopleAndDates);
  const fewer = Math.min(a.peopleAndDates.size, b.peopleAndDates.size);
  return both >= FEWEST.peopleAndDates && both / fewer >= ONE_STORY.peopleAndDates;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((fact) => b.has(fact)).length;
}

/**
 * Puts documents that tell one story together, in the order they come in; where a story is there in both languages,
 * the one asked for leads.
 */
export function storiesOf(context: Context, documents: readonly number[], language: 'en' | 'ko'): Story[] {
  const told = documents.map((document) => toldIn(context, document));
  const story = documents.map((_, i) => i);
  for (let i = 1; i < documents.length; i++) {
    const same = story.findIndex((root, j) => j < i && root === j && oneStory(told[i]!, told[j]!));
    if (same >= 0) story[i] = same;
  }
  const languageOf = (document: number) => mainLanguage(linesOf(context, document));
  return story.flatMap((root, i) => {
    if (root !== i) return [];
    const members = documents.filter((_, j) => story[j] === i);
    const wanted = members.filter((document) => languageOf(document) === language);
    if (wanted.length === 0) return [{ documents: members, retold: new Set<number>() }];
    const others = members.filter((document) => !wanted.includes(document));
    return [{ documents: [...wanted, ...others], retold: new Set(others) }];
  });
}

function mainLanguage(lines: readonly Line[]): 'en' | 'ko' {
  return lines.filter(({ language }) => language === 'ko').length * 2 > lines.length ? 'ko' : 'en';
}
