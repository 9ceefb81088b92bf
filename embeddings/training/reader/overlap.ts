import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../../src/languages/tokens.ts';
import { readLines } from './items.ts';

const RUN = 8;

/** Knows the texts and questions of the evaluation sets in `folder`, to keep them out of training. */
export function evaluationTexts(folder: string): { shares(text: string): boolean } {
  const runs = new Set<string>();
  const whole = new Set<string>();
  const add = (text: string) => {
    for (const run of runsOf(text)) runs.add(run);
  };
  for (const set of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, set.name);
    const rows = set.isDirectory()
      ? ['corpus', 'queries', 'pairs'].flatMap((name) => readLines<Row>(join(path, `${name}.jsonl`)))
      : set.name.endsWith('.jsonl')
        ? readLines<Row>(path)
        : [];
    for (const { text, question, a, b } of rows) {
      for (const one of [text, question, a, b]) if (one) add(one);
      for (const one of [question, text]) if (one && one.length < 300) whole.add(plain(one));
    }
  }
  return { shares: (text) => whole.has(plain(text)) || runsOf(text).some((run) => runs.has(run)) };
}

interface Row {
  text?: string;
  question?: string;
  a?: string;
  b?: string;
}

const plain = (text: string) =>
  words(text)
    .map(({ form }) => form)
    .join(' ');

/** Every eight words in a row. */
function runsOf(text: string): string[] {
  const forms = words(text).map(({ form }) => form);
  return Array.from({ length: Math.max(0, forms.length - RUN + 1) }, (_, i) =>
    forms.slice(i, i + RUN).join(' '),
  );
}
