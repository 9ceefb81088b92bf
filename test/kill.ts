import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEncoder } from '../embeddings/encoder/encoder.ts';
import { buildLibrary } from '../embeddings/indexing/build.ts';
import { loadConfig } from '../src/config.ts';
import { type Files, generatedDocument, generatedFiles, seeded, writeCorpus } from './support/generated.ts';
import { checkedBuild, finishIndexing, killIndexing, storedVectors } from './support/kill.ts';

const HELP = `Usage: npm run test:kill -- [--rounds N] [--documents N] [--seed N]

Kills (kill -9) the process that indexes at random moments. After each kill the library must open, hold the build of
before or the build that was being made, whole, and have lost no vector that was saved; then indexing runs to its end, embeds
only what was left, and must give the build that an undisturbed run gives. Ends with 1 if anything else was seen.`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    documents: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const rounds = Number(values.rounds);
const count = Number(values.documents);
const random = seeded(Number(values.seed));
const root = mkdtempSync(join(tmpdir(), 'attache-kill-'));
const folder = (name: string) => join(root, name);
const config = loadConfig({ CORPUS_DIR: folder('corpus'), DATA_DIR: folder('data') }, {}, root);

const encoder = await openEncoder({ cacheDir: config.modelCacheDir, hubUrl: config.hubUrl });
/** The same step in a folder of its own, where nobody kills. */
function undisturbed() {
  return buildLibrary({ config: { ...config, dataDir: folder('undisturbed') }, encoder });
}

/** A third of the documents changes, one goes, one comes; in every tenth round all are new, as at the first start. */
function edited(files: Files, round: number): Files {
  if (round % 10 === 0) return generatedFiles(count, 1_000_000 * (round + 1));
  const paths = Object.keys(files);
  const gone = paths[Math.floor(random() * paths.length)]!;
  const next: Files = { ...files, [`c/new-${round}.md`]: generatedDocument(500_000 + round) };
  delete next[gone];
  for (const path of Object.keys(next)) {
    if (random() < 0.33) next[path] = generatedDocument(Math.floor(random() * 1e9));
  }
  return next;
}

const steps = new Map<string, { kills: number; old: number; next: number; none: number }>();
const faults: string[] = [];
let files: Files = {};
let current: string | undefined;
let longest = 2_500;
try {
  for (let round = 0; round < rounds; round++) {
    files = edited(files, round);
    writeCorpus(config.corpusDir, files);
    const { build, embedded: needed } = await undisturbed();
    const target = build.id;
    const before = storedVectors(config.dataDir);
    const step = await killIndexing(config, random() * longest);
    try {
      const seen = await checkedBuild(config.dataDir);
      if (seen !== current && seen !== target)
        faults.push(`round ${round}: build ${seen} is neither old nor new`);
      const saved = storedVectors(config.dataDir) - before;
      const summary = await finishIndexing(config);
      longest = Math.max(500, 0.7 * longest + 0.3 * summary.milliseconds);
      const left = seen === target ? 0 : needed - saved;
      if (summary.embedded !== left)
        faults.push(`round ${round}: embedded ${summary.embedded}, left were ${left}`);
      if (summary.build.id !== target)
        faults.push(`round ${round}: finished with ${summary.build.id}, not ${target}`);
      if ((await checkedBuild(config.dataDir)) !== target)
        faults.push(`round ${round}: ${target} does not open`);
      const row = steps.get(step ?? 'finished') ?? { kills: 0, old: 0, next: 0, none: 0 };
      row.kills++;
      row[seen === undefined ? 'none' : seen === target ? 'next' : 'old']++;
      steps.set(step ?? 'finished', row);
    } catch (error) {
      faults.push(`round ${round}, killed while ${step}: ${(error as Error).message}`);
    }
    current = target;
    process.stderr.write(
      `round ${round + 1} of ${rounds}: killed while ${step ?? '(it had finished)'}, ${faults.length} faults so far\n`,
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

console.table(
  [...steps].map(([step, { kills, old, next, none }]) => ({
    'killed while': step,
    kills,
    'old build': old,
    'new build': next,
    'none yet': none,
  })),
);
for (const fault of faults) console.error(fault);
console.log(`${rounds} rounds, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
