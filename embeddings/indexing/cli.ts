import { printable } from '../../src/printable.ts';
import { runScript } from '../../src/run.ts';
import { runBuild, sourceLines, summaryLine } from './run-build.ts';
import { showProgress } from './show-progress.ts';

await runScript({
  usage: 'npm run index -- [--corpus DIR] [--rebuild] [--offline]',
  about:
    'Refreshes the sources of sources.yaml, then brings the library in line with the documents: reads what is new or changed, embeds it, and publishes the result\n' +
    'at once. A running bot answers from the old library meanwhile. Ends with 1 when a file or source could not be read.',
  help:
    '  --rebuild         read and embed everything again\n' +
    '  --offline         refresh no source: feeds, sites, repositories, folders elsewhere',
  options: { rebuild: { type: 'boolean' }, offline: { type: 'boolean' } },
  main: async ({ config, flags }) => {
    const display = showProgress();
    try {
      const sync = flags.offline ? undefined : ('all' as const);
      const summary = await runBuild(config, { rebuild: flags.rebuild === true, sync, ...display });
      display.end();
      for (const line of sourceLines(summary.sources)) console.log(printable(line));
      console.log(summaryLine(summary));
      if (summary.documents === 0) {
        console.log(`${config.corpusDir} holds no document yet; put some there and run this again.`);
      }
      const failed = summary.failed.length > 0 || summary.sources.some(({ problem }) => problem !== null);
      return failed ? 1 : 0;
    } finally {
      display.end();
    }
  },
});
