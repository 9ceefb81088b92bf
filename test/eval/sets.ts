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
  grades: Map<string, Map<string, number>>;
  /** Official candidates of each query, where a set has them. */
  candidates: Map<string, string[]> | null;
}

/**
 * Reads a folder of `corpus.jsonl`, `queries.jsonl`, `qrels.tsv` and perhaps `candidates.tsv`. Queries without a
 * relevant document are skipped.
 *
 * @throws Problem when a file is missing.
 */
export function readSet(folder: string): EvaluationSet {
  const name = basename(resolve(folder));
  const corpus = read(folder, 'corpus.jsonl');
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines(read(folder, 'qrels.tsv'))) {
    const [query, document, grade] = line.split('\t') as [string, string, string];
    if (Number(grade) > 0) grades.set(query, (grades.get(query) ?? new Map()).set(document, Number(grade)));
  }
  const queries = lines(read(folder, 'queries.jsonl'))
    .map((line): SetQuery => ({ answers: [], ...JSON.parse(line) }))
    .filter(({ id }) => grades.has(id));
  const documents = lines(corpus).map((line): SetDocument => ({ title: '', ...JSON.parse(line) }));
  const hash = createHash('sha256').update(corpus).digest('hex').slice(0, 16);
  return { name, hash, documents, queries, grades, candidates: readCandidates(folder) };
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
