import { cellsOf } from '../documents/structure.ts';
import type { Named } from '../domains/types.ts';
import { isFunctionWord } from '../languages/function-words.ts';
import { sentences } from '../languages/sentences.ts';
import type { Context } from '../library/context.ts';
import type { Library } from '../library/types.ts';

export type Language = 'en' | 'ko';

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
  language: Language,
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
type Kind = (sentence: string, named: Named, language: Language) => Candidate | null;

const SAID = /\b(?:said|told|stressed|called|noted|added)\b|말했|밝혔|강조|당부/;

function holderOf(_sentence: string, { posts }: Named, language: Language) {
  const post = posts.find(({ holder, targets }) => holder?.form === 'full' && targets.length > 0);
  if (!post?.holder) return null;
  const question =
    language === 'ko'
      ? `${withTopic(post.text)} 누구였습니까?`
      : `Who was the ${post.text.replace(/^the /i, '')}?`;
  return { question, expected: post.holder.text };
}

function wordsOf(sentence: string, { people }: Named, language: Language) {
  const person = people.find(({ form, start }) => form === 'full' && start < sentence.length / 3);
  if (!person || !SAID.test(sentence)) return null;
  const question =
    language === 'ko' ? `${withTopic(person.text)} 무엇이라고 말했습니까?` : `What did ${person.text} say?`;
  return { question, expected: person.text };
}

function dayOf(_sentence: string, { dates }: Named, language: Language) {
  const date = dates.find(({ text }) => /\d{4}/.test(text) && /\d{1,2}일|\p{L}{3} \d{1,2},/u.test(text));
  if (!date) return null;
  const question =
    language === 'ko' ? `${date.text}에 무슨 일이 있었습니까?` : `What happened on ${date.text}?`;
  return { question, expected: date.text };
}

/** Names of rows and columns that read well within a question. */
const ROW = /^\p{L}[\p{L}\p{N} ._-]{2,29}$/u;
const COLUMN = { en: /^\p{L}{3,20}$/u, ko: /^\p{L}[\p{L} ]{1,15}$/u };
const LONGEST_VALUE = 60;

/** Values of tables by the names of their row and column, one for each row. */
function valuesOf(library: Library, document: number, language: Language): Candidate[] {
  const text = library.text(document);
  return library.structure(document).blocks.flatMap((block) => {
    if (block.table?.header !== 1) return [];
    const [labels = [], ...rows] = cellsOf(block).map((row) =>
      row.map(({ start, end }) => text.slice(start, end)),
    );
    const column = labels.findIndex(
      (label, i) =>
        i > 0 && COLUMN[language].test(label) && !/s$/i.test(label) && !isFunctionWord(label.toLowerCase()),
    );
    if (column < 0) return [];
    return rows.flatMap(([name = '', ...cells]) => {
      const value = cells[column - 1] ?? '';
      if (!ROW.test(name) || value === '' || value.length > LONGEST_VALUE) return [];
      const label = labels[column]!;
      const question =
        language === 'ko'
          ? `${name}의 ${withTopic(label)} 무엇입니까?`
          : `What is the ${label.toLowerCase()} of ${name}?`;
      return [{ question, expected: value }];
    });
  });
}

/** Characters of a section's name that can be asked for, and of its beginning that the answer has to hold. */
const HEADING = { shortest: 4, longest: 50 };
const LONGEST_TITLE = 50;
const BEGINNING = 40;
/** Stands before the name of a section: "3.", "제5조", in brackets what it is about. */
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?|제\s?\d{1,3}\s?[장절조])\s{1,3}/u;
const INNER = /^\(([^()]{2,40})\)$/u;

function sectionsOf(library: Library, document: number, language: Language): Candidate[] {
  const { title, passages } = library.documents[document]!;
  const seen = new Set<string>();
  const found: Candidate[] = [];
  for (let id = passages[0]; id < passages[1]; id++) {
    const heading = library.passage(id).headings.at(-1)?.trim() ?? '';
    const name = heading.replace(NUMBER, '').replace(INNER, '$1');
    if (name.length < HEADING.shortest && language === 'en') continue;
    if (name.length < 2 || name.length > HEADING.longest || name === title || seen.has(name)) continue;
    seen.add(name);
    const whole = title.length <= LONGEST_TITLE;
    const english = whole ? `What does “${title}” say about ${name}?` : `What is said about “${name}”?`;
    const korean = `${whole ? `‘${title}’에서 ` : ''}${name}에 관한 내용은 무엇입니까?`;
    found.push({
      question: language === 'ko' ? korean : english,
      expected: library.passageText(id).slice(0, BEGINNING),
    });
  }
  return found;
}

/** 은 after a final consonant, 는 after a vowel (한글 맞춤법; syllable arithmetic of Unicode 3.12). */
function withTopic(word: string): string {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return `${word}${code >= 0 && code % 28 > 0 ? '은' : '는'}`;
}
