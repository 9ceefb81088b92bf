import { pino } from 'pino';
import { createScheduler, type Writer } from '../../../src/bot/scheduler.ts';
import type { App } from '../../../src/bot/types.ts';
import type { Where } from '../../../src/library/state/open.ts';
import { openTables } from '../../../src/library/state/tables.ts';

/**
 * A host that posts what is due until it is killed: `host.ts NAME WHERE LEASE WRITING` with where the state is as JSON,
 * the lease and how long it writes a post in ms. Says `writing CHANNEL`, `wrote CHANNEL` and `posted CHANNEL`, a line
 * each.
 */
const [, , name = '', where = '{}', lease = '', writing = ''] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);
const state = await openTables(JSON.parse(where) as Where, undefined, { lease: Number(lease) });

const writer: Writer = {
  composeBriefing: async (_, { channel }) => {
    say(`writing ${channel}`);
    await new Promise((resolve) => setTimeout(resolve, Number(writing)));
    say(`wrote ${channel}`);
    return { message: { components: [] }, done: async (areas) => areas.briefed.note(channel, [], name) };
  },
  composeWatch: async () => ({ message: null, done: async () => {} }),
  tellRefused: async () => {},
};
const app = {
  state,
  now: () => new Date(),
  engine: { status: async () => ({ build: { created: '' } }) },
  log: pino({ level: 'warn' }, pino.destination(2)),
} as unknown as App;
const scheduler = createScheduler(
  app,
  { post: async (channel) => void say(`posted ${channel}`), tell: async () => {} },
  writer,
  name,
);

say('ready');
for (;;) {
  await scheduler.tick();
  await new Promise((resolve) => setTimeout(resolve, 100));
}
