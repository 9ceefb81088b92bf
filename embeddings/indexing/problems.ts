import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A file that could not be read, or one that could but is odd. */
export interface FileProblem {
  path: string;
  message: string;
}

/** What the last build found, kept so that it can be asked for: `failed` files are not in the library, `odd` ones are. */
export interface Problems {
  failed: readonly FileProblem[];
  odd: readonly FileProblem[];
}

const FILE = 'problems.json';
const list = z.array(z.object({ path: z.string(), message: z.string() }));
const kept = z.object({ failed: list, odd: list });

/** A folder that cannot be written is no obstacle. */
export function saveProblems(dataDir: string, problems: Problems): void {
  try {
    writeFileSync(join(dataDir, FILE), JSON.stringify(problems));
  } catch {
    // They are found again at the next build.
  }
}

/** Those of the last build; none where there was no build, or where the file is not what was written. */
export function readProblems(dataDir: string): Problems {
  try {
    return kept.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')));
  } catch {
    return { failed: [], odd: [] };
  }
}

/** As text for a person: one line each, and how many there are. */
export function problemLines({ failed, odd }: Problems): string[] {
  if (failed.length + odd.length === 0) return ['No problems: every file was read.'];
  return [
    ...failed.map(({ message }) => message),
    ...odd.map(({ message }) => message),
    `Could not be read: ${failed.length}; read, with something odd: ${odd.length}`,
  ];
}
