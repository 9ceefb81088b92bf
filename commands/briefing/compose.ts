import { channelScope } from '../../src/bot/place.ts';
import type { Composed } from '../../src/bot/scheduler.ts';
import type { App } from '../../src/bot/types.ts';
import { dayIn } from '../../src/briefing/next-runs.ts';
import { saysNothing, toldBy } from '../../src/briefing/told.ts';
import type { Schedule } from '../../src/library/state/schedules.ts';
import type { Areas } from '../../src/library/state/tables.ts';
import type { Watch } from '../../src/library/state/watches.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { inputOf, type Kept, keep } from './kept.ts';
import { briefingView, nothingView } from './view.ts';
import { words } from './words.ts';

const TOPIC = 150;

/** Nobody's: whoever presses a button of a posted briefing gets pages of their own. */
const NOBODY = '';

/** A schedule's briefing: what is new for the channel since its last, whatever that was. */
export async function composeBriefing(app: App, schedule: Schedule): Promise<Composed> {
  const { channel, topics, length, language, timezone } = schedule;
  const last = await app.state.briefed.last(channel, topics);
  const fresh = keptFor(topics, language, dayIn(timezone, app.now()), last?.upto ?? null, length);
  const kept = { ...fresh, told: await app.state.briefed.told(channel, topics) };
  const digest = await app.engine.digest(inputOf(kept, await channelScope(app, schedule)));
  if (saysNothing(digest)) {
    const speak = schedule.quiet === 'line' && !schedule.told;
    return {
      message: speak ? nothingView(kept, null, language, true) : null,
      done: async (state) => {
        if (speak) await state.schedules.tell(schedule.id, true);
      },
    };
  }
  const whole = { ...kept, until: digest.created };
  const shown = { id: await keep(app, NOBODY, whole), kept: whole };
  return {
    message: briefingView(digest, shown, language),
    done: async (state) => {
      await state.briefed.note(channel, topics, digest.created);
      await state.briefed.tell(channel, topics, toldBy(digest));
      await state.schedules.tell(schedule.id, false);
    },
  };
}

/** What a watch has to tell: the documents on its topic that entered or changed since it looked last, up to `created`. */
export async function composeWatch(app: App, watch: Watch, created: string): Promise<Composed> {
  const { channel, topic, language, seen } = watch;
  const today = app.now().toISOString().slice(0, 10);
  const kept = {
    ...keptFor([topic], language, today, seen, 'short'),
    until: created,
    told: await app.state.briefed.told(channel, [topic]),
  };
  const digest = await app.engine.digest(inputOf(kept, await channelScope(app, watch)));
  const done = (state: Areas) => state.briefed.tell(channel, [topic], toldBy(digest));
  if (saysNothing(digest)) return { message: null, done };
  const title = words(language).watched(escapeText(label(topic, TOPIC)));
  const shown = { id: await keep(app, NOBODY, kept), kept, title };
  return { message: briefingView(digest, shown, language), done };
}

function keptFor(
  topics: string[],
  language: Kept['language'],
  today: string,
  after: string | null,
  length: Kept['length'],
): Kept {
  return { topics, after, until: null, since: null, length, language, today };
}
