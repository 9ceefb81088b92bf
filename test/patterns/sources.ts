import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseAst } from 'vite';

/** A regular expression that the program can run, and where it stands. */
export interface Pattern {
  source: string;
  flags: string;
  /** Path from the root of the repository, with `/`. */
  file: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['src', 'commands', 'embeddings'];

/** Every regular expression of the program: those written as such, and those put together when a module is loaded. */
export async function patterns(): Promise<Pattern[]> {
  const parsed = ROOMS.flatMap((room) => [...sources(join(ROOT, room))]).map(read);
  const composing = parsed.filter(({ composes }) => composes).map(({ file }) => file);
  const all = [...parsed.flatMap(({ found }) => found), ...(await composed(composing))];
  return [...new Map(all.map((pattern) => [keyOf(pattern), pattern])).values()];
}

export const keyOf = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string => `/${source}/${flags}`;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.[jt]s$/.test(entry.name)) yield path;
  }
}

interface Node {
  type?: string;
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
}

function read(path: string): { file: string; found: Pattern[]; composes: boolean } {
  const file = relative(ROOT, path).split(sep).join('/');
  const found: Pattern[] = [];
  let composes = false;
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, regex, callee } = node as Node;
    if (type === 'Literal' && regex) found.push({ source: regex.pattern, flags: regex.flags, file });
    if (callee?.name === 'RegExp') composes = true;
    Object.values(node).forEach(walk);
  };
  walk(parseAst(readFileSync(path, 'utf8'), { lang: path.endsWith('.ts') ? 'ts' : 'js' }));
  return { file, found, composes };
}

/** Loads the modules in which `RegExp` is called, and notes what they make of it. */
async function composed(files: readonly string[]): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, given, self) {
      const made = Reflect.construct(target, given, self);
      const file = callerOf(new Error().stack);
      if (file) found.push({ source: made.source, flags: made.flags, file });
      return made;
    },
  });
  try {
    for (const file of files) await import(pathToFileURL(join(ROOT, file)).href);
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

/** The file of the program that stands first in a stack, or null where a package does. */
function callerOf(stack = ''): string | null {
  const line = stack.split('\n')[2]?.replaceAll('\\', '/') ?? '';
  if (line.includes('node_modules')) return null;
  const at = ROOMS.map((room) => line.indexOf(`/${room}/`)).find((start) => start >= 0);
  return at === undefined ? null : line.slice(at + 1).replace(/[:?].*$/, '');
}
