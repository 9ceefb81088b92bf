import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { Problem } from '../problem.ts';

/** What refreshes itself, directly under the corpus folder; `sources.example.yaml` there explains every line. */
export const SOURCES_FILE = 'sources.yaml';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SHORTEST = UNITS.m;

/** "30m", "6h", "1d" in ms. */
const duration = z
  .string('is a time such as 30m, 6h or 1d')
  .regex(/^\d{1,6}[smhd]$/, 'is a time such as 30m, 6h or 1d')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[text.at(-1) as keyof typeof UNITS]);

const count = (most: number) =>
  z.number('is a number').int('is a whole number').min(1, 'is 1 or more').max(most, `is ${most} at most`);

const web = z.url({ protocol: /^https?$/, error: 'is an http or https address' });
const collection = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,60}$/u, 'is a name of letters, digits, spaces, - and _')
  .transform((name) => name.normalize('NFC'));

const common = {
  collection: collection.optional(),
  every: duration.refine((ms) => ms >= SHORTEST, 'is one minute (1m) or more').default(UNITS.h),
  gone: z.enum(['remove', 'keep'], 'is remove or keep').default('remove'),
};
const network = {
  network: z.enum(['public', 'private'], 'is public or private').default('public'),
  token: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'is the NAME of an environment variable, never the token itself')
    .optional(),
};
const polite = { ...network, delay: duration.default(UNITS.s) };

const kinds = {
  feed: z.strictObject({
    feed: web,
    articles: z.enum(['auto', 'always', 'never'], 'is auto, always or never').default('auto'),
    limit: count(2_000).default(200),
    ...common,
    ...polite,
  }),
  pages: z.strictObject({
    pages: z.array(web).min(1, 'names at least one page'),
    limit: count(20_000).default(500),
    ...common,
    ...polite,
  }),
  sitemap: z.strictObject({
    sitemap: web,
    below: web.optional(),
    limit: count(20_000).default(500),
    ...common,
    ...polite,
  }),
  site: z.strictObject({
    site: web,
    below: web.optional(),
    depth: z.number('is a number').int().min(0).max(20, 'is 20 at most').default(3),
    limit: count(20_000).default(500),
    ...common,
    ...polite,
  }),
  git: z.strictObject({
    git: z.string().min(1, 'is the address of a repository'),
    branch: z
      .string()
      .regex(/^(?!-)[\w./-]+$/, 'is the name of a branch or tag')
      .optional(),
    folder: z
      .string()
      .regex(/^(?![/-])(?!.*\.\.)[^\0]*$/, 'is a folder inside the repository')
      .default(''),
    files: z.union([z.string(), z.array(z.string()).min(1)]).default('**/*'),
    limit: count(20_000).default(2_000),
    ...common,
    ...network,
  }),
  folder: z.strictObject({
    folder: z.string().min(1, 'is the path of a folder'),
    files: z.union([z.string(), z.array(z.string()).min(1)]).default('**/*'),
    limit: count(100_000).default(20_000),
    ...common,
  }),
} as const;

export type Kind = keyof typeof kinds;
/** In which order a kind is recognised: a Git repository may name a folder of it. */
export const KINDS: readonly Kind[] = ['feed', 'pages', 'sitemap', 'site', 'git', 'folder'];

type Settings<K extends Kind> = z.output<(typeof kinds)[K]>;

/** A source with everything it may say; `every` and `delay` in ms. */
export type Source = {
  [K in Kind]: Omit<Settings<K>, 'collection'> & { kind: K; name: string; collection: string };
}[Kind];
export type SourceOf<K extends Kind> = Extract<Source, { kind: K }>;
export type WebSource = SourceOf<'feed' | 'pages' | 'sitemap' | 'site'>;

/** Where a source is, as it is shown: never with a name or token in it. */
export function addressOf(source: Source): string {
  const raw = source.kind === 'pages' ? source.pages[0]! : (source as Record<string, unknown>)[source.kind];
  const text = String(raw);
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  return url.href;
}

/**
 * The sources of a corpus folder; none where the file is not there.
 *
 * @throws Problem naming everything that is wrong at once.
 */
export function readSources(corpusDir: string): Source[] {
  const path = join(corpusDir, SOURCES_FILE);
  if (!existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw broken((error as Error).message);
  }
  return parseSources(text);
}

/** The sources that a file with this text names. @throws Problem as `readSources` does. */
export function parseSources(text: string): Source[] {
  const wrong: string[] = [];
  const found: Source[] = [];
  for (const [name, value] of Object.entries(namedIn(text))) {
    const read = readOne(name, value);
    if (Array.isArray(read)) wrong.push(...read);
    else found.push(read);
  }
  if (wrong.length > 0) throw broken(wrong.join('; '));
  return found;
}

function namedIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw broken(error.message.split('\n')[0] ?? '');
    throw broken((error as Error).message);
  }
  if (value === null || value === undefined) return {};
  const file = z.strictObject({ sources: z.record(z.string(), z.unknown()).nullish() }).safeParse(value);
  if (!file.success) throw broken('it holds `sources:` with a name for each, and nothing else');
  return file.data.sources ?? {};
}

/** One source, or what is wrong with it. */
function readOne(name: string, value: unknown): Source | string[] {
  if (!collection.safeParse(name).success)
    return [`\`${name}\` is no name: letters, digits, spaces, - and _ only`];
  if (typeof value !== 'object' || value === null) return [`${name}: says nothing`];
  const kind = KINDS.find((one) => one in value);
  if (!kind) return [`${name}: names none of ${KINDS.join(', ')}`];
  const checked = kinds[kind].safeParse(value);
  if (!checked.success)
    return checked.error.issues.map(({ path, message }) => `${[name, ...path].join('.')} ${message}`);
  const named = name.normalize('NFC');
  return { ...checked.data, kind, name: named, collection: checked.data.collection ?? named } as Source;
}

const broken = (why: string): Problem =>
  new Problem(SOURCES_FILE, why, 'mend it (sources.example.yaml explains every line), or take it away');
