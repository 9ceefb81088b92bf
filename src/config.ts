import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { parse as parseEnvFile } from 'dotenv';
import { z } from 'zod';
import { Problem } from './problem.ts';

const snowflake = z.string().regex(/^\d{15,22}$/, 'is a Discord id: 15 to 22 digits');
const url = z.url({ protocol: /^https?$/, error: 'is a http(s) address' });
const port = z.coerce
  .number('is a number')
  .int('is a whole number')
  .min(0, 'is 0 to 65535')
  .max(65535, 'is 0 to 65535');

/** Domains that ship: what only one trade knows. */
export const DOMAIN_NAMES = ['diplomacy'] as const;
export type DomainName = (typeof DOMAIN_NAMES)[number];

/** Every setting, by the name it has in the environment. `.env.example` explains each. */
const settings = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]{20,}\.[\w-]+\.[\w-]+$/,
      'does not look like a bot token; copy it from the Bot page of your application',
    )
    .optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_API_URL: url.default('https://discord.com/api'),
  CORPUS_DIR: z.string().default('corpus'),
  DATA_DIR: z.string().default('.attache'),
  LIBRARY_URL: z
    .string()
    .regex(
      /^postgres(?:ql)?:\/\/./,
      'is the address of a PostgreSQL database: postgres://user:password@host/database',
    )
    .optional(),
  INDEXING: z.enum(['on', 'off', 'true', 'false', '1', '0'], 'is on or off').default('on'),
  SEARCH_IN: z.enum(['memory', 'postgres'], 'is memory or postgres').default('memory'),
  EMBEDDING_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'is a model name such as Xenova/multilingual-e5-small')
    .optional(),
  RERANK_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'is a model name such as Xenova/ms-marco-MiniLM-L-6-v2')
    .optional(),
  READER_MODEL: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, 'is the name of a model on the hub, owner/name')
    .optional(),
  MODEL_HUB_URL: url.default('https://huggingface.co/'),
  MODEL_CACHE_DIR: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
  PORT: port.default(8080),
  HEALTH_PORT: port.optional(),
  REPLY_DAYS: z.coerce
    .number('is a number of days')
    .int('is a whole number')
    .min(1, 'is 1 or more')
    .max(3650, 'is 3650 at most')
    .default(90),
  ENGINES: z.coerce
    .number('is a number of processes')
    .int('is a whole number')
    .min(1, 'is 1 or more')
    .max(64, 'is 64 at most')
    .default(2),
  DOMAINS: z
    .string()
    .default(DOMAIN_NAMES.join(','))
    .transform((list) => list.split(',').map((name) => name.trim().toLowerCase()))
    .transform((names) => names.filter((name) => name !== '' && name !== 'none'))
    .pipe(z.array(z.enum(DOMAIN_NAMES, `is empty, or of: ${DOMAIN_NAMES.join(', ')}`))),
  MESSAGE_CONTENT: z.enum(['on', 'off', 'true', 'false', '1', '0'], 'is on or off').default('off'),
  SHARDS: z
    .union([z.literal('auto'), z.coerce.number('is auto or a number').int().min(1).max(1000)])
    .optional(),
});

type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;

/** The checked configuration; paths are absolute. Nothing else reads the environment. */
export interface Config {
  token: string | undefined;
  guildId: string | undefined;
  apiUrl: string;
  corpusDir: string;
  dataDir: string;
  /** PostgreSQL database that holds what all hosts share; undefined: files in `dataDir` do. */
  libraryUrl: string | undefined;
  /** False: this host indexes nothing, and answers from what another publishes to `libraryUrl`. */
  indexing: boolean;
  /** Where questions are searched: in this machine's memory, or in the database of `libraryUrl`. */
  searchIn: 'memory' | 'postgres';
  /** Undefined: the encoder shipped in the repository. */
  model: string | undefined;
  rerankModel: string | undefined;
  /** Undefined: the reader shipped in the repository. */
  readerModel: string | undefined;
  hubUrl: string;
  modelCacheDir: string;
  logLevel: Settings['LOG_LEVEL'];
  port: number;
  /** Port of /healthz and /metrics; undefined: not served. */
  healthPort: number | undefined;
  /** Days an answer behind buttons is kept. */
  replyDays: number;
  /** Processes that answer questions beside each other. */
  engines: number;
  /** Domains turned on; none: what any trade has. */
  domains: readonly DomainName[];
  /** The intent to read messages that do not mention the bot is turned on at Discord; used for forum posts only. */
  messageContent: boolean;
  shards: number | 'auto' | undefined;
}

/**
 * Flags win over the environment, the environment over the `.env` file of the working directory.
 * Every problem is reported at once.
 *
 * @throws Problem naming each setting that is wrong and what it should be.
 */
export function loadConfig(
  flags: Partial<Record<SettingName, string>> = {},
  env = process.env,
  directory = process.cwd(),
): Config {
  const file = resolve(directory, '.env');
  const fromFile = existsSync(file) ? parseEnvFile(readFileSync(file)) : {};
  const given = { ...withoutEmpty(fromFile), ...withoutEmpty(env), ...withoutEmpty(flags) };
  const checked = settings.safeParse(given);
  if (!checked.success) {
    const lines = checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Problem(
      'configuration',
      lines.join('; '),
      'correct it in .env or the environment (.env.example explains each setting)',
    );
  }
  const found = checked.data;
  const isOn = (said: string) => ['on', 'true', '1'].includes(said);
  if (!isOn(found.INDEXING) && found.LIBRARY_URL === undefined)
    throw new Problem(
      'configuration',
      'INDEXING is off, and LIBRARY_URL does not say where the library comes from',
      'set LIBRARY_URL, or INDEXING=on',
    );
  if (found.SEARCH_IN === 'postgres' && found.LIBRARY_URL === undefined)
    throw new Problem(
      'configuration',
      'SEARCH_IN is postgres, and LIBRARY_URL does not say which database',
      'set LIBRARY_URL, or SEARCH_IN=memory',
    );
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(directory, path));
  return {
    token: found.DISCORD_TOKEN,
    guildId: found.DISCORD_GUILD_ID,
    apiUrl: found.DISCORD_API_URL.replace(/(?<!\/)\/+$/, ''),
    corpusDir: absolute(found.CORPUS_DIR),
    dataDir: absolute(found.DATA_DIR),
    libraryUrl: found.LIBRARY_URL,
    indexing: isOn(found.INDEXING),
    searchIn: found.SEARCH_IN,
    model: found.EMBEDDING_MODEL,
    rerankModel: found.RERANK_MODEL,
    readerModel: found.READER_MODEL,
    hubUrl: found.MODEL_HUB_URL,
    modelCacheDir: absolute(found.MODEL_CACHE_DIR ?? `${found.DATA_DIR}/models`),
    logLevel: found.LOG_LEVEL,
    port: found.PORT,
    healthPort: found.HEALTH_PORT,
    replyDays: found.REPLY_DAYS,
    engines: found.ENGINES,
    domains: [...new Set(found.DOMAINS)],
    messageContent: isOn(found.MESSAGE_CONTENT),
    shards: found.SHARDS,
  };
}

/** Settings that mean something when they are empty. */
const MAY_BE_EMPTY = new Set(['DOMAINS']);

function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] =>
        Boolean(entry[1]?.trim()) || (entry[1] !== undefined && MAY_BE_EMPTY.has(entry[0])),
    ),
  );
}
