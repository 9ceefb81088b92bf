import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { type Call, type Reply, unwrap } from './message.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One engine process, seen from the process that started it. */
export interface Child {
  /** Opens the library; until then the process keeps nobody's alive. @returns the names of the operations. @throws Problem when it or the encoder cannot be opened */
  open(): Promise<string[]>;
  /** @throws Problem or Error as the operation does; Error when the process ends first. */
  call(operation: string, input: unknown): Promise<unknown>;
  readonly pid: number | undefined;
  /** Ends the process at once, whatever it is doing. */
  kill(): void;
  /** Resolves with the reason once the process has ended. */
  readonly ended: Promise<string>;
}

/** Starts an engine process, which loads its code at once, and opens the library when told to. */
export function startChild(config: Config): Child {
  const launch = fileURLToPath(new URL('../launch.js', import.meta.url));
  const child: ChildProcess = fork(launch, ['src/engine/process.ts'], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let reason: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const end = (why: string) => {
      reason ??= why;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
      resolve(reason);
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (status, signal) =>
      end(`the engine's process ended with ${signal ?? `status ${status}`}`),
    );
  });
  child.on('message', (reply: Reply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    try {
      caller?.resolve(unwrap(reply));
    } catch (thrown) {
      caller?.reject(thrown);
    }
  });
  const call = (operation: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (reason !== undefined) return reject(new Error(reason));
      const id = ++last;
      waiting.set(id, { resolve, reject });
      child.send({ id, operation, input } satisfies Call, (error) => {
        if (!error) return;
        waiting.delete(id);
        reject(error);
      });
    });
  // One that hangs would outlive this process: it does not notice that it is alone.
  const atExit = () => void child.kill('SIGKILL');
  process.once('exit', atExit);
  void ended.then(() => process.off('exit', atExit));
  child.unref();
  child.channel?.unref();
  return {
    open: () => {
      child.ref();
      child.channel?.ref();
      return call('open', config) as Promise<string[]>;
    },
    call,
    pid: child.pid,
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
