import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Runs a program of this project, as a process or a thread: `node src/launch.js src/main.ts --help`.
 *
 * Node 20 reads no TypeScript, and to find and transpile hundreds of small files takes longer than to run them
 * (`npm run bench:start` measures a start). So they are bundled once, by esbuild, into a folder under node_modules that
 * is named by a hash of all sources: whoever edits one gets a new bundle with the next start. npm packages stay where
 * they are, but for those of many files.
 */
const PROGRAMS = [
  'src/main.ts',
  'src/cli/ask.ts',
  'src/cli/feedback.ts',
  'src/cli/migrate.ts',
  'src/discord/shard.ts',
  'src/documents/apart/process.ts',
  'src/engine/process.ts',
  'src/lookup/apart/process.ts',
  'embeddings/indexing/cli.ts',
  'embeddings/indexing/background-process.ts',
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/attache');
/** Tells the threads and processes that a program starts to run what it runs, whatever is edited meanwhile. */
const BUNDLE = 'ATTACHE_BUNDLE';
/** Packages of hundreds of small files, which are quicker to load from a bundle than one by one. */
const OF_MANY_FILES = /^kysely$/;
/** Age at which a bundle is removed, in ms: a program may run for long and load a part of it late. */
const KEPT = 30 * 24 * 60 * 60 * 1_000;

const [, , program = ''] = process.argv;
if (!PROGRAMS.includes(program)) throw new Error(`${program || 'nothing'} is none of ${PROGRAMS.join(', ')}`);
// The program finds its arguments as if it had been started itself.
process.argv.splice(1, 1);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(await ready()).href);

/** @returns the file to run */
async function ready() {
  const given = process.env[BUNDLE];
  const folder = given && existsSync(given) ? given : join(CACHE, hashOfSources());
  try {
    if (!existsSync(folder)) await bundle(folder);
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
    // Nothing can be kept here: file by file, which is slower.
    (await import('tsx/esm/api')).register();
    return join(ROOT, program);
  }
  process.env[BUNDLE] = folder;
  return join(folder, program.replace(/\.ts$/, '.js'));
}

/** Of everything a bundle depends on, where the sources lie included: 16 hexadecimal digits. */
function hashOfSources() {
  const hash = createHash('sha256').update(ROOT);
  const add = (/** @type {string} */ path) => hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)));
  for (const room of ['src', 'commands', 'embeddings']) {
    const names = readdirSync(join(ROOT, room), { recursive: true }).map(String).sort();
    for (const name of names) if (/\.[jt]s$/.test(name)) add(join(room, name));
  }
  add('package.json');
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder */
async function bundle(folder) {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: PROGRAMS,
    outbase: '.',
    outdir: unfinished,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    plugins: [
      { name: 'where sources lie', setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, located) },
      { name: 'of many files', setup: ({ onResolve }) => onResolve({ filter: OF_MANY_FILES }, bundled) },
    ],
  });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    // Of two that started at once, the other has been quicker.
    if (!existsSync(folder)) throw error;
  }
  for (const old of readdirSync(CACHE).map((name) => join(CACHE, name))) {
    if (statSync(old).mtimeMs < Date.now() - KEPT) rmSync(old, { recursive: true, force: true });
  }
}

/** @param {{ path: string }} asked */
function bundled({ path }) {
  return { path: fileURLToPath(import.meta.resolve(path)) };
}

/**
 * Data lies beside the sources, not beside the bundle.
 *
 * @param {{ path: string }} source
 * @returns {import('esbuild').OnLoadResult}
 */
function located({ path }) {
  const here = JSON.stringify(pathToFileURL(path).href);
  return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', here) };
}
