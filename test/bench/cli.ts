import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerHelp } from '../../src/cli/help.ts';
import type { Times } from './measure.ts';
import { documentPath, spread, textsFor, writeDocuments } from './texts.ts';

answerHelp(`Usage: npm run bench -- [--sizes N,N] [--million] [--questions N] [--json FILE]

Indexes libraries of 10,000 and 100,000 passages, with --million also of 1,000,000, each step in a process of its own, asks
them, and prints one table. Beside it FTS5 with the same passages and, up to 20,000, Orama. Times are of this machine at this
moment; what holds elsewhere is their ratio. Some minutes; the million takes the better part of an hour and 8 GB of disk.`);

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    million: { type: 'boolean' },
    questions: { type: 'string', default: '300' },
    json: { type: 'string' },
  },
});

/** How long after it was written a file no longer counts as written just now, in ms. */
const SETTLED = 3_000;

interface Indexed {
  documents: number;
  passages: number;
  seconds: number;
  cpu: number;
  stages: Record<string, number>;
  build: string;
  most: number;
}

interface Asked {
  opening: number;
  firstAnswer: number;
  warming: number;
  memory: number;
  cold: Times;
  warm: Times;
  whileIndexing: Times | null;
  peers: Record<string, Times>;
  recall: Record<string, number>;
}

const sizes = [...values.sizes.split(',').map(Number), ...(values.million ? [1_000_000] : [])];
console.error(
  `${availableParallelism()} cores (${cpus()[0]?.model}), load ${loadavg()[0]?.toFixed(1)} before this`,
);
const rows: Record<string, Record<string, string>> = {};
const results: Record<string, unknown> = {};
for (const size of sizes) {
  const found = await measured(size);
  results[size] = found;
  for (const [name, value] of Object.entries(lines(found)))
    rows[name] = { ...rows[name], [size.toLocaleString('en')]: value };
  if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 2));
}
console.table(rows);

async function measured(size: number) {
  const root = mkdtempSync(join(tmpdir(), 'attache-bench-'));
  const [corpus, data] = [join(root, 'corpus'), join(root, 'data')];
  try {
    const { paragraphs, questions, kind } = textsFor(size);
    const asking = join(root, 'questions.json');
    writeFileSync(asking, JSON.stringify(spread(questions, Number(values.questions))));
    const documents = writeDocuments(corpus, paragraphs);
    console.error(`${size} paragraphs in ${documents} documents: ${kind}`);
    // As if the documents had been there for a while.
    for (let i = 0; i < documents; i++) utimesSync(join(corpus, documentPath(i)), 1e9, 1e9);
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    const first = child<Indexed>('index-child.ts', corpus, data);
    const nothing = child<Indexed>('index-child.ts', corpus, data);
    appendFileSync(join(corpus, documentPath(documents >> 1)), '\nOne line more than before.\n');
    const one = child<Indexed>('index-child.ts', corpus, data);
    const disk = readdirSync(data).reduce((sum, name) => sum + statSync(join(data, name)).size, 0);
    const asked = child<Asked>('ask-child.ts', corpus, data, asking);
    return { kind, first, nothing, one, disk, asked };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The last line a script of this folder prints, as JSON. */
function child<T>(script: string, ...given: string[]): T {
  console.error(`  ${script} …`);
  const path = fileURLToPath(new URL(script, import.meta.url));
  const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', path, ...given], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  return JSON.parse(out.trim().split('\n').at(-1)!) as T;
}

function lines({ first, nothing, one, disk, asked }: Awaited<ReturnType<typeof measured>>) {
  const { passages, seconds } = first;
  const times = ({ p50, p95, p99, cpu }: Times) => `${p50} / ${p95} / ${p99}, CPU ${cpu}`;
  const kilobytes = (bytes: number) => (bytes / passages / 1000).toFixed(2);
  return {
    'documents, passages': `${first.documents}, ${passages}`,
    'indexing, passages/s': (passages / seconds).toFixed(0),
    'indexing, s; CPU of its own': `${seconds.toFixed(1)}; ${first.cpu}`,
    'by stage, s': Object.entries(first.stages)
      .map(([stage, s]) => `${stage} ${s}`)
      .join(', '),
    'indexing, memory at most, kB a passage': kilobytes(first.most),
    'nothing changed, s': nothing.seconds.toFixed(2),
    'one changed document, s': one.seconds.toFixed(2),
    'disk, kB a passage': kilobytes(disk),
    'opening; to the first answer, s': `${asked.opening}; ${asked.firstAnswer}`,
    'memory to serve, kB a passage': kilobytes(asked.memory),
    'question, first time, p50 / p95 / p99 ms': times(asked.cold),
    'question, again': times(asked.warm),
    'question, while all is indexed anew': asked.whileIndexing ? times(asked.whileIndexing) : 'not asked',
    ...Object.fromEntries(Object.entries(asked.peers).map(([name, all]) => [name, times(all)])),
    'nearest found of 10 / 50 / 100': Object.values(asked.recall).join(' / '),
  };
}
