import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Problem } from '../../src/problem.ts';

export interface SetDocument {
  id: string;
  title: string;
  text: string;
}

export interface SetQuery {
  id: string;
  text: string;
  answers: string[];
}

/** An evaluation set: documents, judged queries, and grades by query and document. */
export interface EvaluationSet {
  name: string;
  /** Changes with the documents. */
  hash: string;
  documents: SetDocument[];
  queries: SetQuery[];
  /** Questions that no document answers: those with an empty list of answers and no relevant document. */
  unanswerable: SetQuery[];
  grades: Map<string, Map<string, number>>;
  /** Official candidates of each query, where a set has them. */
  candidates: Map<string, string[]> | null;
}

/**
 * Reads a folder of `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` and perhaps `candidates.tsv`. Queries without a
 * relevant document are skipped, unless an empty list of answers says that nothing answers them.
 *
 * @throws Problem when a file is missing, a line cannot be read, or no question of the set can be used.
 */
export function readSet(folder: string): EvaluationSet {
  const name = basename(resolve(folder));
  const corpus = read(folder, 'corpus.jsonl');
  const documents = objects<SetDocument>(folder, 'corpus.jsonl').map((one) => ({
    ...one,
    title: one.title ?? '',
  }));
  const known = new Set(documents.map(({ id }) => id));
  const grades = new Map<string, Map<string, number>>();
  for (const [i, line] of lines(read(folder, 'qrels.tsv')).entries()) {
    const [query, document, grade] = line.split('\t');
    if (!query || !document || grade === undefined || Number.isNaN(Number(grade)))
      throw unusable(folder, `line ${i + 1} of qrels.tsv is not a query, a document and a grade`);
    if (Number(grade) > 0 && known.has(document))
      grades.set(query, (grades.get(query) ?? new Map()).set(document, Number(grade)));
  }
  const asked = objects<Omit<SetQuery, 'answers'> & { answers?: string[] }>(folder, 'queries.jsonl');
  const unanswerable = asked
    .filter(({ id, answers }) => answers?.length === 0 && !grades.has(id))
    .map((one) => ({ ...one, answers: [] }));
  const queries = asked
    .filter(({ id }) => grades.has(id))
    .map((one): SetQuery => ({ ...one, answers: one.answers ?? [] }));
  if (documents.length === 0) throw unusable(folder, 'corpus.jsonl holds no document');
  if (queries.length === 0)
    throw unusable(folder, 'no question of queries.jsonl has a relevant document in qrels.tsv');
  const hash = createHash('sha256').update(corpus).digest('hex').slice(0, 16);
  return { name, hash, documents, queries, unanswerable, grades, candidates: readCandidates(folder) };
}

const unusable = (folder: string, why: string) =>
  new Problem(folder, why, 'see test/eval/README.md for what an evaluation set holds');

/** The objects of a file of JSON lines, each with an id and a text. */
function objects<T extends { id: string; text: string }>(folder: string, file: string): T[] {
  return lines(read(folder, file)).map((line, i) => {
    let one: Partial<T> | null = null;
    try {
      one = JSON.parse(line);
    } catch {}
    if (typeof one?.id !== 'string' || typeof one.text !== 'string')
      throw unusable(folder, `line ${i + 1} of ${file} is not an object with an id and a text`);
    return one as T;
  });
}

function readCandidates(folder: string): Map<string, string[]> | null {
  if (!existsSync(join(folder, 'candidates.tsv'))) return null;
  const found = new Map<string, string[]>();
  for (const line of lines(read(folder, 'candidates.tsv'))) {
    const [query, document] = line.split('\t') as [string, string];
    found.set(query, [...(found.get(query) ?? []), document]);
  }
  return found;
}

function read(folder: string, file: string): string {
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new Problem(path, 'not there', 'name a folder with corpus.jsonl, queries.jsonl and qrels.tsv');
  }
  return readFileSync(path, 'utf8');
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
