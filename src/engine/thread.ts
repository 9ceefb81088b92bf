import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { type Call, type Reply, unwrap } from './message.ts';
import type { Engine } from './operations.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** The engine's thread while it loads its code: it opens the library when told to. */
export interface EngineThread {
  /** @throws Problem when the library or the encoder cannot be opened. */
  open(): Promise<Engine>;
}

/**
 * The engine in a thread of its own: encoding and searching never hold up the event loop that answers Discord.
 * The thread loads its code at once, while the library may still be brought in line; it keeps no process alive until
 * it is opened.
 */
export function prepareEngine(config: Config): EngineThread {
  const worker = new Worker(new URL('../launch.js', import.meta.url), {
    argv: ['src/engine/worker.ts'],
    workerData: config,
  });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: Error | undefined;

  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', (status) => end(new Error(`the engine's thread ended with status ${status}`)));
  worker.on('message', (reply: Reply) => {
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
      if (ended) return reject(ended);
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, operation, input } satisfies Call);
    });

  worker.unref();

  const open = async () => {
    worker.ref();
    // The thread says what it can do: loading the operations here as well would double the time to start.
    const names = (await call('open', null)) as string[];
    const calls = names.map((name) => [name, (input: unknown) => call(name, input)]);
    return { ...Object.fromEntries(calls), close } as Engine;
  };
  const close = async () => {
    await call('close', null);
    // Not terminated: taking a thread down while the process goes on can crash onnxruntime-node 1.14, whose binding
    // belongs to the process. Nothing is left to do in it, and unreferenced it ends with the process.
    worker.unref();
  };
  return { open };
}

/** @throws Problem as `open` does. */
export function startEngine(config: Config): Promise<Engine> {
  return prepareEngine(config).open();
}
