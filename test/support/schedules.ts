import { nextRun } from '../../src/briefing/next-runs.ts';
import type { Schedule } from '../../src/library/state/schedules.ts';
import type { Tables } from '../../src/library/state/tables.ts';
import type { Message } from '../../src/message/types.ts';
import { clock, process } from './briefing.ts';
import { newPlace } from './place.ts';

/** Channels a schedule posts in, and where it was set. */
export const CHANNEL = '100000000000000001';
export const OTHER = '100000000000000002';
export const HOUR = 3_600_000;

/** A document of that day on that thing. */
export const paper = (day: string, what: string) =>
  `---\ntitle: ${what}\npublished: ${day}\n---\n\nThe ministry announced on ${day} that ${what} will be opened by Minister Kim Min-su in Vienna.\n`;

/** What discord.js throws when Discord says no. */
export const refusal = (status: number, code: number) =>
  Object.assign(new Error('Discord said no'), { status, code });

/** A briefing every day at nine in Seoul, changed as said. */
export async function daily(
  state: Tables,
  now: () => Date,
  changes: Partial<Schedule> = {},
): Promise<Schedule> {
  const { cron, timezone } = { cron: '0 9 * * *', timezone: 'Asia/Seoul', ...changes };
  const added = await state.schedules.add({
    guild: '1',
    channel: CHANNEL,
    parent: null,
    owner: '42',
    origin: OTHER,
    topics: [],
    said: 'daily 9:00',
    length: 'short',
    language: 'en',
    quiet: 'silent',
    ...changes,
    ...{ cron, timezone },
    next: nextRun(cron, timezone, now().getTime()),
  });
  return added!;
}

export const said = (message: Message) => JSON.stringify(message.components);

/** A library of one paper, and a clock at noon in Seoul on a Monday. */
export async function started(transport = {}) {
  const place = newPlace();
  const time = clock('2026-11-16T03:00:00Z');
  place.put({ 'one.md': paper('2026-11-16', 'the first harbour office') });
  await place.build({ now: time.now() });
  return { place, time, ...(await process(place, time.now, transport)) };
}
