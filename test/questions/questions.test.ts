import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Question {
  id: string;
  question: string;
  kind: string;
  split: 'fit' | 'held';
  answers: string[];
  document?: string | null;
  doc?: string | null;
  also?: string;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const corpus = here('../../corpus/');
const seeds = here('../../../shared/seeds/');

/** Nothing is fitted by these. */
const ALL_HELD = ['seeds-fresh.jsonl', 'seeds-kinds.jsonl'];

const questionsOf = (name: string): Question[] =>
  readFileSync(here(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const isAnswerable = (question: Question) => !['unanswerable', 'near-miss'].includes(question.kind);

/** Answers that stand in none of the question's documents, as "id: answer". */
function missing(questions: Question[], folder: string): string[] {
  return questions.filter(isAnswerable).flatMap((question) => {
    const paths = [question.document ?? question.doc, question.also].filter(
      (path) => typeof path === 'string',
    );
    const text = paths.map((path) => readFileSync(folder + path, 'utf8')).join('\n');
    return question.answers
      .filter((answer) => !text.includes(answer))
      .map((answer) => `${question.id}: ${answer}`);
  });
}

function checks(name: string, folder: string): void {
  const questions = questionsOf(name);
  it('THEN every answer stands in its document, word for word', () => {
    expect(missing(questions, folder)).toEqual([]);
    expect(questions.filter((question) => isAnswerable(question) && question.answers.length === 0)).toEqual(
      [],
    );
  });
  it('THEN unanswerable questions and near misses name no document and no answer', () => {
    const others = questions.filter((question) => !isAnswerable(question));
    expect(others.length).toBeGreaterThanOrEqual(20);
    expect(
      others.filter((question) => question.answers.length || (question.document ?? question.doc)),
    ).toEqual([]);
  });
  it('THEN ids and questions are unique, and about half, or all, are held out', () => {
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
    expect(new Set(questions.map((question) => question.question)).size).toBe(questions.length);
    const held = questions.filter((question) => question.split === 'held').length / questions.length;
    expect(held).toBeGreaterThan(0.4);
    expect(held).toBeLessThan(ALL_HELD.includes(name) ? 1.1 : 0.6);
  });
}

describe('GIVEN the questions over the sample corpus', () => checks('sample.jsonl', corpus));
describe('GIVEN questions typed in a hurry over the sample corpus', () => checks('sample-typed.jsonl', corpus));
describe('GIVEN the further questions over the sample corpus', () => checks('sample-fresh.jsonl', corpus));
describe.skipIf(!existsSync(seeds))(
  'GIVEN the further questions over the seeds (SKIPPED without ../shared/seeds)',
  () => {
    checks('seeds-extra.jsonl', seeds);
  },
);
describe.skipIf(!existsSync(seeds))(
  'GIVEN questions typed in a hurry over the seeds (SKIPPED without ../shared/seeds)',
  () => {
    checks('seeds-typed.jsonl', seeds);
  },
);
describe.skipIf(!existsSync(seeds))(
  'GIVEN fresh questions over the seeds, half of them not answerable (SKIPPED without ../shared/seeds)',
  () => {
    checks('seeds-fresh.jsonl', seeds);
  },
);
describe.skipIf(!existsSync(seeds))(
  'GIVEN questions over the seeds of the kinds of ../shared/eval/seeds.jsonl (SKIPPED without ../shared/seeds)',
  () => {
    checks('seeds-kinds.jsonl', seeds);
  },
);
