import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readWords } from '../../encoder/reader/words.ts';

/** Texts taken of each source: enough of each kind, none drowning the others. */
const SOURCES: Record<string, number> = {
  wh_text: 40_000,
  gov_digital_text: 30_000,
  openstax: 40_000,
  hr_reports: 20_000,
  medquad: 10_000,
  ms_docs: 10_000,
  dev_docs: 10_000,
  wiki_misc: 7_000,
  wh_qa: 15_000,
  ko_mono: 24_000,
  ko_en_parallel: 96_000,
};
const KEPT = 24_000;
/** Levels are multiples of this, so that a line holds many words. */
const STEP = 8;

/** Counts stems in the training text and writes the reader's table of word frequencies. usage: frequencies.ts TRAIN */
const folder = process.argv[2];
if (!folder) throw new Error('usage: frequencies.ts TRAIN_FOLDER');
const counts = { latin: new Map<string, number>(), hangul: new Map<string, number>() };
for (const [name, most] of Object.entries(SOURCES)) {
  const lines = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n');
  const step = Math.max(1, lines.length / most);
  for (let i = 0; i < lines.length; i += step) {
    const line = lines[Math.floor(i)];
    if (!line) continue;
    const { a = '', b = '', text = '' } = JSON.parse(line) as { a?: string; b?: string; text?: string };
    for (const { stem } of readWords(`${a} ${b} ${text}`, Number.POSITIVE_INFINITY)) {
      const of = /[가-힣]/.test(stem) ? counts.hangul : counts.latin;
      of.set(stem, (of.get(stem) ?? 0) + 1);
    }
  }
}
const levels = new Map<number, string[]>();
for (const [share, of] of [
  [0.7, counts.latin],
  [0.3, counts.hangul],
] as const) {
  let all = 0;
  for (const count of of.values()) all += count;
  const kept = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT * share);
  for (const [stem, count] of kept) {
    const level = Math.round((255 * Math.log(all / count)) / Math.log(all) / STEP) * STEP;
    levels.set(level, [...(levels.get(level) ?? []), stem]);
  }
  console.log(all, of.size, kept.at(-1));
}
const target = fileURLToPath(new URL('../../model/attache-reader-ko-en/frequencies.txt', import.meta.url));
const sorted = [...levels].sort((a, b) => a[0] - b[0]);
writeFileSync(target, `${sorted.map(([level, stems]) => `${level} ${stems.join(' ')}`).join('\n')}\n`);
