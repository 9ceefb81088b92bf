import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hangulShare } from '../../src/languages/ko/hangul.ts';
import { Problem } from '../../src/problem.ts';

/** Pairs of sentences that people have scored for how alike they are. */
export interface SimilaritySet {
  kind: 'similarity';
  name: string;
  pairs: { a: string; b: string; score: number }[];
}

/** Questions and the documents that answer them; `grades[q]` maps document numbers to grades above 0. */
export interface RetrievalSet {
  /** `bitext`: questions in one language, their translations as the documents. */
  kind: 'retrieval' | 'bitext';
  name: string;
  documents: string[];
  questions: string[];
  grades: Map<number, number>[];
}

export type EvaluationSet = SimilaritySet | RetrievalSet;

/** Texts looked at to tell whether questions and documents are of different languages. */
const SAMPLE = 200;

/**
 * Reads a folder of `pairs.jsonl` ({split, a, b, score}; the split `test` is used) or of `corpus.jsonl` ({id, title,
 * text}), `queries.jsonl` ({id, text}) and `qrels.tsv` (question, document, grade). Undefined for anything else.
 */
export function readSet(folder: string): EvaluationSet | undefined {
  const name = basename(folder);
  if (existsSync(join(folder, 'pairs.jsonl'))) {
    const rows = lines<{ split: string; a: string; b: string; score: number }>(join(folder, 'pairs.jsonl'));
    return { kind: 'similarity', name, pairs: rows.filter((row) => row.split === 'test') };
  }
  if (!existsSync(join(folder, 'corpus.jsonl'))) return undefined;
  const corpus = lines<{ id: string; title: string; text: string }>(join(folder, 'corpus.jsonl'));
  const numbers = new Map(corpus.map((document, i) => [document.id, i]));
  const grades = readGrades(join(folder, 'qrels.tsv'), numbers);
  const judged = lines<{ id: string; text: string }>(join(folder, 'queries.jsonl')).filter((q) =>
    grades.has(q.id),
  );
  const documents = corpus.map(({ title, text }) => `${title} ${text}`.trim());
  const questions = judged.map((question) => question.text);
  const isBitext = isKorean(questions) !== isKorean(documents);
  return {
    kind: isBitext ? 'bitext' : 'retrieval',
    name,
    documents,
    questions,
    grades: judged.map((question) => grades.get(question.id)!),
  };
}

function isKorean(texts: readonly string[]): boolean {
  return hangulShare(texts.slice(0, SAMPLE).join(' ')) > 0.5;
}

function readGrades(path: string, numbers: ReadonlyMap<string, number>): Map<string, Map<number, number>> {
  const grades = new Map<string, Map<number, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [question, document, grade] = line.trim().split('\t');
    const number = numbers.get(document ?? '');
    if (question === undefined || number === undefined || !(Number(grade) > 0)) continue;
    if (!grades.has(question)) grades.set(question, new Map());
    grades.get(question)!.set(number, Number(grade));
  }
  return grades;
}

function lines<Row>(path: string): Row[] {
  const content = readFileSync(path, 'utf8').split('\n');
  return content.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Row];
    } catch (cause) {
      throw new Problem(`${path}:${i + 1}`, 'not a JSON object', 'write one object a line', { cause });
    }
  });
}
