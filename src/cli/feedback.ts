import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openEngine } from '../engine/local.ts';
import { openTables } from '../library/state/tables.ts';
import { Problem } from '../problem.ts';
import { runScript } from '../run.ts';
import { feedbackLines } from './feedback-lines.ts';
import { readyLibrary } from './library.ts';

await runScript({
  usage: 'npm run feedback -- --export FILE',
  about:
    'Exports what people said about answers on Discord. FILE gets the helpful ones as a question file for\n' +
    '`npm run eval -- --questions FILE`; FILE.wrong gets the passages that were called wrong, with the comments.',
  help: '  --export FILE     where to write (JSON lines)',
  options: { export: { type: 'string' } },
  main: async ({ config, flags }) => {
    if (!flags.export)
      throw new Problem('usage', 'no file named', 'call it as: npm run feedback -- --export feedback.jsonl');
    const state = await openTables(config);
    const given = await state.feedback.all();
    await state.close();
    await readyLibrary(config);
    const engine = await openEngine(config);
    try {
      const { helpful, wrong, lost } = await feedbackLines(engine, given);
      const file = resolve(flags.export);
      writeFileSync(file, lines(helpful));
      writeFileSync(`${file}.wrong`, lines(wrong));
      console.log(
        `${helpful.length} helpful → ${flags.export}, ${wrong.length} wrong → ${flags.export}.wrong`,
      );
      if (lost > 0) console.log(`${lost} left out: their documents have changed or are gone`);
      return 0;
    } finally {
      await engine.close();
    }
  },
});

function lines(objects: object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}
