import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run licences` writes `licences.txt`: every package that is installed, at its pinned version, with its licence and
 * whether it is there for development only. `--check` compares instead, and says which licence nobody has looked at yet.
 */

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}

const ROOT = new URL('../../', import.meta.url);
const LIST = new URL('licences.txt', ROOT);

/** Licences under which a package may be part of the program or of its tests. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** Libraries of their own that are linked at run time, unchanged: the binary of libvips that sharp brings. */
const LINKED = new Set(['LGPL-3.0-or-later']);

/** Licences that a package gives in a file only, read there. */
const READ: Record<string, string> = { 'flatbuffers 1.12.0': 'Apache-2.0' };

function packages(): { name: string; version: string; licence: string; use: string }[] {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license, dev, devOptional }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? installed(path),
      use: dev || devOptional ? 'development' : 'program',
    }));
  for (const one of found) one.licence = READ[`${one.name} ${one.version}`] ?? one.licence;
  const lines = new Map(found.map((one) => [`${one.name} ${one.version} ${one.use}`, one]));
  return [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** The licence a package that is not said in the lock file gives itself. */
function installed(path: string): string {
  const file = new URL(`${path}/package.json`, ROOT);
  if (!existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  return (license?.type ?? license ?? licenses?.[0]?.type ?? 'unknown') as string;
}

/** An expression is allowed where one of the licences it leaves the choice of is, and all that it demands together are. */
const isAllowed = (expression: string): boolean =>
  expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) =>
      choice.split(' AND ').every((one) => {
        const licence = one.replace(/^\(|\)$/g, '').trim();
        return ALLOWED.has(licence) || LINKED.has(licence);
      }),
    );

const all = packages();
const text = [
  'Packages that are installed, with their licences. Written by npm run licences.',
  '',
  ...all.map(({ name, version, licence, use }) => `${name} ${version}: ${licence} (${use})`),
  '',
].join('\n');
const faults = all
  .filter(({ licence }) => !isAllowed(licence))
  .map(({ name, version, licence }) => `${name} ${version}: ${licence} is not among the licences allowed`);
if (!process.argv.includes('--check')) writeFileSync(LIST, text);
else if (readFileSync(LIST, 'utf8').replaceAll('\r\n', '\n') !== text)
  faults.push('licences.txt is not what is installed: run npm run licences, and look at what changed');
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
