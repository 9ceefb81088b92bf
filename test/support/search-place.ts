import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import type { Library } from '../../src/library/types.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Question } from '../../src/query/types.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import type { Files } from './generated.ts';
import { newPlace, shippedEncoder } from './place.ts';

/** A library of some files and what is found in it, by path. */
export interface Searched {
  context: Context;
  library: Library;
  /** Paths of the documents found, best first. */
  find(text: string, limits?: Partial<Question>): Promise<string[]>;
}

export async function searched(files: Files, glossary = ''): Promise<Searched> {
  const place = newPlace();
  place.put(files);
  if (glossary) writeFileSync(join(place.config.corpusDir, 'glossary.tsv'), glossary);
  await place.build();
  const library = await place.open();
  const now = () => new Date('2024-05-06T00:00:00Z');
  const context = makeContext(library, await shippedEncoder(), place.config, now);
  const collections = [...new Set(library.documents.map(({ collection }) => collection))];
  return {
    context,
    library,
    find: async (text, limits = {}) => {
      const { candidates } = await retrieve(context, parseQuery(context, { text, collections, ...limits }));
      const paths = candidates.map(
        ({ passage }) => library.documents[library.passage(passage).document]!.path,
      );
      return [...new Set(paths)];
    },
  };
}

/** A document with a date of publication. */
export function dated(title: string, date: string, body: string): string {
  return `---\ntitle: ${title}\ndate: ${date}\n---\n\n${body}\n`;
}
