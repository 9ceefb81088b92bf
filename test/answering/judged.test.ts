import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { abstentionAt, areaUnderCurve, calibration } from '../eval/calibration.ts';
import { asMarkdown, holdsUnit } from '../eval/passages/written.ts';
import { readSet } from '../eval/sets.ts';
import { EMBASSIES, OPEN } from '../support/embassies.ts';
import { libraryOf } from '../support/search-library.ts';

function setOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'attache-set-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const CORPUS = '{"id": "d", "title": "T", "text": "Text."}\n';
const QUERIES = [
  '{"id": "a", "text": "Told?", "answers": ["Text"]}',
  '{"id": "b", "text": "Not told?", "answers": []}',
  '{"id": "c", "text": "Nobody judged this?"}',
].join('\n');

it('GIVEN a question with an empty list of answers and no relevant document THEN it is unanswerable, others are skipped', () => {
  const files = { 'corpus.jsonl': CORPUS, 'queries.jsonl': QUERIES, 'qrels.tsv': 'a\td\t1\n' };
  const set = readSet(setOf(files));
  expect(set.queries.map(({ id }) => id)).toEqual(['a']);
  expect(set.unanswerable.map(({ id }) => id)).toEqual(['b']);
});

it.each([
  ['a line that is no JSON', { 'queries.jsonl': '{"id": "a"' }, /line 1 of queries\.jsonl/],
  ['no relevant document at all', { 'qrels.tsv': '' }, /no question/],
  ['a line of two columns', { 'qrels.tsv': 'a\td\n' }, /line 1 of qrels\.tsv/],
  ['an empty corpus', { 'corpus.jsonl': '' }, /holds no document/],
])('GIVEN a set with %s THEN it says which set cannot be used and why', (_, changed, message) => {
  const whole = { 'corpus.jsonl': CORPUS, 'queries.jsonl': QUERIES, 'qrels.tsv': 'a\td\t1\n' };
  expect(() => readSet(setOf({ ...whole, ...changed }))).toThrow(message);
});

it('GIVEN scores by hand THEN area, abstention and calibration are those computed by hand', () => {
  expect(areaUnderCurve([0.9, 0.5], [0.5, 0.1])).toBeCloseTo(3.5 / 4, 10);
  expect(abstentionAt([0.9, 0.8, 0.7, 0.2], [0.1, 0.6, 0.75], 0.25)).toBeCloseTo(2 / 3, 10);
  const judged = [
    { confidence: 0.85, answerable: true, right: true },
    { confidence: 0.85, answerable: true, right: false },
    { confidence: 0.15, answerable: false, right: false },
  ];
  const { ece, bins } = calibration(judged);
  expect(ece).toBeCloseTo((2 / 3) * 0.35 + (1 / 3) * 0.15, 10);
  expect(bins.map(({ count, right }) => [count, right])).toEqual([
    [1, 0],
    [2, 0.5],
  ]);
});

it('GIVEN a written passage THEN its file has title, headings, table and code, and a unit can be left out', () => {
  const passage = {
    ...{ id: 'x:1', domain: 'd', lang: 'en', split: 'dev' as const, questions: [] },
    heading: 'Guide > Limits',
    sentences: ['Read this first.', 'Size | Price', 'S | 3', 'retries = 5', 'Then *start* it.'],
  };
  const text = asMarkdown(passage, [0]);
  expect(text).toContain('# Guide\n## Limits');
  expect(text).toContain('| Size | Price |\n| --- | --- |\n| S | 3 |');
  expect(text).toContain('```\nretries = 5\n```');
  expect(text).not.toContain('Read this first');
  expect(holdsUnit(['| S | 3 |'], ['S | 3'])).toBe(true);
  expect(holdsUnit(['Then start it.'], ['Then stop it.'])).toBe(false);
});

it('GIVEN a log that tells how questions are judged THEN it says how one was parsed, what was found and why', async () => {
  const told: object[] = [];
  const context = { ...(await libraryOf(EMBASSIES)), debug: (one: object) => told.push(one) };
  await answer(context, { text: 'How many books does the reading room hold?', collections: OPEN });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    parsed: { language: 'en' },
    outcome: { kind: 'answer', confidence: expect.any(Number) },
    chosen: { text: expect.stringContaining('3,100') },
  });
});
