import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { openEngine } from './local.ts';
import { type Call, failure, type Reply } from './message.ts';

let opening: ReturnType<typeof openEngine> | undefined;

parentPort!.on('message', async ({ id, operation, input }: Call) => {
  let reply: Reply;
  try {
    opening ??= openEngine(workerData as Config);
    const engine = (await opening) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    reply = { id, value: operation === 'open' ? Object.keys(engine) : await engine[operation]!(input) };
  } catch (thrown) {
    reply = failure(id, thrown);
  }
  parentPort!.postMessage(reply);
});
