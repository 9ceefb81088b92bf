import type { Config } from '../config.ts';
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
const stop = await serve(config);
await new Promise((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, resolve);
});
await stop();
process.exit(0);
