import { statSync, writeFileSync } from 'node:fs';
import { Problem } from '../../src/problem.ts';
import { runScript } from '../../src/run.ts';
import { openEncoder } from '../encoder/encoder.ts';
import { evaluate, type Measured } from './evaluate.ts';
import { bestWeight, WEIGHTS } from './fusion.ts';
import { readSet } from './sets.ts';
import { measureSpeed } from './speed.ts';
import { asJson, asTable } from './table.ts';

await runScript({
  usage: 'npm run eval:encoder -- --sets FOLDER… [--model NAME] [--json FILE] [--speed]',
  about:
    'Measures an encoder on evaluation sets, through the same code the product encodes with: Spearman on similarity\n' +
    'sets, nDCG@10 alone and fused with BM25 on retrieval sets, hit@1 both ways on bitexts. Texts longer than the model\n' +
    'takes are cut. What is not a set is passed over.',
  help: `  --sets FOLDER…    folders of sets (pairs.jsonl, or corpus.jsonl, queries.jsonl and qrels.tsv)
  --weight W        weight of the encoder in the fusion (default: the best single one for all the sets given)
  --json FILE       writes the figures as JSON, too
  --speed           also measures loading, questions and passages on this machine`,
  options: {
    sets: { type: 'string' },
    weight: { type: 'string' },
    json: { type: 'string' },
    speed: { type: 'boolean' },
  },
  main: async ({ config, flags, words }) => {
    const weight = flags.weight === undefined ? undefined : Number(flags.weight);
    if (weight !== undefined && !WEIGHTS.includes(weight)) {
      throw new Problem('--weight', `${flags.weight} is not tried`, `give one of ${WEIGHTS.join(', ')}`);
    }
    const folders = [...(flags.sets ? [flags.sets] : []), ...words].filter((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found) return found.isDirectory();
      throw new Problem(
        path,
        'there is no such folder',
        'give the folders of the evaluation sets after --sets',
      );
    });
    if (folders.length === 0 && !flags.speed) {
      throw new Problem(
        'usage',
        'no evaluation set given',
        'name their folders after --sets (--help says more)',
      );
    }
    const began = performance.now();
    const encoder = await openEncoder({
      model: config.model,
      hubUrl: config.hubUrl,
      cacheDir: config.modelCacheDir,
    });
    const loading = performance.now() - began;
    const measured = new Map<string, Measured>();
    for (const folder of folders) {
      const set = readSet(folder);
      if (set) measured.set(set.name, await evaluate(encoder, set));
    }
    const used = weight === undefined ? chosenWeight([...measured.values()]) : WEIGHTS.indexOf(weight);
    console.log(asTable(encoder, measured, used));
    if (flags.speed) {
      const speed = await measureSpeed(encoder);
      console.log(
        `\nloading ${loading.toFixed(0)} ms, a question ${speed.query.toFixed(2)} ms, ` +
          `${speed.passages.toFixed(0)} passages of 120 tokens a second, ` +
          `largest difference alone or in a batch ${speed.difference.toExponential(1)}`,
      );
    }
    if (flags.json)
      writeFileSync(flags.json, `${JSON.stringify(asJson(encoder, measured, used), null, 2)}\n`);
    await encoder.close();
    return 0;
  },
});

function chosenWeight(measured: readonly Measured[]): number {
  const sets = measured.filter((figures) => figures.kind === 'retrieval');
  return bestWeight(WEIGHTS.map((_, w) => sets.map((figures) => figures.fusedBy[w]! - figures.bm25)));
}
