import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The rooms from the ground up: each may import from those above it in this list, never from one below. Rooms on one
 * line do not know each other. Programs (what is started by name) stand last: they put rooms together.
 */
const ROOMS: readonly (readonly string[])[] = [
  ['src/problem.ts', 'src/locale.ts', 'src/printable.ts', 'src/end-with-parent.ts'],
  ['src/refusal.ts', 'src/config.ts'],
  ['src/log.ts', 'src/run.ts'],
  ['src/text'],
  ['src/languages'],
  ['embeddings/encoder'],
  ['src/documents'],
  ['src/sources', 'src/domains'],
  ['src/library'],
  ['src/query'],
  ['embeddings/encoder/reader'],
  ['embeddings/encoder/reader.ts'],
  ['src/retrieval'],
  ['src/reading'],
  ['src/answering'],
  ['src/checking'],
  ['src/lookup'],
  ['src/briefing'],
  ['src/engine'],
  ['embeddings/indexing'],
  ['src/message'],
  ['src/bot'],
  ['commands'],
  ['src/app.ts'],
  ['src/discord', 'src/preview', 'src/cli'],
  ['src/main.ts', 'embeddings/evaluate', 'embeddings/training'],
];

/** Programs lie in the room of what they do, and are imported by nobody. */
const PROGRAMS = ['embeddings/indexing/cli.ts'];

const floors = new Map(ROOMS.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

/** The room a module lies in: of rooms within each other the inner one. */
const roomOf = (path: string): string | undefined =>
  [...floors.keys()]
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

function* modules(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* modules(path);
    else if (path.endsWith('.ts')) yield path;
  }
}

const IMPORT = /from '(\.[^']+)'|import\('(\.[^']+)'\)/g;

function importsOf(path: string): string[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  return [...source.matchAll(IMPORT)].map(([, one, two]) =>
    relative('.', normalize(join(dirname(path), (one ?? two)!))),
  );
}

const all = ['src', 'commands', 'embeddings'].flatMap((folder) => [...modules(folder)]);

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** The ways from a module back to itself, each as the modules on it. */
function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const left = new Set<string>();
  const way: string[] = [];
  const visit = (path: string) => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (left.has(path)) return;
    way.push(path);
    for (const target of imports.get(path) ?? []) visit(target);
    way.pop();
    left.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return found;
}

describe('the rooms of the house', () => {
  it('GIVEN any module THEN it lies in a room of the list', () => {
    expect(all.filter((path) => !roomOf(path))).toEqual([]);
  });

  it('GIVEN any import THEN it goes up the list, or stays in its room', () => {
    const wrong = all
      .filter((path) => !PROGRAMS.includes(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => {
            const [from, to] = [roomOf(path), roomOf(target)];
            if (!from || !to || from === to) return false;
            return floors.get(to)! >= floors.get(from)!;
          })
          .map((target) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('GIVEN a trade THEN only the list of domains imports what it knows', () => {
    const trades = readdirSync(join(ROOT, 'src/domains'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'general')
      .map(({ name }) => `src/domains/${name}/`);
    const wrong = all.flatMap((path) =>
      importsOf(path)
        .filter((target) => trades.some((trade) => target.startsWith(trade) && !path.startsWith(trade)))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual(['src/domains/all.ts → src/domains/diplomacy/diplomacy.ts']);
  });

  it('GIVEN the core THEN it holds no word of Korean: languages and domains say theirs behind their interfaces', () => {
    const core = ['src/query/', 'src/retrieval/', 'src/answering/', 'src/text/'];
    // Between the two languages, not of one.
    const between = 'src/query/translation/';
    const holding = all
      .filter((path) => core.some((room) => path.startsWith(room)) && !path.startsWith(between))
      .filter((path) => /\p{Script=Hangul}/u.test(withoutComments(readFileSync(join(ROOT, path), 'utf8'))));
    expect(holding).toEqual([]);
  });

  it('GIVEN all imports, of types too THEN no module leads back to itself', () => {
    expect(cyclesOf(new Map(all.map((path) => [path, importsOf(path)])))).toEqual([]);
  });
});
