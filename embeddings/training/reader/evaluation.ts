import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentences } from '../../../src/languages/sentences.ts';
import { type Item, readLines, writeItems } from './items.ts';
import { withNegatives } from './negatives.ts';

/** usage: evaluation.ts EVALUATION_FOLDER WORK SET… → WORK/SET.jsonl, every question asked of the paragraph it was written for. */
const [folder, work, ...names] = process.argv.slice(2);
if (!folder || !work) throw new Error('usage: evaluation.ts EVALUATION WORK SET…');
/** Questions taken of a larger set. */
const MOST = 3000;

interface Document {
  id: string;
  title: string;
  text: string;
}

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

for (const name of names) {
  const path = join(folder, name);
  const documents = new Map(readLines<Document>(join(path, 'corpus.jsonl')).map((one) => [one.id, one]));
  const queries = readLines<{ id: string; text: string; answers?: string[] }>(join(path, 'queries.jsonl'));
  const relevant = new Map<string, string[]>();
  for (const line of readFileSync(join(path, 'qrels.tsv'), 'utf8').split('\n')) {
    const [query, document, grade] = line.split('\t');
    if (query && document && Number(grade) > 0)
      relevant.set(query, [...(relevant.get(query) ?? []), document]);
  }
  const items = existsSync(join(path, 'candidates.tsv')) ? ofCandidates(path) : ofParagraphs();
  writeItems(join(work, `${name}.jsonl`), name === 'squad2-dev' ? withNegatives(items) : items);
  console.log(`${name}: ${items.length} questions`);

  function ofParagraphs(): Item[] {
    const step = Math.max(1, Math.ceil(queries.length / MOST));
    return queries.flatMap(({ id, text, answers = [] }, i): Item[] => {
      // An unanswerable question's paragraph is the one of the answerable question before it in the file.
      const document = documents.get(relevant.get(id)?.[0] ?? paragraphOf(i)) as Document;
      if ((step > 1 && i % step !== 0) || !document) return [];
      const units = cut(document.text);
      const gold = units.flatMap((unit, s) => (answers.some((answer) => unit.includes(answer)) ? [s] : []));
      const of = { group: id, set: name, domain: name, kind: '', heading: document.title, sentences: units };
      if (answers.length === 0)
        return [{ ...of, case: 'twin' as const, question: text, gold: [], answer: null }];
      const answer = answers.find((one) => units[gold[0] ?? 0]!.includes(one)) ?? null;
      return gold.length > 0 ? [{ ...of, case: 'answered' as const, question: text, gold, answer }] : [];
    });
  }

  function paragraphOf(i: number): string {
    for (let before = i; before >= 0; before--) {
      const found = relevant.get(queries[before]!.id)?.[0];
      if (found) return found;
    }
    return '';
  }

  /** Official candidate sentences of a question, which stand one after the other in an article. */
  function ofCandidates(from: string): Item[] {
    const byQuery = new Map<string, [string, boolean][]>();
    for (const line of readFileSync(join(from, 'candidates.tsv'), 'utf8').split('\n')) {
      const [query, sentence, label] = line.split('\t');
      if (query && sentence) byQuery.set(query, [...(byQuery.get(query) ?? []), [sentence, label === '1']]);
    }
    return queries.flatMap(({ id, text }) => {
      const list = (byQuery.get(id) ?? []).sort(
        ([a], [b]) => Number(a.split('-').at(-1)) - Number(b.split('-').at(-1)),
      );
      const gold = list.flatMap(([, right], s) => (right ? [s] : []));
      const units = list.map(([sentence]) => documents.get(sentence)!.text);
      const heading = documents.get(list[0]?.[0] ?? '')?.title ?? '';
      if (gold.length === 0) return [];
      const of = { group: id, set: name, domain: name, case: 'answered' as const, kind: '' };
      return [{ ...of, heading, sentences: units, question: text, gold, answer: null }];
    });
  }
}
