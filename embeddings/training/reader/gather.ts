import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeItems } from './items.ts';
import { withNegatives } from './negatives.ts';
import { evaluationTexts } from './overlap.ts';
import { itemsOf, parseQuestions, type Split, splitOf, type Written } from './questions.ts';

/** usage: gather.ts QUESTIONS_FOLDER EVALUATION_FOLDER WORK — files of questions → WORK/{train,dev,held}.jsonl */
const [source, evaluation, work] = process.argv.slice(2);
if (!source || !evaluation || !work) throw new Error('usage: gather.ts QUESTIONS EVALUATION WORK');
const known = evaluationTexts(evaluation);
const splits: Record<Split, Written[]> = { train: [], dev: [], held: [] };
const problems: string[] = [];
let dropped = 0;
const seen = new Set<string>();
for (const file of readdirSync(source)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  for (const passage of parseQuestions(join(source, file), (problem) => problems.push(problem))) {
    const isKnown = passage.sentences.some((text) => known.shares(text));
    const questions = isKnown
      ? []
      : passage.questions.filter(
          ({ question, twin }) =>
            !known.shares(question) && !known.shares(twin.question) && question !== twin.question,
        );
    dropped += passage.questions.length - questions.length;
    const text = passage.heading + passage.sentences.join('\n');
    if (questions.length === 0 || seen.has(text)) continue;
    seen.add(text);
    splits[splitOf(passage)].push({ ...passage, id: `${file}:${passage.id.split(':').at(-1)}`, questions });
  }
}
for (const [split, passages] of Object.entries(splits)) {
  writeItems(join(work, `${split}.jsonl`), withNegatives(passages.flatMap(itemsOf)));
  const lines = passages.map((passage) => `${JSON.stringify(passage)}\n`).join('');
  writeFileSync(join(work, `questions-${split}.jsonl.gz`), gzipSync(lines, { level: 9 }));
  const count = passages.reduce((sum, { questions }) => sum + questions.length, 0);
  console.log(`${split}: ${passages.length} passages, ${count} questions with a twin each`);
}
console.log(`${dropped} questions left out: they share words with an evaluation set`);
if (!process.argv.includes('--quiet')) for (const problem of problems) console.log(problem);
