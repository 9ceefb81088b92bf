import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { contentPaths, stemsOf } from '../../library/content-addressed.ts';
import { openLibrary } from '../../library/open.ts';
import {
  type AboutBuild,
  extensionsOf,
  mustSearch,
  SEARCH_VERSION,
  searchTables,
  table,
  useExtensions,
} from '../../library/searched/schema.ts';
import type { SearchPublisher } from '../../library/shared/publish.ts';
import type { State } from '../../library/state/open.ts';
import type { Library } from '../../library/types.ts';
import { Problem } from '../../problem.ts';
import { makeLexicalIndex } from '../lexical/lexical-index.ts';
import { deriveIndexes, streamsOf } from '../search-index.ts';
import { WEIGHTS } from '../weights.ts';
import { makeIndexes, vectorTable } from './indexes.ts';
import { meansFor, type Part, partsFor } from './parts.ts';
import { idsOf, writeStatistics } from './terms.ts';
import { forwardOf, type Making, writePart } from './write-part.ts';

/** Bytes of a row of what is derived from the library. */
const PIECE = 4 * 1024 * 1024;
/** What is derived for searching in memory, by the beginning of its name: the database has its own. */
const NOT_SENT = /^(?:words|bits|graph)-/;

/**
 * Puts a library into the tables that PostgreSQL searches. Parts that are there already stay; new ones are written one by one
 * and are seen by nobody before the build is listed, so that it may be broken off and goes on with what is missing.
 */
export function searchPublisher(
  dataDir: string,
  onProgress: (done: number, total: number) => void = () => {},
): SearchPublisher {
  let staged: { library: Library; making: Making; parts: Part[]; about: AboutBuild } | undefined;
  return {
    stage: async (state, build, marks) => {
      await mustSearch(state);
      await searchTables(state);
      await useExtensions(state);
      const library = await openLibrary({ dataDir });
      try {
        if (library.build.id !== build.id)
          throw new Problem(dataDir, 'it was indexed anew meanwhile', 'the next run publishes it');
        const { making, parts, about } = await planned(state, library, marks);
        const there = await namesThere(state);
        const missing = parts.filter(({ name }) => !there.has(name.toString('hex')));
        for (const [done, part] of missing.entries()) {
          await writePart(state, making, part);
          onProgress(done + 1, missing.length);
        }
        await makeIndexes(state, making.extensions);
        staged = { library, making, parts, about };
      } finally {
        library.close();
      }
    },
    isListed: async (within, build) => {
      await searchTables(within);
      return (await aboutOf(within, build))?.version === SEARCH_VERSION;
    },
    list: async (within, build) => {
      const { library, making, parts, about } = staged!;
      const names = parts.map(({ name }) => name);
      await sql`UPDATE ${sql.raw(table('search_parts'))} SET listed = name = ANY (${names}::bytea[])
        WHERE listed <> (name = ANY (${names}::bytea[]))`.execute(within.db);
      await sql`DELETE FROM ${sql.raw(table('search_parts'))} WHERE NOT listed`.execute(within.db);
      await writeStatistics(within, making);
      await sql`INSERT INTO ${sql.raw(table('search_builds'))} (build, about) VALUES (${build}, ${JSON.stringify(about)})`.execute(
        within.db,
      );
      await sendDerived(within, build, dataDir, library.build.id);
    },
  };
}

/** What is to be written, and by which statistics. */
async function planned(state: State, library: Library, marks: readonly string[]) {
  deriveIndexes(library);
  const streams = streamsOf(library);
  const before = await aboutOf(state);
  const means = meansFor(streams, before);
  const { passages, documents } = makeLexicalIndex(streams, WEIGHTS, means);
  const ids = await idsOf(state, streams.vocabulary);
  const extensions = await extensionsOf(state);
  if (extensions.vector) await vectorTable(state, library.build.dimensions);
  const vectors = extensions.vector;
  const terms = streams.vocabulary.length;
  const making: Making = {
    ...{ library, streams, marks, ids, extensions },
    index: { passages, documents },
    forward: { passages: forwardOf(passages, terms), documents: forwardOf(documents, terms) },
  };
  const about: AboutBuild = {
    version: SEARCH_VERSION,
    passages: passages.count,
    documents: documents.count,
    vectors,
    means,
  };
  return { making, parts: partsFor(library, marks, { means, vectors }), about };
}

async function namesThere({ db }: State): Promise<Set<string>> {
  const { rows } = await sql<{ name: Buffer }>`SELECT name FROM ${sql.raw(table('search_parts'))}`.execute(
    db,
  );
  return new Set(rows.map(({ name }) => name.toString('hex')));
}

/** What is said of a build, or of the newest. */
async function aboutOf({ db }: State, build?: number): Promise<AboutBuild | undefined> {
  const builds = (db as unknown as Kysely<{ search_builds: { build: number; about: string } }>)
    .selectFrom('search_builds')
    .select('about')
    .orderBy('build', 'desc')
    .limit(1);
  const row = await (build === undefined ? builds : builds.where('build', '=', build)).executeTakeFirst();
  return row && (JSON.parse(row.about) as AboutBuild);
}

/** What lookups derive from the library goes with the build: a host that has no documents could not make it. */
async function sendDerived({ db }: State, build: number, dataDir: string, id: string): Promise<void> {
  for (const stem of stemsOf(dataDir, id)) {
    if (NOT_SENT.test(stem)) continue;
    const [path] = contentPaths(dataDir, { stem, build: id, ending: 'bin' });
    const bytes = path && readFileSync(path);
    for (let at = 0, piece = 0; bytes && at < bytes.length; at += PIECE, piece++)
      await sql`INSERT INTO ${sql.raw(table('search_derived'))} (build, name, piece, bytes)
        VALUES (${build}, ${stem}, ${piece}, ${bytes.subarray(at, at + PIECE)})`.execute(db);
  }
}
