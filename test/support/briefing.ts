import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { writer } from '../../commands/briefing/writer.ts';
import { openAccess } from '../../src/bot/access.ts';
import { openIndexingService } from '../../src/bot/indexing-service.ts';
import { createScheduler } from '../../src/bot/scheduler.ts';
import type { Transport } from '../../src/bot/transport.ts';
import type { App } from '../../src/bot/types.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Engine } from '../../src/engine/operations.ts';
import { operations } from '../../src/engine/operations.ts';
import { openTables } from '../../src/library/state/tables.ts';
import type { Message } from '../../src/message/types.ts';
import { type Place, shippedEncoder } from './place.ts';

export const SAMPLE = fileURLToPath(new URL('../../corpus', import.meta.url));

/** The engine's operations on the build that is committed when each is called. */
export async function engineOn(place: Place, now: () => Date): Promise<Engine> {
  const encoder = await shippedEncoder();
  let kept: { id: string; context: ReturnType<typeof makeContext> } | undefined;
  const context = async () => {
    const library = await place.open();
    if (kept?.id !== library.build.id + library.build.created) {
      kept = {
        id: library.build.id + library.build.created,
        context: makeContext(library, encoder, place.config, now),
      };
    }
    return kept.context;
  };
  const call = ([name, run]: [string, unknown]) => [
    name,
    async (input: never) => (run as (context: unknown, input: never) => unknown)(await context(), input),
  ];
  return { ...Object.fromEntries(Object.entries(operations).map(call)), close: async () => {} } as Engine;
}

/** A clock that a test sets. */
export function clock(start: string) {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    set: (to: string) => {
      time = Date.parse(to);
    },
    pass: (ms: number) => {
      time += ms;
    },
  };
}

export interface Posted {
  channel: string;
  message: Message;
  nonce: string | undefined;
}

/** What a process that runs the scheduler stands on: a connection to state.db of its own, and a door that writes down. */
export async function process(
  place: Place,
  now: () => Date,
  transport: Partial<Transport> = {},
  engine?: Engine,
) {
  const state = await openTables(place.config, now);
  onTestFinished(() => state.close());
  const posted: Posted[] = [];
  const told: { user: string; message: Message }[] = [];
  const app: App = {
    engine: engine ?? (await engineOn(place, now)),
    state,
    access: openAccess(place.config.corpusDir),
    indexing: openIndexingService(place.config as never),
    corpusDir: place.config.corpusDir,
    replyDays: 30,
    log: pino({ level: 'silent' }),
    now,
  };
  const scheduler = createScheduler(
    app,
    {
      serves: transport.serves ?? (() => true),
      post: async (channel, message, nonce) => {
        await transport.post?.(channel, message, nonce);
        posted.push({ channel, message, nonce });
      },
      tell: async (user, message) => {
        await transport.tell?.(user, message);
        told.push({ user, message });
      },
    },
    writer,
  );
  return { app, state, scheduler, posted, told };
}
