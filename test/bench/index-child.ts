import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { loadConfig } from '../../src/config.ts';
import { memory, round } from './measure.ts';

/** Indexes a corpus once and prints, as JSON, how long that took by stage, and the memory of this process. */
const [, , corpusDir = '', dataDir = ''] = process.argv;
const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: dataDir });
const stages: Record<string, number> = {};
let stage = 'opening';
let since = performance.now();
const next = (step: string) => {
  stages[stage] = round((stages[stage] ?? 0) + (performance.now() - since) / 1000);
  stage = step;
  since = performance.now();
};
const { documents, passages, embedded, milliseconds, build } = await runBuild(config, {
  onProgress: ({ step, done, total }) => {
    if (step !== stage) next(step);
    else if (done === total) next(step === 'embedding' ? 'storing' : 'closing');
  },
});
next('end');
const { user, system } = process.cpuUsage();
const cpu = round((user + system) / 1e6);
console.log(
  JSON.stringify({
    documents,
    passages,
    embedded,
    seconds: milliseconds / 1000,
    cpu,
    stages,
    build: build.id,
    ...memory(),
  }),
);
