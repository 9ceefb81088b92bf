import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One line a level: the level (0: the most frequent words), then the stems of that level. */
const FILE = fileURLToPath(new URL('../../model/attache-reader-ko-en/frequencies.txt', import.meta.url));

export const NEVER_MET = 255;

let levels: Map<string, number> | undefined;

/** How rare a stem is, 0 … 255, by how often it stands in the training text: 255 × ln(N / n) / ln(N) in steps of 8. */
export function rarityOf(stem: string): number {
  levels ??= read();
  return levels.get(stem) ?? NEVER_MET;
}

function read(): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [level, ...stems] = line.split(' ');
    for (const stem of stems) found.set(stem, Number(level));
  }
  return found;
}
