/**
 * How well named things are found: `npm run eval:names [-- --errors]`, in text labelled by hand (test/gold/README.md). The rules
 * were corrected with the errors of the first sentences, of `dev` and of the seeds in view, so those figures flatter; `held` was
 * kept aside, and its errors are not listed.
 */
import { fileURLToPath } from 'node:url';
import { answerHelp } from '../../src/cli/help.ts';
import { measureCompromise } from './names/compromise.ts';
import { f1, precision, recall, type Score } from './names/score.ts';
import { measureSeeds } from './names/seeds.ts';
import { labelled, measureSentences } from './names/sentences.ts';

function table(title: string, scores: readonly Score[]): string {
  const rows = scores.map(
    (score) =>
      `${score.kind.padEnd(36)}${[precision(score), recall(score), f1(score)].map((value) => value.toFixed(3).padStart(8)).join('')}${String(score.found).padStart(7)}${String(score.wrong).padStart(7)}${String(score.missed).padStart(8)}`,
  );
  return [
    `\n${title}`,
    `${''.padEnd(36)}${'P'.padStart(8)}${'R'.padStart(8)}${'F1'.padStart(8)}${'found'.padStart(7)}${'wrong'.padStart(7)}${'missed'.padStart(8)}`,
    ...rows,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(`Usage: npm run eval:names -- [--errors] [--held]

Measures how well people, posts, dates, institutions, places and numbers are found in labelled text, beside compromise.
--errors lists what was missed or wrong (not of the sentences kept aside); --held measures those as well.`);
  const report = process.argv.includes('--errors') ? (line: string) => console.log(line) : undefined;
  const show = (title: string, set: 'first' | 'dev' | 'held', said = report): void => {
    const sentences = labelled(set);
    console.log(table(`${sentences.length} ${title}`, measureSentences(sentences, said)));
    console.log(table('the English ones with compromise', measureCompromise(sentences)));
  };
  show('sentences the rules were first corrected with', 'first');
  show('later sentences, read (dev)', 'dev');
  if (process.argv.includes('--held')) show('later sentences, kept aside (held)', 'held', undefined);
  const seeds = await measureSeeds(report);
  console.log(seeds ? table('five seeds', seeds) : '\nfive seeds: SKIPPED, ../shared/seeds is not here');
}
