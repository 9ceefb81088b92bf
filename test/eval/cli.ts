import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import { Problem } from '../../src/problem.ts';
import { runScript } from '../../src/run.ts';
import { evaluateBriefing } from './briefing.ts';
import { evaluateQuestions } from './evaluate-questions.ts';
import { evaluateSet } from './evaluate-set.ts';
import type { Results } from './result.ts';
import { openSet } from './set-library.ts';
import { readSet } from './sets.ts';
import { comparison, tableOf } from './table.ts';

const OWN_QUESTIONS = fileURLToPath(new URL('../questions/sample.jsonl', import.meta.url));

await runScript({
  usage: 'npm run eval -- [--sets DIR…] [--json FILE] [--against FILE]',
  about:
    'Measures finding, quoting and abstaining on evaluation sets, next to FTS5, MiniSearch and Orama. Without --sets: the\n' +
    'questions of test/questions over the sample corpus. test/eval/README.md says what the figures mean.',
  help: `  --sets DIR…       folders with corpus.jsonl, queries.jsonl and qrels.tsv
  --questions FILE  questions as JSON lines, asked of the documents in --corpus
  --briefing        digests beside lead sentences, and topics; with --fit, the weights that do best
  --limit N         only N questions a set, evenly spread
  --json FILE       write the figures
  --against FILE    compare with the figures of an earlier run`,
  options: {
    sets: { type: 'string' },
    questions: { type: 'string' },
    briefing: { type: 'boolean' },
    fit: { type: 'boolean' },
    limit: { type: 'string' },
    json: { type: 'string' },
    against: { type: 'string' },
  },
  main: async ({ config, flags, words }) => {
    const limit = flags.limit === undefined ? Number.POSITIVE_INFINITY : Number(flags.limit);
    if (!(limit >= 1))
      throw new Problem('--limit', `${flags.limit} is not a number of questions`, 'give 1 or more');
    const before = flags.against ? readResults(flags.against) : null;
    const encoder = await openEncoder({
      model: config.model,
      cacheDir: config.modelCacheDir,
      hubUrl: config.hubUrl,
    });
    const cacheDir = join(tmpdir(), 'attache-eval');
    if (flags.briefing) {
      await evaluateBriefing({ encoder, corpusDir: config.corpusDir, cacheDir, fit: flags.fit === true });
      await encoder.close();
      return 0;
    }
    const onProgress = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
    const results: Results = { sets: {} };
    if (!flags.sets || flags.questions) {
      const questions = flags.questions ?? OWN_QUESTIONS;
      results.sets[basename(questions, '.jsonl')] = await evaluateQuestions({
        ...{ encoder, cacheDir, onProgress },
        questions: resolve(questions),
        corpusDir: config.corpusDir,
      });
    }
    for (const folder of flags.sets ? [flags.sets, ...words] : []) {
      const set = readSet(folder);
      set.queries = spread(set.queries, limit);
      const context = await openSet(set, { encoder, cacheDir, corpusDir: config.corpusDir, onProgress });
      results.sets[set.name] = await evaluateSet(set, context, onProgress);
      context.library.close();
    }
    onProgress('');
    console.log(tableOf(results));
    if (before) console.log(`\nAgainst ${flags.against}:\n${comparison(results, before)}`);
    if (flags.json) writeFileSync(flags.json, `${JSON.stringify(results, null, 2)}\n`);
    await encoder.close();
    return 0;
  },
});

/** `limit` of them, evenly spread. */
function spread<T>(all: readonly T[], limit: number): T[] {
  const step = Math.max(1, all.length / limit);
  return all.filter((_, i) => i === 0 || Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function readResults(file: string): Results {
  if (!existsSync(file))
    throw new Problem(file, 'not there', 'name a file that an earlier run wrote with --json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Problem(file, 'not the figures of an earlier run', 'write one with --json', { cause });
  }
}
