import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { openEngine } from './local.ts';
import { type Call, failure, type Reply } from './message.ts';

const opening = openEngine(workerData as Config);
opening.catch(() => {}); // said by the first call, `open`

parentPort!.on('message', async ({ id, operation, input }: Call) => {
  let reply: Reply;
  try {
    const engine = (await opening) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    reply = { id, value: operation === 'open' ? Object.keys(engine) : await engine[operation]!(input) };
  } catch (thrown) {
    reply = failure(id, thrown);
  }
  parentPort!.postMessage(reply);
});
