import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { embedMissing, encodedText } from '../../embeddings/indexing/embed.ts';
import { passagesOf } from '../../embeddings/indexing/read-corpus.ts';
import { CUTTING_VERSION } from '../../src/documents/cut.ts';
import { readText } from '../../src/documents/lead.ts';
import { plainStructure } from '../../src/documents/plain-structure.ts';
import type { Document, Language } from '../../src/documents/types.ts';
import { makeContext } from '../../src/engine/local.ts';
import { hangulShare } from '../../src/languages/ko/hangul.ts';
import { buildOf } from '../../src/library/build-id.ts';
import type { Context } from '../../src/library/context.ts';
import { type Connection, connectForWriting } from '../../src/library/database.ts';
import { openLibrary } from '../../src/library/open.ts';
import { readBuild } from '../../src/library/rows.ts';
import { SCHEMA_VERSION } from '../../src/library/schema.ts';
import { addDocuments, type NewDocument, packed, saveVectors, setBuild } from '../../src/library/write.ts';
import type { EvaluationSet, SetDocument } from './sets.ts';

/** Libraries of evaluation sets are kept from run to run, one folder for each set, encoder and way of cutting. */
export interface SetLibraryOptions {
  encoder: Encoder;
  cacheDir: string;
  /** Where the glossary is. */
  corpusDir: string;
  /** Encode many passages at a time: quicker, and vectors differ by some 10⁻⁵; for timing only. */
  inBatches?: boolean;
  onProgress?: (text: string) => void;
}

/** Collection of a document: all of one title together, so that an article can be left out of a search. */
export function collectionOf({ title }: SetDocument): string {
  return title === '' ? 'general' : createHash('sha256').update(title).digest('hex').slice(0, 12);
}

/** Folder that the library of a set is kept in. */
export const setDirectory = (
  set: EvaluationSet,
  { encoder, cacheDir }: Pick<SetLibraryOptions, 'encoder' | 'cacheDir'>,
): string =>
  join(
    cacheDir,
    `${set.name}-${set.hash}-${encoder.fingerprint.slice(0, 12)}-${CUTTING_VERSION}-${SCHEMA_VERSION}`,
  );

/**
 * The set as a library, made the product's way from cutting on (its documents are clean already), and a context on it.
 */
export async function openSet(set: EvaluationSet, options: SetLibraryOptions): Promise<Context> {
  const { encoder, corpusDir, onProgress = () => {} } = options;
  const dataDir = setDirectory(set, options);
  const connection = connectForWriting(dataDir, () => {});
  if (!readBuild(connection)) {
    const created = new Date(0).toISOString();
    const documents = set.documents
      .map(asDocument)
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((document) => ({
        document: packed(document),
        passages: passagesOf(document, encoder),
        added: created,
        changed: created,
      }));
    if (options.inBatches) await embedInBatches(connection, encoder, documents, onProgress);
    await embedMissing({
      connection,
      encoder: { ...encoder, open: async () => encoder },
      corpus: { fresh: documents },
      rebuild: false,
      onProgress: ({ done, total }) => onProgress(`${set.name}: embedding ${done} of ${total}`),
    });
    const identities = documents.map(({ document }) => ({ id: document.id, hash: document.hash }));
    connection.exec('BEGIN IMMEDIATE');
    addDocuments(connection, documents);
    setBuild(connection, buildOf(encoder, CUTTING_VERSION, identities, created));
    connection.exec('COMMIT');
  }
  connection.close();
  const library = await openLibrary({ dataDir, encoder });
  return makeContext(library, encoder, { corpusDir }, () => new Date('2026-01-01T00:00:00Z'));
}

const BATCH = 256;

async function embedInBatches(
  connection: Connection,
  encoder: Encoder,
  documents: readonly Pick<NewDocument, 'document' | 'passages'>[],
  onProgress: (text: string) => void,
): Promise<void> {
  const todo = documents.flatMap(({ document, passages }) =>
    passages.map(({ vector, ...passage }) => ({
      key: vector,
      text: encodedText(encoder, document.title, readText(document.text, passage)),
    })),
  );
  for (let at = 0; at < todo.length; at += BATCH) {
    onProgress(`embedding ${at} of ${todo.length}`);
    const batch = todo.slice(at, at + BATCH);
    const vectors = await encoder.encodePassages(batch.map(({ text }) => text));
    const { dimensions } = encoder;
    saveVectors(
      connection,
      batch.map(({ key }, i) => ({ key, vector: vectors.slice(i * dimensions, (i + 1) * dimensions) })),
    );
  }
}

function asDocument({ id, title, text }: SetDocument): Document {
  const hash = createHash('sha256').update(`${id}\0${title}\0${text}`).digest('hex');
  const language: Language = hangulShare(text) > 0.3 ? 'ko' : 'en';
  const description = {
    title,
    publisher: null,
    author: null,
    published: null,
    kind: 'document' as const,
    language,
    url: null,
  };
  const body = text === '' ? title : text;
  return {
    id: hash.slice(0, 12),
    path: id,
    collection: collectionOf({ id, title, text }),
    hash,
    ...description,
    text: body,
    ...plainStructure(body),
  };
}
