import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files beside the documents that are settings, and what desktops and editors leave behind. */
const NOT_DOCUMENTS = /^(?:collections\.ya?ml|glossary\.[^.]+|thumbs\.db|desktop\.ini|__macosx)$/i;
const LEFT_BEHIND = /^[.~]|~$|\.(?:swp|tmp|bak|part|crdownload)$/i;

/**
 * The documents below a folder: relative paths with `/` between folders, in NFC, sorted by code unit. Hidden files,
 * editors' backups, `collections.yaml` and `glossary.*` are left out; links are followed, a link back to a folder
 * above it is not. Files of a format that cannot be read are listed, so that they are reported rather than missed.
 */
export async function listFiles(corpusDir: string): Promise<string[]> {
  const found: string[] = [];
  await walk(corpusDir, '', new Set(), found);
  return [...new Set(found)].sort();
}

async function walk(dir: string, prefix: string, above: ReadonlySet<string>, found: string[]): Promise<void> {
  const here = await realpath(dir);
  if (above.has(here)) return;
  const within = new Set(above).add(here);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (NOT_DOCUMENTS.test(entry.name) || LEFT_BEHIND.test(entry.name)) continue;
    const full = join(dir, entry.name);
    const kind = entry.isSymbolicLink() ? await stat(full).catch(() => null) : entry;
    const path = `${prefix}${entry.name.normalize('NFC')}`;
    if (kind?.isDirectory()) await walk(full, `${path}/`, within, found);
    else if (kind?.isFile()) found.push(path);
  }
}

/**
 * Where the file of a path lies on disk. `listFiles` gives names in NFC; some file systems (macOS, archives made
 * there) keep Hangul decomposed, so a name that is not found as given is looked up by its NFC form.
 */
export async function locate(corpusDir: string, relativePath: string): Promise<string> {
  const direct = join(corpusDir, relativePath);
  if (await exists(direct)) return direct;
  let dir = corpusDir;
  for (const name of relativePath.normalize('NFC').split('/')) {
    const names = await readdir(dir).catch(() => [] as string[]);
    dir = join(dir, names.find((other) => other.normalize('NFC') === name) ?? name);
  }
  return dir;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
