import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DomainName } from '../../config.ts';
import type { DatedText } from '../../domains/types.ts';
import type { Found, Task } from './messages.ts';

/** Documents from which on a process of its own is worth its start. */
const MANY = 64;
/** Characters of the documents that wait for the process at most: 64 MB of memory. */
const MOST_WAITING = 32_000_000;
/** ms without a word after which the process is given up. */
const PATIENCE = 20_000;

/** Reads the names in documents in another process, on another core, while this one cuts, embeds and stores them. */
export interface NamesApart {
  /** Hands a document over; waits where too many are waiting. @param key under which `done` gives its names */
  read(key: string, document: DatedText): Promise<void>;
  /** Packed names by key, of all documents that were handed over and read; what is missing has to be read here. */
  done(): Promise<ReadonlyMap<string, Uint8Array>>;
  close(): void;
}

export function openNamesApart(domains: readonly DomainName[]): NamesApart {
  const found = new Map<string, Uint8Array>();
  let seen = 0;
  const lengths = new Map<string, number>();
  let waiting = 0;
  let child: ChildProcess | null | undefined;

  const giveUp = () => {
    child?.kill('SIGKILL');
    child = null;
    lengths.clear();
    waiting = 0;
  };
  const begin = (): ChildProcess => {
    const started = start();
    started.on('message', ({ key, named }: Found) => {
      waiting -= lengths.get(key) ?? 0;
      lengths.delete(key);
      if (named) found.set(key, named);
    });
    started.on('exit', giveUp);
    started.on('error', giveUp);
    return started;
  };
  const untilAtMost = async (most: number) => {
    while (child && waiting > most) await said(child).catch(giveUp);
  };
  return {
    read: async (key, { text, title, published, structure }) => {
      if (++seen <= MANY || child === null) return;
      child ??= begin();
      lengths.set(key, text.length);
      waiting += text.length;
      const parts = structure && { blocks: structure.blocks, codes: structure.codes };
      const task: Task = { key, domains, document: { text, title, published, structure: parts } };
      child.send(task, (error) => {
        if (error) giveUp();
      });
      await untilAtMost(MOST_WAITING);
    },
    done: async () => {
      await untilAtMost(0);
      return found;
    },
    close: giveUp,
  };
}

/** Waits for the next word of the process. */
async function said(child: ChildProcess): Promise<void> {
  const abandoned = new AbortController();
  const timer = setTimeout(() => abandoned.abort(), PATIENCE);
  const { signal } = abandoned;
  try {
    await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })]);
  } finally {
    clearTimeout(timer);
    abandoned.abort();
  }
}

function start(): ChildProcess {
  const launch = fileURLToPath(new URL('../../launch.js', import.meta.url));
  const child = fork(launch, ['src/lookup/apart/process.ts'], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.unref();
  return child;
}
