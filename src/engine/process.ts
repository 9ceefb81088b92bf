import type { Config } from '../config.ts';
import { endWithParent } from '../end-with-parent.ts';
import { openEngine } from './local.ts';
import { type Call, failure, type Reply } from './message.ts';

/** The program of an engine process: opens the library when told to, and answers one message with one message. */
endWithParent();

let opening: ReturnType<typeof openEngine> | undefined;

process.on('message', async ({ id, operation, input }: Call) => {
  let reply: Reply;
  try {
    if (operation === 'open') opening ??= openEngine(input as Config, undefined, { warmed: true });
    const engine = (await opening) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    reply = { id, value: operation === 'open' ? Object.keys(engine) : await engine[operation]!(input) };
  } catch (thrown) {
    reply = failure(id, thrown);
  }
  process.send?.(reply);
});
