import { runScript } from '../../src/run.ts';
import { runBuild, summaryLine } from './run-build.ts';
import { showProgress } from './show-progress.ts';

await runScript({
  usage: 'npm run index -- [--corpus DIR] [--rebuild]',
  about:
    'Brings the library in line with the documents: reads what is new or changed, embeds it, and publishes the result\n' +
    'at once. A running bot answers from the old library meanwhile. Ends with 1 when a file could not be read.',
  help: '  --rebuild         read and embed everything again',
  options: { rebuild: { type: 'boolean' } },
  main: async ({ config, flags }) => {
    const display = showProgress();
    try {
      const summary = await runBuild(config, { rebuild: flags.rebuild === true, ...display });
      display.end();
      console.log(summaryLine(summary));
      if (summary.documents === 0) {
        console.log(`${config.corpusDir} holds no document yet; put some there and run this again.`);
      }
      return summary.failed.length > 0 ? 1 : 0;
    } finally {
      display.end();
    }
  },
});
