import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openEngine } from '../engine/local.ts';
import type { Engine } from '../engine/operations.ts';
import { printableJson } from '../printable.ts';
import { Problem } from '../problem.ts';
import { runScript } from '../run.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import { readyLibrary } from './library.ts';

await runScript({
  usage: 'npm run ask -- "question" [--json] [--corpus DIR]',
  about:
    'Answers a question from the documents, word for word, with citations. A question that begins with / is a command:\n' +
    'npm run ask -- /lookup post "ambassador to China". The library is built first where it is missing or out of date.',
  help: `  --json            one JSON object instead of text
  --batch FILE      questions as JSON lines {"id", "question"}; prints one JSON object a line, with its id
  --limit N         how many quotes at most (default 5)
  --today DATE      what "today" means in questions, YYYY-MM-DD`,
  options: {
    json: { type: 'boolean' },
    batch: { type: 'string' },
    limit: { type: 'string' },
    today: { type: 'string' },
  },
  main: async ({ config, flags, words }) => {
    if (!flags.batch && words.join('').trim() === '') {
      throw new Problem(
        'usage',
        'no question',
        'call it as: npm run ask -- "Who is the ambassador to China?"',
      );
    }
    const limit = flags.limit === undefined ? 5 : Number(flags.limit);
    if (!Number.isInteger(limit) || limit < 1 || limit > 50) {
      throw new Problem(
        '--limit',
        `${flags.limit} is not a number of quotes`,
        'give a whole number from 1 to 50',
      );
    }
    if (flags.today && !/^\d{4}-\d\d-\d\d$/.test(flags.today)) {
      throw new Problem('--today', `${flags.today} is not a day`, 'write it as YYYY-MM-DD');
    }
    await readyLibrary(config);
    if (words[0]?.startsWith('/')) {
      // What Discord's commands stand on is not loaded for a plain question.
      const { runSlash } = await import('./slash.ts');
      return runSlash(config, words, flags.json ?? false);
    }
    const engine = await openEngine(config);
    try {
      const collections = await allCollections(engine);
      const ask = (text: string) =>
        engine.ask({ text, collections, limit, ...(flags.today && { today: flags.today }) });
      if (flags.batch) return await askBatch(flags.batch, async (text) => answerJson(await ask(text)));
      const outcome = await ask(words.join(' '));
      console.log(flags.json ? printableJson(answerJson(outcome)) : answerText(outcome));
      return 0;
    } finally {
      await engine.close();
    }
  },
});

/** The command line is its operator's: it sees every collection. */
async function allCollections(engine: Engine): Promise<string[]> {
  return (await engine.status({})).collections;
}

async function askBatch(file: string, ask: (question: string) => Promise<object>): Promise<number> {
  if (!existsSync(file))
    throw new Problem(file, 'there is no such file', 'give a file of JSON lines {"id", "question"}');
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() === '') continue;
    const { id, question } = parseLine(line, `${file}, line ${number}`);
    console.log(printableJson({ id, ...(await ask(question)) }));
  }
  return 0;
}

function parseLine(line: string, where: string): { id: unknown; question: string } {
  try {
    const value = JSON.parse(line);
    if (typeof value?.question === 'string') return value;
  } catch {
    // said below, as for any other line that is not a question
  }
  throw new Problem(where, 'is not a question', 'write one JSON object a line: {"id": "1", "question": "…"}');
}
