import { endWithParent } from '../../end-with-parent.ts';
import { Problem } from '../../problem.ts';
import { parseDocument, readDocument } from '../read.ts';
import { MOST_MEMORY } from './limits.ts';
import type { Read, Task } from './messages.ts';

/** The program of a reader's process: reads one file for each message. */
endWithParent(MOST_MEMORY);

process.on('message', async ({ path, from }: Task) => {
  let read: Read;
  try {
    read = {
      document: await ('bytes' in from
        ? parseDocument(path, from.bytes, from.known)
        : readDocument(from.corpusDir, path)),
    };
  } catch (thrown) {
    if (thrown instanceof Problem) {
      const { about, what, next } = thrown;
      read = { problem: { about, what, next } };
    } else read = { bug: (thrown as Error)?.stack ?? String(thrown) };
  }
  process.send?.(read);
});
