import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../problem.ts';
import type { Document } from '../types.ts';
import { MOST_HEAP_MIB, MOST_TIME } from './limits.ts';
import type { Read, Task } from './messages.ts';

const MEBIBYTE = 1024 * 1024;

/** Reads files in a process of its own. */
export interface Reader {
  /**
   * A file below the corpus folder, or bytes as if they lay there, as a document; one after the other.
   *
   * @param bytes its size, which its time depends on
   * @throws Problem when it cannot be read, also because it takes too long or too much memory
   */
  read(path: string, from: Task['from'], bytes: number): Promise<Document>;
  close(): void;
}

/**
 * A reader apart: whatever a file does to the program that reads it, this process goes on. The reader is started with the
 * first file, and anew after one that was stopped.
 *
 * @param time ms that a file may take, and for each MiB besides
 */
export function openReader(time: { file: number; mebibyte: number } = MOST_TIME): Reader {
  let child: ChildProcess | undefined;
  let line: Promise<unknown> = Promise.resolve();
  let closed = false;

  const read = async (path: string, from: Task['from'], bytes: number): Promise<Document> => {
    if (closed) throw new Error('the reader is closed');
    child ??= start();
    const mine = child;
    const said = await answer(mine, { path, from }, time.file + (time.mebibyte * bytes) / MEBIBYTE);
    if (typeof said === 'string') {
      child = undefined;
      mine.kill('SIGKILL');
      throw new Problem(
        path,
        said,
        'divide it or save it again from the program that made it, or leave it out',
      );
    }
    if ('document' in said) return said.document;
    if ('problem' in said) throw new Problem(said.problem.about, said.problem.what, said.problem.next);
    throw new Error(said.bug);
  };
  return {
    read: (path, from, bytes) => {
      const mine = line.then(() => read(path, from, bytes));
      line = mine.catch(() => {});
      return mine;
    },
    close: () => {
      closed = true;
      child?.kill('SIGKILL');
    },
  };
}

/**
 * Several readers as one: a file goes to the one that has the fewest waiting.
 *
 * @param count how many, at least 1
 */
export function openReaders(count: number): Reader {
  const readers = Array.from({ length: Math.max(1, count) }, () => ({ reader: openReader(), waiting: 0 }));
  return {
    read: async (...file) => {
      const least = readers.reduce((best, one) => (one.waiting < best.waiting ? one : best));
      least.waiting++;
      try {
        return await least.reader.read(...file);
      } finally {
        least.waiting--;
      }
    },
    close: () => {
      for (const { reader } of readers) reader.close();
    },
  };
}

function start(): ChildProcess {
  const launch = fileURLToPath(new URL('../../launch.js', import.meta.url));
  const child = fork(launch, ['src/documents/apart/process.ts'], {
    execArgv: [`--max-old-space-size=${MOST_HEAP_MIB}`],
    serialization: 'advanced',
    // What a heap that is full has to say would be the longest message of all.
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** What the process says, or why it says nothing: it was too slow (ms), or took too much memory. */
function answer(child: ChildProcess, task: Task, ms: number): Promise<Read | string> {
  return new Promise((resolve, reject) => {
    const done = (said: Read | string) => {
      clearTimeout(timer);
      child.off('message', done);
      child.off('exit', ended);
      resolve(said);
    };
    const timer = setTimeout(
      () => done(`took longer than the ${Math.round(ms / 1000)} s it may take to read`),
      ms,
    );
    const ended = (status: number | null, signal: string | null) => {
      const memory = signal === 'SIGKILL' || signal === 'SIGABRT' || status === 134;
      done(
        memory ? 'takes more memory to read than a document may' : `stopped the reader (${signal ?? status})`,
      );
    };
    child.on('message', done);
    child.on('exit', ended);
    child.send(task, (error) => {
      if (error) reject(error);
    });
  });
}
