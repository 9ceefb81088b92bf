import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Config, loadConfig, type SettingName } from './config.ts';
import { printable } from './printable.ts';
import { Problem } from './problem.ts';

/** Flags that every script takes, and the setting each one overrides. */
const sharedFlags = {
  corpus: 'CORPUS_DIR',
  data: 'DATA_DIR',
  model: 'EMBEDDING_MODEL',
  port: 'PORT',
} as const satisfies Record<string, SettingName>;

const sharedHelp = `  --corpus DIR      documents to work on (default: CORPUS_DIR, or corpus)
  --data DIR        where the library is kept (default: DATA_DIR, or .attache)
  --model NAME      encoder: a folder of embeddings/model, or a model of the hub
  --help            this text`;

interface Script<Options extends NonNullable<ParseArgsConfig['options']>> {
  /** How it is called, for example `npm run ask -- "question"`. */
  usage: string;
  /** One or two sentences. */
  about: string;
  /** Lines of help for its own options. */
  help?: string;
  options: Options;
  main(given: Given<Options>): Promise<number> | number;
}

export interface Given<Options extends NonNullable<ParseArgsConfig['options']>> {
  config: Config;
  flags: ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>['values'];
  words: string[];
}

/**
 * Runs a command-line script: parses its flags, answers `--help`, loads the configuration, prints a Problem as one
 * line and ends the process with the script's exit status (1 after an error, 2 after a wrong call).
 */
export async function runScript<Options extends NonNullable<ParseArgsConfig['options']>>(
  script: Script<Options>,
): Promise<void> {
  let status = 1;
  try {
    status = await start(script, process.argv.slice(2));
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    console.error(printable(thrown.message));
    status = thrown.about === 'usage' ? 2 : 1;
  }
  process.exitCode = status;
}

async function start<Options extends NonNullable<ParseArgsConfig['options']>>(
  script: Script<Options>,
  args: string[],
) {
  const shared = Object.fromEntries(
    Object.keys(sharedFlags).map((name) => [name, { type: 'string' as const }]),
  );
  const parsed = parse(
    { ...shared, help: { type: 'boolean' as const }, ...script.options },
    args,
    script.usage,
  );
  const values = parsed.values as Record<string, string | undefined>;
  if (values.help) {
    console.log(
      [`Usage: ${script.usage}`, '', script.about, '', 'Options:', script.help, sharedHelp]
        .filter((l) => l !== undefined)
        .join('\n'),
    );
    return 0;
  }
  const flags: Partial<Record<SettingName, string>> = {};
  for (const [flag, setting] of Object.entries(sharedFlags)) if (values[flag]) flags[setting] = values[flag];
  const config = loadConfig(flags);
  if (flags.CORPUS_DIR && !flags.DATA_DIR)
    config.dataDir = join(config.dataDir, 'corpora', slug(config.corpusDir));
  return script.main({ config, flags: parsed.values as never, words: parsed.positionals });
}

function parse(options: NonNullable<ParseArgsConfig['options']>, args: string[], usage: string) {
  try {
    return parseArgs({ options, args, allowPositionals: true });
  } catch (thrown) {
    throw new Problem('usage', (thrown as Error).message, `call it as: ${usage} (--help says more)`, {
      cause: thrown,
    });
  }
}

/** A corpus named on the command line gets a library of its own, so that trying another folder never undoes the first. */
function slug(corpusDir: string): string {
  const path = resolve(corpusDir);
  return `${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
