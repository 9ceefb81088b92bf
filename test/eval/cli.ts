import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEncoder } from '../../embeddings/encoder/encoder.ts';
import type { Encoder } from '../../embeddings/encoder/types.ts';
import { Problem } from '../../src/problem.ts';
import { runScript } from '../../src/run.ts';
import { evaluateBriefing } from './briefing.ts';
import { evaluateQuestions } from './evaluate-questions.ts';
import { evaluateSet } from './evaluate-set.ts';
import { askPassages, passageLines } from './passages/evaluate.ts';
import { openPassages } from './passages/library.ts';
import { writtenPassages } from './passages/written.ts';
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
  --passages        our own reading questions: of passages not trained on, and of domains never looked at
  --briefing        digests beside lead sentences, and topics; with --fit, the weights that do best
  --limit N         only N questions a set, evenly spread
  --alone           without FTS5, MiniSearch and Orama beside it
  --json FILE       write the figures
  --against FILE    compare with the figures of an earlier run`,
  options: {
    sets: { type: 'string' },
    questions: { type: 'string' },
    passages: { type: 'boolean' },
    briefing: { type: 'boolean' },
    fit: { type: 'boolean' },
    limit: { type: 'string' },
    alone: { type: 'boolean' },
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
    if (flags.passages) {
      await evaluatePassages({ encoder, cacheDir, corpusDir: config.corpusDir, limit });
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
      set.unanswerable = spread(set.unanswerable, limit);
      const context = await openSet(set, { encoder, cacheDir, corpusDir: config.corpusDir, onProgress });
      results.sets[set.name] = await evaluateSet(set, context, { onProgress, alone: flags.alone === true });
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

interface PassageOptions {
  encoder: Encoder;
  cacheDir: string;
  corpusDir: string;
  /** Passages asked about, of each split. */
  limit: number;
}

async function evaluatePassages({ limit, ...options }: PassageOptions): Promise<void> {
  const all = writtenPassages();
  if (all.length === 0)
    throw new Problem('embeddings/training/questions', 'not there', 'check out all of the repository');
  const library = await openPassages(all, options);
  for (const split of ['dev', 'held'] as const) {
    const passages = spread(
      all.filter((one) => one.split === split),
      limit,
    );
    for (const scope of ['domain', 'all'] as const) {
      const title = `${split}, ${scope === 'all' ? 'over all passages' : 'over the passages of its domain'}`;
      for (const line of passageLines(title, await askPassages(library, passages, scope))) console.log(line);
    }
  }
  library.context.library.close();
}

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
