import type { Kysely } from 'kysely';
import { Problem } from '../../problem.ts';
import type { EncoderIdentity } from '../build-id.ts';
import { fold } from '../fold.ts';
import { newestOf } from '../shared/publish.ts';
import type { Shared } from '../shared/schema.ts';
import type { State } from '../state/open.ts';
import type { Build, Library } from '../types.ts';
import { cosineWith, unpacked } from '../vectors.ts';
import type { AtOnce } from './at-once.ts';
import { type Entries, readEntries } from './entries.ts';
import { nearestSteps } from './nearest.ts';
import { openPassages } from './passages.ts';
import { type AboutBuild, SEARCH_VERSION, table } from './schema.ts';
import { parametersFrom, partsOf, type SearchScope } from './scope.ts';
import { registerSearching } from './searching.ts';
import { type Asking, askAbout, rowsOf, type Steps } from './steps.ts';
import { openTexts, type Texts } from './texts.ts';

/** A library that PostgreSQL holds and searches: this process keeps what it used last. */
export interface SearchedLibrary extends Library {
  ahead(documents: Iterable<number>): Promise<void>;
  /** Of the build in `shared_builds`, and what lies beside the documents. */
  readonly published: { id: number; files: string };
}

/** The encoder that a build has to be made with. */
export type Expected = Omit<EncoderIdentity, 'dimensions'> & { dimensions?: number };

/**
 * Opens the build that was published last.
 *
 * @param encoder what questions are encoded with; a build of another one is refused
 * @throws Problem when nothing has been published to be searched, or not for this version or encoder
 * @throws Superseded when another build was published meanwhile
 */
export async function openSearchedLibrary(
  state: State,
  atOnce: AtOnce,
  encoder?: Expected,
): Promise<SearchedLibrary> {
  const newest = await newestOf(state.db as unknown as Shared);
  const about = newest && (await aboutBuild(state, newest.id));
  if (!newest || about?.version !== SEARCH_VERSION)
    throw new Problem(
      `LIBRARY_URL (${state.name})`,
      'there is no library yet that this version can search there',
      'run npm run index with SEARCH_IN=postgres on the host that has the documents, with the same version of Attaché',
    );
  const build = JSON.parse(newest.build) as Build;
  const { dimensions = build.dimensions, fingerprint } = encoder ?? build;
  if (encoder && (build.fingerprint !== fingerprint || build.dimensions !== dimensions))
    throw new Problem(
      `LIBRARY_URL (${state.name})`,
      `the library was made with ${build.model} (${build.fingerprint}), questions are encoded with ${encoder.name} (${encoder.fingerprint})`,
      'run the same version of Attaché with the same EMBEDDING_MODEL on all hosts',
    );
  const asking = askAbout(newest.id, state.db as unknown as Kysely<never>, atOnce.ask);
  const entries = await asking.wait(readEntries());
  const { library, searching } = libraryOf(build, asking, entries, about);
  const opened = { ...library, published: { id: newest.id, files: newest.files } };
  registerSearching(opened, searching);
  return opened;
}

async function aboutBuild(state: State, build: number): Promise<AboutBuild | undefined> {
  try {
    const row = await (state.db as unknown as Kysely<{ search_builds: { build: number; about: string } }>)
      .selectFrom('search_builds')
      .select('about')
      .where('build', '=', build)
      .executeTakeFirst();
    return row && (JSON.parse(row.about) as AboutBuild);
  } catch (error) {
    // SQLSTATE: there is no such table.
    if ((error as { code?: string }).code === '42P01') return undefined;
    throw error;
  }
}

