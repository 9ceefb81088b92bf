import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import { HOPELESS } from './shards.ts';
import { serve } from './start.ts';

/** The process of one shard: waits for its configuration, serves, and stops when it is told to or its parent is gone. */
const config = await new Promise<Config>((resolve) => {
  const take = (message: { config?: Config }) => {
    if (!message.config) return;
    process.off('message', take);
    resolve({ ...message.config, shards: undefined });
  };
  process.on('message', take);
});
try {
  const { stop, failed } = await serve(config);
  const problem = await Promise.race([failed, told()]);
  await stop();
  if (problem) throw problem;
  process.exit(0);
} catch (thrown) {
  if (!(thrown instanceof Problem)) throw thrown;
  console.error(thrown.message);
  process.exit(HOPELESS);
}

function told(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => resolve(undefined));
  });
}
