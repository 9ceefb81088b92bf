import { sameFamily } from '../../languages/ko/names.ts';
import { overlaps } from '../../text/mention.ts';
import type { Span } from '../../text/span.ts';
import type { DocumentPerson, PersonMention } from '../types.ts';

/** A mention of a person with its place in the document. */
export interface Found {
  sentence: number;
  mention: PersonMention;
  start: number;
  end: number;
}

const familyOf = (name: string): string[] => {
  const words = name.split(/\s+/);
  if (/[가-힣]/.test(name)) return words.length > 1 ? [words.at(-1)!] : [name.slice(0, 1)];
  return words[0]!.includes('-') || words.length === 1
    ? [words.at(-1)!]
    : words.at(-1)!.includes('-') || /^\p{Lu}{2,}$/u.test(words[0]!)
      ? [words[0]!]
      : [words[0]!, words.at(-1)!];
};

/** Family names alone, of people the document names in full: "Ban", "Seo", "Lavrov". */
export function familyMentions(
  said: readonly string[],
  spans: readonly Span[],
  people: readonly DocumentPerson[],
  taken: readonly Span[][],
): Found[] {
  const families = new Set(people.flatMap(({ name }) => (/[가-힣]/.test(name) ? [] : familyOf(name))));
  const found: Found[] = [];
  if (families.size === 0) return found;
  said.forEach((sentence, i) => {
    for (const match of sentence.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}\p{L}+(?![\p{L}\p{N}-])/gu)) {
      if (!families.has(match[0]) || /^\s\p{Lu}\p{Ll}+/u.test(sentence.slice(match.index + match[0].length)))
        continue;
      const span = {
        start: spans[i]!.start + match.index,
        end: spans[i]!.start + match.index + match[0].length,
      };
      if (taken[i]!.some((other) => overlaps(other, span))) continue;
      found.push({ ...span, sentence: i, mention: { ...span, text: match[0], form: 'family' } });
    }
  });
  return found;
}

/** Hangul names that a title has made known, wherever else they stand. */
export function hangulMentions(
  said: readonly string[],
  spans: readonly Span[],
  people: readonly DocumentPerson[],
  taken: readonly Span[][],
): Found[] {
  const names = people.flatMap(({ spellings }) => spellings.filter((name) => /^[가-힣]{3,}$/.test(name)));
  if (names.length === 0) return [];
  const pattern = new RegExp(`(?<![가-힣])(?:${[...new Set(names)].join('|')})`, 'gu');
  const found: Found[] = [];
  said.forEach((sentence, i) => {
    for (const match of sentence.matchAll(pattern)) {
      const span = {
        start: spans[i]!.start + match.index,
        end: spans[i]!.start + match.index + match[0].length,
      };
      if (!taken[i]!.some((other) => overlaps(other, span)))
        found.push({ ...span, sentence: i, mention: { ...span, text: match[0], form: 'full' } });
    }
  });
  return found;
}

/** Whose family name it is: of several, the one named in full last before. */
export function resolve(people: readonly DocumentPerson[], one: Found): DocumentPerson | undefined {
  const named = people.filter(
    ({ name, mentions }) =>
      mentions.some(({ full }) => full) &&
      familyOf(name).some(
        (family) =>
          family === one.mention.text ||
          (/[가-힣]/.test(family + one.mention.text) && sameFamily(family, one.mention.text)),
      ),
  );
  const before = (person: DocumentPerson): number =>
    Math.max(-1, ...person.mentions.filter(({ start }) => start < one.start).map(({ start }) => start));
  return [...named].sort((a, b) => before(b) - before(a))[0];
}