function libraryOf(build: Build, asking: Asking, entries: Entries, about: AboutBuild) {
  const { documents, passageCount } = entries;
  const passages = openPassages(entries);
  const texts = openTexts(entries);
  const byId = new Map(documents.map(({ id }, document) => [id, document]));
  const held = (passage: number) => passages.get(passage) ?? asking.atOnce(passages.loadOne(passage));
  const read = <Part>(part: (document: number) => Part | undefined, document: number): Part => {
    const known = part(document);
    if (known !== undefined) return known;
    asking.atOnce(texts.load([document]));
    return part(document)!;
  };
  const text = (document: number) => read(texts.text, document);
  const nearest = (vector: Float32Array, count: number, scope: SearchScope) =>
    nearestSteps({ entries, passages, about }, vector, count, scope);
  const library: Omit<SearchedLibrary, 'published'> = {
    build,
    documents,
    passageCount,
    passage: (id) => held(id).passage,
    passageText: (id) => {
      const { document, start, end } = held(id).passage;
      return text(document).slice(start, end);
    },
    indexOf: (id) => byId.get(id),
    text,
    structure: (document) => read(texts.structure, document),
    vector: (passage) => unpacked(held(passage).vector),
    cosines: (vector, passages) => passages.map((passage) => cosineWith(held(passage).vector, vector)),
    nearest: (vector, count, collections) => asking.atOnce(nearest(vector, count, { collections })),
    nearestAmong: (vector, count, { mask }) => {
      const only: number[] = [];
      for (let passage = 0; passage < mask.length; passage++)
        if (mask[passage] === 1) only.push(entries.idOf(passage));
      const collections = new Set(documents.map(({ collection }) => collection));
      return asking.atOnce(nearest(vector, count, { collections, only }));
    },
    occurrences: (needle, collections, limit, among) =>
      asking.atOnce(occurrences({ entries, texts }, needle, { collections, limit, among })),
    derived: (name, version, make) => asking.atOnce(derivedOf(`${name}-v${version}`)) ?? make(undefined),
    ahead: (wanted) => asking.wait(texts.load(wanted)),
    close: () => {},
  };
  return { library, searching: { asking, about, entries, passages, nearest } };
}

interface Wish {
  collections: ReadonlySet<string>;
  limit: number;
  among?: Iterable<number> | undefined;
}

/** Documents whose texts are looked through at a time. */
const PAGE = 20;

/** `Library.occurrences`: the database names the documents, their folded texts give the places. */
function* occurrences(
  { entries, texts }: { entries: Entries; texts: Texts },
  text: string,
  { collections, limit, among }: Wish,
): Steps<{ document: number; start: number; end: number }[]> {
  const needle = fold(text.normalize('NFC'));
  const found: { document: number; start: number; end: number }[] = [];
  if (needle === '' || limit <= 0) return found;
  const holding = yield* holdingDocuments(entries, needle, collections);
  const wanted = among && new Set(among);
  const documents = wanted ? holding.filter((document) => wanted.has(document)) : holding;
  for (let at = 0; at < documents.length; at += PAGE) {
    const page = documents.slice(at, at + PAGE);
    yield* texts.load(page);
    for (const document of page) {
      const folded = fold(texts.text(document)!);
      for (
        let start = folded.indexOf(needle);
        start >= 0;
        start = folded.indexOf(needle, start + needle.length)
      ) {
        found.push({ document, start, end: start + needle.length });
        if (found.length >= limit) return found;
      }
    }
  }
  return found;
}

/** Documents whose folded text holds a folded one, ascending. */
function* holdingDocuments(
  entries: Entries,
  needle: string,
  collections: ReadonlySet<string>,
): Steps<number[]> {
  const parameters = parametersFrom(1);
  // LIKE and no function: pg_trgm, where it is, answers that from its index.
  const like = parameters.add(`%${needle.replace(/[\\%_]/g, '\\$&')}%`, 'text');
  const parts = partsOf({ collections }, parameters);
  const rows: { key: number }[] = yield* rowsOf<{ key: number }>(
    `SELECT key FROM ${table('search_documents')} WHERE part IN (${parts}) AND folded LIKE ${like}`,
    ...parameters.values,
  );
  return rows.map(({ key }) => entries.withKey(key)!).sort((a, b) => a - b);
}

/** What the host that published has derived from the library; undefined where it has not. */
function* derivedOf(name: string): Steps<Uint8Array | undefined> {
  const pieces: Buffer[] = [];
  for (;;) {
    const [row]: { bytes: Buffer }[] = yield* rowsOf<{ bytes: Buffer }>(
      `SELECT bytes FROM ${table('search_derived')}
       WHERE build = (SELECT max(id) FROM ${table('shared_builds')}) AND name = $1 AND piece = $2`,
      name,
      pieces.length,
    );
    if (!row) return pieces.length === 0 ? undefined : Buffer.concat(pieces);
    pieces.push(row.bytes);
  }
}
