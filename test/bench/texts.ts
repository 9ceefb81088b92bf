import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { seeded, writeCorpus } from '../support/generated.ts';

/** Paragraphs and questions of a real kind, where they are at hand; else both are generated. */
const REAL = fileURLToPath(new URL('../../../shared/train', import.meta.url));
/** Of what is there, the texts that are paragraphs of documents, by the name of their column. */
const FILES = { wh_text: 'text', wh_title: 'b', openstax: 'b', hr_reports: 'b' } as const;
const PARAGRAPHS_A_DOCUMENT = 8;
/** Characters: people who ask a bot write shorter than those who speak to an official. */
const LONGEST_QUESTION = 120;
const SHORTEST_PARAGRAPH = 200;
/** Different words of the generated kind. */
const VOCABULARY = 60_000;
const COLLECTIONS = 5;

export interface Texts {
  paragraphs: string[];
  questions: string[];
  kind: string;
}

/** So many paragraphs; where there are fewer of the real kind, the rest is generated. */
export function textsFor(count: number): Texts {
  if (!existsSync(REAL)) return { ...generated(count), kind: 'generated' };
  const paragraphs: string[] = [];
  for (const [name, column] of Object.entries(FILES)) {
    for (const line of lines(name)) {
      if (paragraphs.length === count) break;
      if (typeof line[column] === 'string' && line[column].length > SHORTEST_PARAGRAPH)
        paragraphs.push(line[column]);
    }
  }
  const missing = count - paragraphs.length;
  const questions = lines('wh_qa')
    .map(({ a }) => a!)
    .filter((text) => text.length < LONGEST_QUESTION);
  return {
    paragraphs: missing > 0 ? [...paragraphs, ...generated(missing).paragraphs] : paragraphs,
    questions,
    kind: `speeches, reports and textbooks, reporters’ questions${missing > 0 ? `; ${missing} paragraphs generated` : ''}`,
  };
}

function lines(name: string): Record<string, string>[] {
  const path = join(REAL, `${name}.jsonl.gz`);
  if (!existsSync(path)) return [];
  const text = gunzipSync(readFileSync(path)).toString().trim();
  return text.split('\n').map((line) => JSON.parse(line) as Record<string, string>);
}

/** Words as frequent as their ranks tell (Zipf), so that posting lists are as long as those of a real language. */
function generated(count: number): Omit<Texts, 'kind'> {
  const random = seeded(1);
  const syllables = 'ta ren mi sol ka dor pe vin lu gas tor ne bri sho fa wex'.split(' ');
  const word = () => {
    let rank = Math.floor(VOCABULARY ** random());
    let text = '';
    for (; rank > 0 || text === ''; rank = Math.floor(rank / syllables.length))
      text += syllables[rank % syllables.length];
    return text;
  };
  const text = (length: number) => Array.from({ length }, word).join(' ');
  return {
    paragraphs: Array.from({ length: count }, () => `${text(30)}. ${text(30)}.`),
    questions: Array.from({ length: 2000 }, () => text(9)),
  };
}

/** Writes the paragraphs as documents of eight into a folder. @returns how many documents */
export function writeDocuments(corpusDir: string, paragraphs: readonly string[]): number {
  const files: Record<string, string> = {};
  for (let at = 0, i = 0; at < paragraphs.length; at += PARAGRAPHS_A_DOCUMENT, i++) {
    const text = paragraphs.slice(at, at + PARAGRAPHS_A_DOCUMENT).join('\n\n');
    files[documentPath(i)] = `# Report ${i}\n\n${text}\n`;
  }
  writeCorpus(corpusDir, files);
  return Object.keys(files).length;
}

/** Path of a document below the corpus folder: some hundred in a folder. */
export const documentPath = (i: number): string =>
  `c${i % COLLECTIONS}/${Math.floor(i / 500)}/report-${String(i).padStart(6, '0')}.md`;

/** Some of all, evenly. */
export function spread<T>(all: readonly T[], limit: number): T[] {
  const step = Math.max(1, Math.floor(all.length / limit));
  return all.filter((_, i) => i % step === 0).slice(0, limit);
}
