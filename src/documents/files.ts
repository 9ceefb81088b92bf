import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Files beside the documents that are settings, and what desktops and editors leave behind. */
const NOT_DOCUMENTS =
  /^(?:(?:collections|sources(?:\.example)?)\.ya?ml|glossary\.[^.]+|thumbs\.db|desktop\.ini|__macosx)$/i;
const LEFT_BEHIND = /^[.~]|~$|\.(?:swp|tmp|bak|part|crdownload)$/i;

/** Pictures, sound, films, fonts and what a page is styled and moved with: they lie beside documents and are none. */
const BESIDE = new Set(
  (
    'apng avif bmp gif heic ico jpeg jpg png svg tif tiff webp mp3 m4a ogg wav avi mkv mov mp4 webm ' +
    'css scss less js mjs map woff woff2 ttf otf eot'
  ).split(' '),
);

/** Whether a file of this name is never taken for a document: a setting, hidden, or left behind by another program. */
export const isNoDocument = (name: string): boolean =>
  NOT_DOCUMENTS.test(name) || LEFT_BEHIND.test(name) || BESIDE.has(extname(name).slice(1).toLowerCase());

/** What lies below a folder. */
export interface Listing {
  /** Relative paths with `/` between folders, in NFC, sorted by code unit. */
  files: string[];
  /** What was not looked into, and why, each as one line for a person. */
  problems: { path: string; message: string }[];
}

interface Walk extends Listing {
  root: string;
  except: ReadonlySet<string>;
}

/**
 * The documents below a folder. Hidden files, editors' backups, settings and folders of `except` are left out. A link is
 * followed where it leads to something inside the folder, but never to a folder above itself. A folder that cannot be read costs
 * what is in it, nothing else. Files of a format that cannot be read are listed, so that they are reported rather than missed.
 *
 * @param except folders that hold no documents, such as the one of the library
 * @throws Error when the folder itself cannot be read
 */
export async function listFiles(corpusDir: string, except: readonly string[] = []): Promise<Listing> {
  const left = await Promise.all(except.map((folder) => realpath(folder).catch(() => folder)));
  const walk: Walk = { root: await realpath(corpusDir), except: new Set(left), files: [], problems: [] };
  await look(walk, corpusDir, '', new Set());
  walk.files.sort();
  return { files: walk.files, problems: walk.problems };
}

async function look(walk: Walk, dir: string, prefix: string, above: ReadonlySet<string>): Promise<void> {
  const here = await realpath(dir);
  if (above.has(here) || walk.except.has(here)) return;
  const within = new Set(above).add(here);
  const taken = new Set<string>();
  for (const entry of (await readdir(dir, { withFileTypes: true })).sort(composedFirst)) {
    if (isNoDocument(entry.name)) continue;
    const full = join(dir, entry.name);
    const name = free(entry.name.normalize('NFC'), taken);
    const path = `${prefix}${name}`;
    if (entry.isSymbolicLink() && !(await leadsInside(walk, full))) {
      walk.problems.push({
        path,
        message: `${path}: a link that leads out of the corpus, which is not followed`,
      });
      continue;
    }
    const kind = entry.isSymbolicLink() ? await stat(full).catch(() => null) : entry;
    if (kind?.isFile()) walk.files.push(path);
    if (!kind?.isDirectory()) continue;
    try {
      await look(walk, full, `${path}/`, within);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code === 'EACCES' ? 'may not be read' : 'cannot be read';
      walk.problems.push({ path, message: `${path}: this folder ${why}; check its permissions` });
    }
  }
}

/** A link to nothing leads nowhere, and is no danger. */
async function leadsInside({ root }: Walk, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target === null || target === root || target.startsWith(root + sep);
}

/** Of two names that are the same once composed, the one that is composed keeps it. */
const composedFirst = (a: { name: string }, b: { name: string }): number =>
  Number(a.name.normalize('NFC') !== a.name) - Number(b.name.normalize('NFC') !== b.name);

const SECOND = ' (2)';

function free(name: string, taken: Set<string>): string {
  const own = taken.has(name) ? numbered(name) : name;
  taken.add(own);
  return own;
}

function numbered(name: string): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}${SECOND}${ending}`;
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
    const composed = (other: string) => other.normalize('NFC');
    const decomposed = names.find((other) => other !== composed(other) && numbered(composed(other)) === name);
    dir = join(dir, names.find((other) => composed(other) === name) ?? decomposed ?? name);
  }
  return dir;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
