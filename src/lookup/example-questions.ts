import { cellsOf } from '../documents/structure.ts';
import type { Named } from '../domains/types.ts';
import { ALL_LANGUAGES, LANGUAGES } from '../languages/all.ts';
import { isFunctionWord } from '../languages/function-words.ts';
import type { LanguageCode } from '../languages/language.ts';
import { sentences } from '../languages/sentences.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';

/** A question that a document should answer, and what then stands in the quote. */
export interface Candidate {
  question: string;
  expected: string;
}

/** Characters of a document that are looked at, and questions made of it in each way. */
const CHARACTERS = 6_000;
const MOST = 6;

/**
 * Questions made of what a document names, in the ways there are, each a list in the order of the text: a value of a table, who
 * held a post, what somebody said, what happened on a day, what a section says. Empty lists are left out.
 *
 * @param document index in `library.documents`
 */
export function questionsOf(
  { library, domain }: Context,
  document: number,
  language: LanguageCode,
): Candidate[][] {
  const text = library.text(document).slice(0, CHARACTERS);
  const said = sentences(text).map(({ start, end }) => text.slice(start, end));
  const named = said.map((sentence) => ({ sentence, named: domain.namedIn(sentence) }));
  const of = (kind: Kind) => named.flatMap((one) => kind(one.sentence, one.named, language) ?? []);
  const lists = [
    valuesOf(library, document, language),
    of(holderOf),
    of(wordsOf),
    of(dayOf),
    sectionsOf(library, document, language),
  ];
  return lists.filter((list) => list.length > 0).map((list) => list.slice(0, MOST));
}

/** Makes a question of what a sentence names; null where it names nothing of the kind. */
type Kind = (sentence: string, named: Named, language: LanguageCode) => Candidate | null;

const sentenceHas = (which: 'tellsWords' | 'namesDay', text: string) =>
  ALL_LANGUAGES.some(({ sentences }) => sentences[which].test(text));

function holderOf(_sentence: string, { posts }: Named, language: LanguageCode) {
  const post = posts.find(({ holder, targets }) => holder?.form === 'full' && targets.length > 0);
  if (!post?.holder) return null;
  return { question: LANGUAGES[language].examples.holder(post.text), expected: post.holder.text };
}

function wordsOf(sentence: string, { people }: Named, language: LanguageCode) {
  const person = people.find(({ form, start }) => form === 'full' && start < sentence.length / 3);
  if (!person || !sentenceHas('tellsWords', sentence)) return null;
  return { question: LANGUAGES[language].examples.words(person.text), expected: person.text };
}

function dayOf(_sentence: string, { dates }: Named, language: LanguageCode) {
  const date = dates.find(({ text }) => /\d{4}/.test(text) && sentenceHas('namesDay', text));
  if (!date) return null;
  return { question: LANGUAGES[language].examples.day(date.text), expected: date.text };
}

/** Names of rows and columns that read well within a question. */
const ROW = /^\p{L}[\p{L}\p{N} ._-]{2,29}$/u;
const LONGEST_VALUE = 60;

/** Values of tables by the names of their row and column, one for each row. */
function valuesOf(library: Library, document: number, language: LanguageCode): Candidate[] {
  const text = library.text(document);
  const { examples } = LANGUAGES[language];
  return library.structure(document).blocks.flatMap((block) => {
    if (block.table?.header !== 1) return [];
    const [labels = [], ...rows] = cellsOf(block).map((row) =>
      row.map(({ start, end }) => text.slice(start, end)),
    );
    const column = labels.findIndex(
      (label, i) =>
        i > 0 && examples.column.test(label) && !/s$/i.test(label) && !isFunctionWord(label.toLowerCase()),
    );
    if (column < 0) return [];
    return rows.flatMap(([name = '', ...cells]) => {
      const value = cells[column - 1] ?? '';
      if (!ROW.test(name) || value === '' || value.length > LONGEST_VALUE) return [];
      const label = labels[column]!;
      return [{ question: examples.value(name, label), expected: value }];
    });
  });
}

/** Characters of a section's name that can be asked for, and of its beginning that the answer has to hold. */
const LONGEST_HEADING = 50;
const LONGEST_TITLE = 50;
const BEGINNING = 40;
/** Stands before the name of a section: "3.", "제5조", in brackets what it is about. */
const NUMBER = new RegExp(
  `^(?:${ALL_LANGUAGES.map(({ sentences }) => sentences.sectionNumber).join('|')})s{1,3}`,
  'u',
);
const INNER = /^\(([^()]{2,40})\)$/u;

function sectionsOf(library: Library, document: number, language: LanguageCode): Candidate[] {
  const { title, passages } = library.documents[document]!;
  const { examples } = LANGUAGES[language];
  const seen = new Set<string>();
  const found: Candidate[] = [];
  for (let id = passages[0]; id < passages[1]; id++) {
    const heading = library.passage(id).headings.at(-1)?.trim() ?? '';
    const name = heading.replace(NUMBER, '').replace(INNER, '$1');
    if (
      name.length < examples.shortestSection ||
      name.length > LONGEST_HEADING ||
      name === title ||
      seen.has(name)
    )
      continue;
    seen.add(name);
    found.push({
      question: examples.section(title.length <= LONGEST_TITLE ? title : null, name),
      expected: library.passageText(id).slice(0, BEGINNING),
    });
  }
  return found;
}
