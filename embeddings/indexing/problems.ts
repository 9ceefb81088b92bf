import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** A folder that cannot be written is no obstacle. */
export function saveProblems(dataDir: string, problems: Problems): void {
  try {
    writeFileSync(join(dataDir, FILE), JSON.stringify(problems));
  } catch {
    // They are found again at the next build.
  }
}

/** Those of the last build; none where there was no build. */
export function readProblems(dataDir: string): Problems {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as Problems;
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
