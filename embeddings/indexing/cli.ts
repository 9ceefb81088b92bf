import type { RemovalReason } from '../../src/documents/types.ts';
import { removalReason } from '../../src/message/left-out.ts';
import { printable } from '../../src/printable.ts';
import { runScript } from '../../src/run.ts';
import { problemLines, readProblems } from './problems.ts';
import { runBuild, sourceLines, summaryLine } from './run-build.ts';
import { showProgress } from './show-progress.ts';
import { showRemoved } from './show-removed.ts';

await runScript({
  usage: 'npm run index -- [--corpus DIR] [--rebuild] [--offline] | --problems | --show-removed FILE',
  about:
    'Refreshes the sources of sources.yaml, then brings the library in line with the documents: reads what is new or changed, embeds it, and publishes the result\n' +
    'at once. A running bot answers from the old library meanwhile. Ends with 1 when a file or source could not be read.',
  help:
    '  --rebuild         read and embed everything again\n' +
    '  --offline         refresh no source: feeds, sites, repositories, folders elsewhere\n' +
    '  --problems        list what the last run could not read, or found odd, and do nothing else\n' +
    '  --show-removed FILE  show what reading a document leaves out, and why, and do nothing else',
  options: {
    rebuild: { type: 'boolean' },
    offline: { type: 'boolean' },
    problems: { type: 'boolean' },
    'show-removed': { type: 'string' },
  },
  main: async ({ config, flags }) => {
    if (flags.problems) {
      for (const line of problemLines(readProblems(config.dataDir))) console.log(printable(line));
      return 0;
    }
    const shown = flags['show-removed'];
    if (typeof shown === 'string') {
      const why = (reason: RemovalReason) => removalReason(reason, 'en');
      for (const line of (await showRemoved(config.corpusDir, shown, why)).split('\n'))
        console.log(printable(line));
      return 0;
    }
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
