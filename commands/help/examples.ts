import { scopeOf } from '../../src/bot/scope.ts';
import type { App, Request } from '../../src/bot/types.ts';
import { sentences } from '../../src/languages/sentences.ts';
import type { DocumentEntry } from '../../src/library/types.ts';

/** Documents looked at for examples, newest first. */
const LOOKED_AT = 8;
/** A sentence that is good to show: long enough to say something, short enough to read. */
const SENTENCE = { shortest: 40, longest: 160 };
const PAGE = 1_500;
const QUESTIONS = 3;

export interface Examples {
  /** Questions these documents answer. */
  questions: string[];
  /** A document in the reader's language where there is one. */
  document: DocumentEntry | null;
  /** A sentence of it, word for word. */
  sentence: string | null;
}

/** Examples from the library's own documents, of those that may be seen here. */
export async function examplesFor(request: Request, app: App): Promise<Examples> {
  const collections = await scopeOf(request, app);
  const [{ documents }, questions] = await Promise.all([
    app.engine.sources({ collections, size: LOOKED_AT }),
    app.engine.examples({ collections, language: request.locale, count: QUESTIONS }),
  ]);
  const document = documents.find(({ language }) => language === request.locale) ?? documents[0] ?? null;
  if (!document) return { questions, document: null, sentence: null };
  const page = await app.engine.page({ document: document.id, page: 0, size: PAGE, collections });
  const text = (page?.blocks ?? []).filter(({ kind }) => kind === 'paragraph').map((block) => block.text);
  const all = text.flatMap((paragraph) =>
    sentences(paragraph).map(({ start, end }) => paragraph.slice(start, end)),
  );
  const good = all.find(({ length }) => length >= SENTENCE.shortest && length <= SENTENCE.longest);
  return { questions, document, sentence: good ?? null };
}
