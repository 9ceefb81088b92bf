import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';

/** A question asked of one passage. */
export interface Item {
  /** Same for all that share a question's passage and origin: a question, its twin, and what is made of them. */
  group: string;
  /** `own`, `cloze` …, or the name of an evaluation set. */
  set: string;
  domain: string;
  /** answered; twin; taken-out; other (passage of something else). */
  case: 'answered' | 'twin' | 'taken-out' | 'other';
  /** Kind of question or of twin. */
  kind: string;
  heading: string;
  sentences: string[];
  question: string;
  /** Ordinals of the sentences that answer, from 0; empty when none does. */
  gold: number[];
  /** Shortest span that answers, as it stands in the first of them; null when unknown. */
  answer: string | null;
}

export function readItems(path: string): Item[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item);
}

export function writeItems(path: string, items: readonly Item[]): void {
  writeFileSync(path, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
}

/** Objects of a JSONL file, gzipped or not; none when it does not exist. */
export function readLines<T>(path: string): T[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

export async function* eachLine<T>(path: string): AsyncGenerator<T> {
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  }))
    if (line) yield JSON.parse(line) as T;
}
