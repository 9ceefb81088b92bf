import { fileURLToPath } from 'node:url';

export interface Score {
  kind: string;
  found: number;
  wrong: number;
  missed: number;
}

/** A file of test/gold. */
export const gold = (name: string): string => fileURLToPath(new URL(`../../gold/${name}`, import.meta.url));

export const precision = ({ found, wrong }: Score): number =>
  found + wrong === 0 ? 1 : found / (found + wrong);
export const recall = ({ found, missed }: Score): number =>
  found + missed === 0 ? 1 : found / (found + missed);
export const f1 = (score: Score): number =>
  score.found === 0 ? 0 : (2 * score.found) / (2 * score.found + score.wrong + score.missed);

export const straight = (text: string): string =>
  text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').replace(/^the /, '');

/** Counts labels found, labels missed and finds that are no label, one against one. */
export function tally<G, F>(
  score: Score,
  labels: readonly G[],
  finds: readonly F[],
  same: (label: G, find: F) => boolean,
  report: (line: string) => void,
): void {
  const left = [...finds];
  for (const label of labels) {
    const i = left.findIndex((find) => same(label, find));
    if (i >= 0) {
      left.splice(i, 1);
      score.found++;
    } else {
      score.missed++;
      report(`${score.kind}: missed ${JSON.stringify(label)}`);
    }
  }
  score.wrong += left.length;
  for (const find of left) report(`${score.kind}: wrong ${JSON.stringify(find)}`);
}

export const empty = (kinds: readonly string[]): Record<string, Score> =>
  Object.fromEntries(kinds.map((kind) => [kind, { kind, found: 0, wrong: 0, missed: 0 }]));

/** `2019-03`, `2014/2017`, `--07-09` against the days meant. */
export function sameDays(
  iso: string,
  date: { from: string | null; to: string | null; yearless: { from: string; to: string } | null },
): boolean {
  if (iso.startsWith('--')) return date.from === null && date.yearless?.from === iso.slice(2);
  const [first = '', last = first] = iso.split('/');
  return date.from !== null && date.to !== null && date.from.startsWith(first) && date.to.startsWith(last);
}
