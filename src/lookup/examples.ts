import { answer } from '../answering/answer.ts';
import type { LanguageCode } from '../languages/language.ts';
import type { Context } from '../library/context.ts';
import type { DocumentEntry, Library } from '../library/types.ts';
import { type Candidate, questionsOf } from './example-questions.ts';

/** Documents of a collection that are looked at, the newest first. */
const DOCUMENTS = 3;
/** Collections that are looked at, and questions tried for one that is found. */
const COLLECTIONS = 8;
const TRIED = 3;

interface Input {
  collections: readonly string[];
  language: LanguageCode;
  count: number;
}

/** Looking for questions goes on so long in one call, in ms: a call has five seconds for everything. The next goes on from there. */
const PATIENCE = 2_500;

/**
 * Questions that this library answers, made from what its newest documents name, each from another collection and of
 * another kind as far as there are so many. Each was asked, and the first quote holds what it was made from. Fewer than
 * `count` where no more are found, or not yet.
 */
export async function examples(context: Context, input: Input): Promise<string[]> {
  const { collections, language, count } = input;
  const key = `examples ${language} ${[...collections].sort().join('\n')}`;
  const known = context.memo(key, () => ({ found: [] as string[], search: search(context, input) }));
  const end = performance.now() + PATIENCE;
  while (known.found.length < count && performance.now() < end) {
    const { value, done } = await known.search.next();
    if (done) break;
    if (value && !known.found.includes(value)) known.found.push(value);
  }
  return known.found.slice(0, count);
}

/** Gives one question after the other, or null for each that was tried and is not answered. */
async function* search(context: Context, { collections, language }: Input): AsyncGenerator<string | null> {
  const { library } = context;
  const rounds = newestOf(library, collections, language).map((documents) =>
    documents.map((document) => questionsOf(context, document, language)),
  );
  let turn = 0;
  while (rounds.some((all) => all.flat(2).length > 0)) {
    for (const documents of rounds) {
      for (const { question, expected } of candidatesOf(documents, turn)) {
        const outcome = await answer(context, { text: question, collections, limit: 1 });
        const [quote] = outcome.kind === 'answer' ? outcome.quotes : [];
        const answered = quote?.text.includes(expected) ?? false;
        yield answered ? question : null;
        if (!answered) continue;
        turn += 1;
        break;
      }
    }
    turn += 1;
  }
}

/** The next candidates of a collection, taken out of its lists: of its first document that has any, first those of one kind. */
function candidatesOf(documents: readonly Candidate[][][], turn: number): Candidate[] {
  const kinds = documents.find((lists) => lists.some((list) => list.length > 0)) ?? [];
  const filled = kinds.filter((list) => list.length > 0);
  const from = filled.length > 0 ? turn % filled.length : 0;
  const taken: Candidate[] = [];
  for (const list of [...filled.slice(from), ...filled.slice(0, from)]) {
    taken.push(...list.splice(0, Math.max(0, TRIED - taken.length)));
  }
  return taken;
}

/** The newest documents of each collection, the collection with the newest one first. */
function newestOf(library: Library, collections: readonly string[], language: LanguageCode): number[][] {
  const byCollection = new Map<string, number[]>();
  const indexes = library.documents.map((_, index) => index);
  const ofThese = indexes.filter((index) => {
    const entry = library.documents[index]!;
    return collections.includes(entry.collection) && entry.language === language;
  });
  for (const index of ofThese.sort((a, b) => newestFirst(library.documents[a]!, library.documents[b]!))) {
    const { collection } = library.documents[index]!;
    const list = byCollection.get(collection);
    if (!list) byCollection.set(collection, [index]);
    else if (list.length < DOCUMENTS) list.push(index);
  }
  return [...byCollection.values()].slice(0, COLLECTIONS);
}

const newestFirst = (a: DocumentEntry, b: DocumentEntry) =>
  (b.published ?? '').localeCompare(a.published ?? '') || a.path.localeCompare(b.path);
