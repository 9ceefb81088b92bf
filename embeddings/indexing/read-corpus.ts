import { createHash } from 'node:crypto';
import { type BigIntStats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import type { Reader } from '../../src/documents/apart/reader.ts';
import { cut } from '../../src/documents/cut.ts';
import { type Listing, listFiles, locate } from '../../src/documents/files.ts';
import { readText } from '../../src/documents/lead.ts';
import { MOST_BYTES } from '../../src/documents/read/limits.ts';
import type { Document } from '../../src/documents/types.ts';
import { type Before, type NewDocument, packed } from '../../src/library/write.ts';
import { Problem } from '../../src/problem.ts';
import { type Mounted, mountedDocuments } from '../../src/sources/mounts.ts';
import type { Encoder } from '../encoder/types.ts';
import { encodedText, vectorKey } from './embed.ts';
import type { KnownFiles } from './known-files.ts';
import type { Progress } from './progress.ts';
import type { EncoderSource } from './source.ts';

/** Half a character, which no database stores: SQLite keeps UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The documents as they are now, next to what the library has. */
export interface Corpus {
  /** Every path in the folder. */
  listed: Set<string>;
  /** Paths whose document in the library stays as it is. */
  kept: Set<string>;
  /** Documents to put in, instead of those of the same path. */
  fresh: NewDocument[];
  /** Of all documents that the new build has. */
  identities: { id: string; hash: string }[];
  added: number;
  changed: number;
  unchanged: number;
  failed: { path: string; message: string }[];
  /** Files that were read though something about them is odd. */
  odd: { path: string; message: string }[];
}

interface ReadOptions {
  config: Pick<Config, 'corpusDir' | 'dataDir'>;
  encoder: EncoderSource;
  reader: Pick<Reader, 'read'> | undefined;
  before: Before;
  /** How files looked when they were last hashed. */
  files: KnownFiles;
  /** Read also what has not changed. */
  again: boolean;
  now: Date;
  onDocument: (document: Document) => Promise<void>;
  onNotice: (line: string) => void;
  onProgress: (progress: Progress) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Reads and cuts the documents whose bytes are not those in the library. What cannot be read is named and left out.
 *
 * @throws Problem when the folder itself cannot be read.
 */
export async function readCorpus(options: ReadOptions): Promise<Corpus> {
  const { config, before, again, onNotice, onProgress, signal } = options;
  const { files, problems } = await list(config);
  const mounted = new Map(mountedDocuments(config).map((one) => [one.path, one]));
  for (const path of files) mounted.delete(path);
  const paths = [...files, ...mounted.keys()].sort();
  const corpus: Corpus = {
    listed: new Set(paths),
    kept: new Set(),
    fresh: [],
    identities: [],
    ...{ added: 0, changed: 0, unchanged: 0 },
    failed: problems,
    odd: [],
  };
  for (const { message } of problems) onNotice(message);
  const now = options.now.toISOString();
  const read = (path: string): Promise<Read> => {
    const known = before.documents.get(path);
    const hash = again || known?.damaged ? undefined : known?.hash;
    const brought = mounted.get(path);
    return brought ? readMounted(options, brought, hash) : readOne(options, path, hash);
  };
  let index = 0;
  for await (const [path, reading] of ahead(paths, read, READ_AHEAD)) {
    signal?.throwIfAborted();
    onProgress({ step: 'reading', done: index++, total: paths.length });
    const known = before.documents.get(path);
    let read: Read;
    try {
      read = await named(reading, () => onNotice(`${path}: still being read`));
    } catch (error) {
      // What was read of it once is better than nothing: the source may have broken it for a moment.
      if (known && !known.damaged && mounted.has(path)) {
        corpus.kept.add(path);
        corpus.identities.push({ id: known.id, hash: known.hash });
      }
      const message = unreadable(path, error);
      corpus.failed.push({ path, message });
      onNotice(message);
      continue;
    }
    const same = known?.hash === read.hash;
    options.files.keep(path, read.stats, read.hash, statedOf(mounted.get(path)));
    corpus[same ? 'unchanged' : known ? 'changed' : 'added']++;
    if (known && !read.document) {
      corpus.kept.add(path);
      corpus.identities.push({ id: known.id, hash: known.hash });
    } else if (read.document) {
      const { document } = read;
      for (const notice of document.notices ?? []) {
        corpus.odd.push({ path, message: `${path}: ${notice}` });
        onNotice(`${path}: ${notice}`);
      }
      const times = {
        added: timeOf(known?.added) ?? now,
        changed: (same ? timeOf(known.changed) : null) ?? now,
      };
      await options.onDocument(document);
      const passages = passagesOf(document, await options.encoder.open());
      corpus.fresh.push({ document: packed(document), passages, ...times });
      corpus.identities.push({ id: document.id, hash: document.hash });
    }
  }
  onProgress({ step: 'reading', done: paths.length, total: paths.length });
  return corpus;
}

/**
 * Files that are being read while an earlier one is cut and its passages told apart: the readers' processes work beside this
 * one, and what comes in is taken in the order of the paths all the same.
 */
const READ_AHEAD = 8;

/** Each item with what `work` gives for it, in their order, while the work on the next is going on. */
async function* ahead<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  most: number,
): AsyncGenerator<[item: T, done: Promise<R>]> {
  const going: Promise<R>[] = [];
  for (let at = 0, begun = 0; at < items.length; at++) {
    for (; begun < items.length && begun < at + most; begun++) {
      const one = work(items[begun]!);
      // Whoever takes it meets the error; until then it is nobody's.
      one.catch(() => {});
      going.push(one);
    }
    yield [items[at]!, going.shift()!];
  }
}

/** ms after which a file that is still being read is named. */
const SLOW_MS = 10_000;

/** What `reading` gives; `slow` is called once where that takes long. */
async function named<T>(reading: Promise<T>, slow: () => void): Promise<T> {
  const timer = setTimeout(slow, SLOW_MS);
  try {
    return await reading;
  } finally {
    clearTimeout(timer);
  }
}

/** A document, or that it is as the library has it; and how its file looked before it was read. */
interface Read {
  hash: string;
  document: Document | undefined;
  stats: BigIntStats;
}

/**
 * The readers of all formats are only loaded when there is something to read: a file without the hash `known`. Its content
 * is only hashed where it does not look as it did.
 */
async function readOne(
  { config: { corpusDir }, files, reader }: ReadOptions,
  path: string,
  known: string | undefined,
): Promise<Read> {
  const { file, stats } = await lookAt(corpusDir, path);
  const size = Number(stats.size);
  if (known !== undefined && files.hashOf(path, stats) === known)
    return { hash: known, document: undefined, stats };
  if (known !== undefined && size <= MOST_BYTES) {
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    if (hash === known) return { hash, document: undefined, stats };
  }
  const document = reader
    ? await reader.read(path, { corpusDir }, size)
    : await (await import('../../src/documents/read.ts')).readDocument(corpusDir, path);
  return { hash: document.hash, document: wellFormed(document), stats };
}

/** Where a file lies and how it looks; nearly always where its path says. */
async function lookAt(corpusDir: string, path: string): Promise<{ file: string; stats: BigIntStats }> {
  const direct = join(corpusDir, path);
  const stats = statSync(direct, { bigint: true, throwIfNoEntry: false });
  if (stats) return { file: direct, stats };
  const file = await locate(corpusDir, path);
  return { file, stats: statSync(file, { bigint: true }) };
}

/** What a source brought: what it says of the document is part of it, so that a corrected title is a change. */
async function readMounted({ files, reader }: ReadOptions, mounted: Mounted, known?: string): Promise<Read> {
  const { path, file, stated, gone } = mounted;
  const stats = statSync(file, { bigint: true });
  if (known !== undefined && files.hashOf(path, stats, statedOf(mounted)) === known)
    return { hash: known, document: undefined, stats };
  const bytes = await readFile(file);
  const hash = createHash('sha256').update(bytes).update(statedOf(mounted)).digest('hex');
  if (hash === known) return { hash, document: undefined, stats };
  const read = reader
    ? await reader.read(path, { bytes, known: stated }, bytes.length)
    : await (await import('../../src/documents/read.ts')).parseDocument(path, bytes, stated);
  const title = gone === null ? read.title : withdrawnTitle(read, gone);
  return { hash, document: wellFormed({ ...read, title, hash }), stats };
}

/** What goes into a document's hash besides the bytes of its file. */
const statedOf = (mounted: Mounted | undefined): string =>
  mounted ? JSON.stringify([mounted.stated, mounted.gone]) : '';

/** A document that is kept though its source has taken it back says so wherever it is cited. */
const withdrawnTitle = ({ title, language }: Document, day: string): string =>
  language === 'ko' ? `[${day} 출처에서 삭제됨] ${title}` : `[gone from its source, ${day}] ${title}`;

async function list({ corpusDir, dataDir }: ReadOptions['config']): Promise<Listing> {
  try {
    return await listFiles(corpusDir, [dataDir]);
  } catch (error) {
    throw new Problem(
      corpusDir,
      `cannot be read (${(error as Error).message})`,
      'make the folder and put documents there, or set CORPUS_DIR or --corpus',
      { cause: error },
    );
  }
}

/** A document cut into passages, each with the key of its vector. */
export function passagesOf(document: Document, encoder: Encoder): NewDocument['passages'] {
  return cut(document, encoder).map(({ start, end, paragraph, headings, lead }) => ({
    ...{ start, end, paragraph, headings, lead },
    vector: vectorKey(
      encoder,
      encodedText(encoder, document.title, readText(document.text, { start, end, lead })),
    ),
  }));
}

function wellFormed(document: Document): Document {
  return { ...document, text: document.text.replace(LONE_SURROGATE, '\ufffd') };
}

function unreadable(path: string, error: unknown): string {
  if (error instanceof Problem) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return `${path}: may not be read; check its permissions`;
  return `${path}: cannot be read (${message}); open it and save it again, or leave it out`;
}

/** A time of the library, or null where it is none: damage may be in it. */
const timeOf = (text: string | undefined): string | null =>
  text !== undefined && !Number.isNaN(Date.parse(text)) ? text : null;
