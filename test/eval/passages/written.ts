import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Where our own reading questions lie: one passage a line, with what is asked of it (see the card beside them). */
const FOLDER =
  process.env.ATTACHE_QUESTIONS ??
  fileURLToPath(new URL('../../../embeddings/training/questions', import.meta.url));

/** `train` and `dev` share domains, not passages; the domains of `held` are measured only. The reader is trained on `train`. */
export const SPLITS = ['train', 'dev', 'held'] as const;
export type Split = (typeof SPLITS)[number];

/** A question of a passage, with a twin that looks alike and that the passage does not answer. */
export interface WrittenQuestion {
  kind: string;
  question: string;
  /** Ordinals of the units that answer, from 0. */
  gold: number[];
  answer: string;
  twin: { kind: string; question: string };
}

export interface WrittenPassage {
  id: string;
  domain: string;
  lang: string;
  /** Title and headings, divided by ` > `. */
  heading: string;
  /** Units: sentences, list items, rows of a table, lines of code. */
  sentences: string[];
  questions: WrittenQuestion[];
  split: Split;
}

/** All passages with their questions; none where the questions are not there. */
export function writtenPassages(folder = FOLDER): WrittenPassage[] {
  return SPLITS.flatMap((split) => {
    const path = [`${split}.jsonl.gz`, `questions-${split}.jsonl.gz`]
      .map((name) => join(folder, name))
      .find((name) => existsSync(name));
    if (!path) return [];
    return gunzipSync(readFileSync(path))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): WrittenPassage => ({ ...JSON.parse(line), split }));
  });
}

/** The passage as a Markdown file, without the units of `left`: rows as a table, code fenced, sentences in paragraphs. */
export function asMarkdown({ heading, sentences }: WrittenPassage, left: readonly number[] = []): string {
  const [title = '', ...below] = heading.split(' > ');
  const out = [`# ${escaped(title)}`, ...below.map((one, i) => `${'#'.repeat(i + 2)} ${escaped(one)}`)];
  let last: Shape | null = null;
  for (const [i, unit] of sentences.entries()) {
    if (left.includes(i)) continue;
    const shape = shapeOf(unit);
    if (last === 'code' && shape !== 'code') out.push('```');
    if (shape !== last) out.push('');
    if (shape === 'code') out.push(...(last === 'code' ? [unit] : ['```', unit]));
    else if (shape === 'row') out.push(...rowOf(unit, last !== 'row'));
    else if (shape === 'item') out.push(`- ${escaped(unit)}`);
    else if (last === 'sentence') out[out.length - 1] += ` ${escaped(unit)}`;
    else out.push(escaped(unit));
    last = shape;
  }
  if (last === 'code') out.push('```');
  return `${out.join('\n')}\n`;
}

type Shape = 'sentence' | 'row' | 'code' | 'item';

function shapeOf(unit: string): Shape {
  if (unit.includes(' | ')) return 'row';
  if (/[.!?。다요]["”’')\]]?$/u.test(unit)) return 'sentence';
  return /^[\w.-]+\s*=\s*\S|^[$>{}]|[;{}]$/u.test(unit) ? 'code' : 'item';
}

function rowOf(unit: string, first: boolean): string[] {
  const cells = unit.split(' | ').map(escaped);
  const row = `| ${cells.join(' | ')} |`;
  return first ? [row, `|${' --- |'.repeat(cells.length)}`] : [row];
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<>#|~$&]/g, '\\$&');

/** Letters and figures of a text alone, by which what was quoted is compared with what was written. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Fewest letters of a highlight that is part of a unit. */
const SHORTEST = 6;

/** Whether what was highlighted is, or holds, one of the units that answer. */
export function holdsUnit(highlighted: readonly string[], units: readonly string[]): boolean {
  const texts = highlighted.map(bare);
  return units
    .map(bare)
    .some((unit) =>
      texts.some((text) => text.includes(unit) || (text.length >= SHORTEST && unit.includes(text))),
    );
}
