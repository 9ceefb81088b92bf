import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lies beside the documents and decides how they are searched and who sees them; the same on every host. */
const NAMES = ['collections.yaml', 'glossary.tsv'];

/** The files by name, as JSON; one that is not there is null. */
export function readFiles(corpusDir: string): string {
  return JSON.stringify(NAMES.map((name) => [name, contentOf(join(corpusDir, name))]));
}

/**
 * Makes the files beside the documents those that were published, and a folder for each collection, without which the
 * access list would be taken for wrong.
 */
export function writeFiles(corpusDir: string, files: string, collections: Iterable<string>): void {
  mkdirSync(corpusDir, { recursive: true });
  for (const collection of collections) mkdirSync(join(corpusDir, collection), { recursive: true });
  for (const [name, content] of JSON.parse(files) as [string, string | null][]) {
    const path = join(corpusDir, name);
    if (!NAMES.includes(name) || contentOf(path) === content) continue;
    if (content === null) rmSync(path, { force: true });
    else {
      writeFileSync(`${path}.tmp`, content);
      renameSync(`${path}.tmp`, path);
    }
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
