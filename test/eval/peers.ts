import { create, insertMultiple, search } from '@orama/orama';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { isFunctionWord } from '../../src/languages/function-words.ts';
import { words } from '../../src/languages/tokens.ts';
import type { SetDocument } from './sets.ts';

/** What a user would pick instead: ids of the best documents for a text, best first, at most 100. */
export type Peer = (text: string) => Promise<string[]>;

const DEPTH = 100;

/** SQLite's FTS5 with Porter stems, any of the words, ranked by its bm25(). */
export function fts5(documents: readonly SetDocument[]): Peer {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE texts USING fts5 (title, body, tokenize = 'porter unicode61')`);
  const insert = database.prepare('INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (const [i, { title, text }] of documents.entries()) insert.run(i + 1, title, text);
  })();
  const select = database
    .prepare<[string], number>(`SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ${DEPTH}`)
    .pluck();
  return async (text) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words.length === 0) return [];
    return select.all(words.map((word) => `"${word}"`).join(' OR ')).map((row) => documents[row - 1]!.id);
  };
}

export function miniSearch(documents: readonly SetDocument[]): Peer {
  const index = new MiniSearch<SetDocument>({ fields: ['title', 'text'] });
  index.addAll(documents);
  return async (text) =>
    index
      .search(text)
      .slice(0, DEPTH)
      .map(({ id }) => id);
}

/** With stems, and asked without function words: as it comes, those outweigh all others (nDCG@10 0.59 on xquad-en). */
export async function orama(documents: readonly SetDocument[]): Promise<Peer> {
  const index = create({
    schema: { title: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'english', stemming: true } },
  });
  await insertMultiple(
    index,
    documents.map(({ id, title, text }) => ({ id, title, text })),
    500,
  );
  return async (text) => {
    const told = words(text).filter(({ form }) => !isFunctionWord(form));
    const term = told.map(({ start, end }) => text.slice(start, end)).join(' ') || text;
    const { hits } = await search(index, { term, limit: DEPTH });
    return hits.map(({ id }) => id);
  };
}
