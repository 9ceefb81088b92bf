import type { Domain } from '../domains/types.ts';
import { ALL_LANGUAGES } from '../languages/all.ts';
import type { Context } from '../library/context.ts';
import { visibleDocuments } from './line.ts';
import { type LibraryPerson, peopleIndex, spellingsOf } from './people-index.ts';
import { compareNames } from './same-person.ts';

/** What the documents that may be seen hold of a name. */
export interface PeopleOfName {
  /** People whose name it is. */
  same: LibraryPerson[];
  /** Names of other people that one could take it for, the most named first. */
  similar: string[];
}

/** Names offered at most. */
const MOST = 5;

/** Whose name it is, and whose it is nearly. */
export function similarNames(context: Context, name: string, collections: readonly string[]): PeopleOfName {
  const visible = visibleDocuments(context.library, collections);
  const same: LibraryPerson[] = [];
  const similar: { name: string; parts: number }[] = [];
  for (const person of peopleIndex(context).people) {
    const names = spellingsOf(context, person, visible);
    const likeness = names.map((other) => compareNames(name, other, context.domain));
    if (likeness.includes('same')) same.push(person);
    else if (likeness.includes('similar')) similar.push({ name: names[0]!, parts: person.parts.length });
  }
  similar.sort((a, b) => b.parts - a.parts || (a.name < b.name ? -1 : 1));
  return { same, similar: similar.slice(0, MOST).map((one) => one.name) };
}

/** Full names of people in a question: as in a document, and those of a language that has no capitals. */
export function namesAsked(domain: Domain, question: string): string[] {
  const named = domain.people(question).flatMap(({ text, form }) => (form === 'full' ? [text] : []));
  const bare = ALL_LANGUAGES.flatMap(({ words }) => words.bareNames(question));
  return [...new Set([...named, ...bare])];
}

/**
 * The names to offer where a question asks about somebody the documents do not have: those of people with a name like
 * that one. Null where everybody asked about is there, or nobody like them is.
 */
export function namesInstead(
  context: Context,
  question: string,
  collections: readonly string[],
): string[] | null {
  const seen = new Set(collections);
  for (const name of namesAsked(context.domain, question)) {
    if (context.library.occurrences(name, seen, 1).length > 0) continue;
    const { same, similar } = similarNames(context, name, collections);
    if (same.length === 0 && similar.length > 0) return similar;
  }
  return null;
}
