/** Raise when the tables change: a library of another version is made anew from the documents. */
export const SCHEMA_VERSION = 4;

/**
 * `documents` in the order of their paths, each with its passages in a row, give every passage its number within a
 * build: nothing has to be renumbered when a document comes or goes. `text` stands last so that reading the other
 * columns does not touch its pages. `structures` holds what a text is made of (blocks, links, what was left out, see
 * `documents/structure.ts`). A vector is kept under the hash of what was encoded (see `embeddings/indexing/build.ts`),
 * packed as in `vectors.ts`, and shared by all passages with the same words. `texts` is the full text, folded as in `fold.ts`; its rowid is
 * `documents.key`. Sums tell what is no longer what was written (`sums.ts`). Three characters a gram: the smallest unit with which FTS5 finds parts of words in both languages.
 */
export const SCHEMA = `
CREATE TABLE build (
  id TEXT NOT NULL,
  model TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  cutting INTEGER NOT NULL,
  corpus TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE,
  collection TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT,
  author TEXT,
  published TEXT,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  url TEXT,
  hash TEXT NOT NULL,
  length INTEGER NOT NULL,
  added TEXT NOT NULL,
  changed TEXT NOT NULL,
  entry_sum BLOB NOT NULL,
  text_sum BLOB NOT NULL,
  folded_sum BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE structures (
  document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
  structure BLOB NOT NULL,
  sum BLOB NOT NULL
) STRICT;
CREATE TABLE vectors (
  id INTEGER PRIMARY KEY,
  key BLOB NOT NULL UNIQUE,
  vector BLOB NOT NULL,
  sum BLOB NOT NULL
) STRICT;
CREATE TABLE passages (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  headings TEXT NOT NULL,
  lead TEXT NOT NULL,
  vector INTEGER NOT NULL,
  sum BLOB NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5 (folded, tokenize = 'trigram case_sensitive 1');
INSERT INTO texts (texts, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE grams USING fts5vocab (texts, row);
PRAGMA user_version = ${SCHEMA_VERSION};
`;
