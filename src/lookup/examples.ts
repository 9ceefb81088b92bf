import { answer } from '../answering/answer.ts';
import type { Named } from '../domains/types.ts';
import { sentences } from '../languages/sentences.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry, Library } from '../library/types.ts';

/** Documents looked at, the newest first, and the characters of each. */
const DOCUMENTS = 8;
const CHARACTERS = 6_000;
/** Questions of one kind that are tried before the next kind has its turn. */
const TRIED = 4;

type Language = 'en' | 'ko';

interface Input {
  collections: readonly string[];
  language: Language;
  count: number;
}

interface Candidate {
  question: string;
  /** Stands in the quote that answers. */
  expected: string;
  document: string;
}

/** Makes a question of what a sentence names; null where it names nothing of the kind. */
type Kind = (sentence: string, named: Named, language: Language) => Omit<Candidate, 'document'> | null;

const SAID = /\b(?:said|told|stressed|called|noted|added)\b|말했|밝혔|강조|당부/;

const KINDS: Kind[] = [holderOf, wordsOf, dayOf];

/**
 * Questions that this library answers, made from what its newest documents name: who held a post, what somebody said,
 * what happened on a day. Each was asked, and the first quote holds what it was made from.
 */
export async function examples(context: Context, input: Input): Promise<string[]> {
  const { collections, language } = input;
  const key = `examples ${language} ${[...collections].sort().join('\n')}`;
  const all = await context.memo(key, () => find(context, input));
  return all.slice(0, input.count);
}

async function find(context: Context, { collections, language, count }: Input): Promise<string[]> {
  const said = sentencesOf(context, collections, language);
  const candidates = KINDS.map((kind) =>
    said.flatMap(({ sentence, named, document }) => {
      const made = kind(sentence, named, language);
      return made ? [{ ...made, document }] : [];
    }),
  );
  const found: string[] = [];
  const used = new Set<string>();
  await take(candidates);
  // A handbook or a manual names neither people nor days: what its sections are called is asked for.
  if (found.length < count) await take([sectionsOf(context, collections, language)]);
  return found;

  async function take(candidates: Candidate[][]): Promise<void> {
    // One of each kind, each from another document where possible; then whatever else is answered.
    for (let round = 0; found.length < count && candidates.some((list) => list.length > 0); round++) {
      const list = candidates[round % candidates.length]!;
      const fresh = list.filter(({ document }) => !used.has(document));
      for (const candidate of (fresh.length > 0 ? fresh : [...list]).slice(0, TRIED)) {
        list.splice(list.indexOf(candidate), 1);
        if (found.includes(candidate.question)) continue;
        const outcome = await answer(context, { text: candidate.question, collections, limit: 1 });
        const [quote] = outcome.kind === 'answer' ? outcome.quotes : [];
        if (!quote?.text.includes(candidate.expected)) continue;
        found.push(candidate.question);
        used.add(candidate.document);
        break;
      }
    }
  }
}

/** Characters of a section's name that can be asked for, and of its beginning that the answer has to hold. */
const HEADING = { shortest: 4, longest: 60 };
const BEGINNING = 40;

/** Sections of the newest documents, one question for each, those of different documents first. */
function sectionsOf({ library }: Context, collections: readonly string[], language: Language): Candidate[] {
  const newest = newestOf(library, collections, language);
  const lists = newest.map(({ entry, index }) => {
    const seen = new Set<string>();
    const found: Candidate[] = [];
    for (let id = 0; id < library.passageCount; id++) {
      const { document, headings } = library.passage(id);
      const heading = headings.at(-1)?.trim() ?? '';
      const fits = heading.length >= HEADING.shortest && heading.length <= HEADING.longest;
      if (document !== index || !fits || heading === entry.title || seen.has(heading)) continue;
      seen.add(heading);
      const question =
        language === 'ko' ? `${heading}에 대한 내용은 무엇입니까?` : `What does it say about ${heading}?`;
      found.push({ question, expected: library.passageText(id).slice(0, BEGINNING), document: entry.id });
    }
    return found;
  });
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}

const newestOf = (library: Library, collections: readonly string[], language: Language) =>
  library.documents
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => collections.includes(entry.collection) && entry.language === language)
    .sort((a, b) => newestFirst(a.entry, b.entry))
    .slice(0, DOCUMENTS);

function sentencesOf({ library, domain }: Context, collections: readonly string[], language: Language) {
  return newestOf(library, collections, language).flatMap(({ entry, index }) => {
    const text = library.text(index).slice(0, CHARACTERS);
    return sentences(text).map(({ start, end }) => {
      const sentence = text.slice(start, end);
      return { sentence, named: domain.namedIn(sentence), document: entry.id };
    });
  });
}

const newestFirst = (a: DocumentEntry, b: DocumentEntry) =>
  (b.published ?? '').localeCompare(a.published ?? '') || a.path.localeCompare(b.path);

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

/** 은 after a final consonant, 는 after a vowel (한글 맞춤법; syllable arithmetic of Unicode 3.12). */
function withTopic(word: string): string {
  const code = word.charCodeAt(word.length - 1) - 0xac00;
  return `${word}${code >= 0 && code % 28 > 0 ? '은' : '는'}`;
}
