import { answerHelp } from '../../../src/cli/help.ts';
import { losses, MADE } from './losses.ts';

answerHelp(`Usage: npm run check:words -- [DOCUMENTS] [ENDING …]

Makes documents of every kind of block in every format that is read (500 of each, seeds 1 to 500, or of the formats named),
reads them, and counts words: none may be lost that is not listed as left out, none made up. npm test does so with 20.`);
const [count = '500', ...endings] = process.argv.slice(2);
let failed = 0;
for (const ending of endings.length > 0 ? endings : Object.keys(MADE)) {
  const begun = performance.now();
  const faults: string[] = [];
  for (let seed = 1; seed <= Number(count); seed++) {
    const { lost, added } = await losses(ending, seed);
    if (lost.length + added.length > 0) faults.push(`  ${seed}: −${lost.join(' −')} +${added.join(' +')}`);
  }
  failed += faults.length;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`.${ending}: ${Number(count) - faults.length} of ${count} whole, ${seconds} s`);
  if (faults.length > 0) console.log(faults.slice(0, 5).join('\n'));
}
process.exitCode = failed > 0 ? 1 : 0;
