import { nextRuns } from '../../src/briefing/next-runs.ts';
import type { Schedule } from '../../src/library/state/schedules.ts';
import type { Status } from '../../src/library/state/table-types.ts';
import type { Watch } from '../../src/library/state/watches.ts';
import type { Locale } from '../../src/locale.ts';
import { fitted } from '../../src/message/budget.ts';
import { escapeText, label } from '../../src/message/markdown.ts';
import { COLOURS, container, small, text } from '../../src/message/parts.ts';
import type { Message } from '../../src/message/types.ts';
import { words } from './manage-words.ts';

const TOPICS = 200;
/** Runs read back. */
const RUNS = 3;

/** What a schedule is, in one line of plain text, for suggestions. */
export function nameOf({ topics, said, timezone }: Schedule, locale: Locale): string {
  const about = topics.length > 0 ? topics.join(', ') : words(locale).everything;
  return `${about} · ${said} · ${timezone}`;
}

const aboutOf = (topics: readonly string[], locale: Locale): string =>
  topics.length > 0
    ? words(locale).on(`**${escapeText(label(topics.join(', '), TOPICS))}**`)
    : `**${words(locale).everything}**`;

function stateOf(status: Status, locale: Locale): string | null {
  const say = words(locale);
  return status === 'paused' ? say.paused : status === 'refused' ? say.refused : null;
}

const moment = (time: Date): string => `<t:${Math.floor(time.getTime() / 1000)}:F>`;

/** The next runs of a briefing, as each reader's own clock shows them. */
export function runsOf({ cron, timezone }: Schedule, now: Date, count = RUNS): string[] {
  return nextRuns(cron, timezone, now, count).map(moment);
}

export function scheduleLines(schedule: Schedule, now: Date, locale: Locale, runs = 1): string {
  const say = words(locale);
  const { id, channel, topics, said, timezone, status } = schedule;
  const state = stateOf(status, locale);
  const next = runsOf(schedule, now, runs);
  const when = `${escapeText(label(said, 60))} · ${timezone}`;
  const after = state ?? `${say.next}: ${next.join(' · ') || say.never}`;
  return `\`${id}\` <#${channel}> · ${aboutOf(topics, locale)}\n${when}\n-# ${after}`;
}

/** Reads back what was set. */
export function setView(schedule: Schedule, spoken: string, now: Date, locale: Locale): Message {
  const say = words(locale);
  const { channel, topics, timezone, quiet } = schedule;
  const lines = [
    `### ${say.set}`,
    `<#${channel}> · ${aboutOf(topics, locale)}`,
    `**${escapeText(spoken)}** · ${timezone}`,
    '',
    say.next,
    ...runsOf(schedule, now).map((run) => `- ${run}`),
  ];
  const notes = [quiet === 'line' ? say.line : say.silent, say.first, say.open];
  return { components: [container([text(lines.join('\n')), small(notes.join('\n'))], COLOURS.good)] };
}

export function listView(schedules: readonly Schedule[], now: Date, locale: Locale): Message {
  const say = words(locale);
  if (schedules.length === 0) return { components: [container([text(say.none())], COLOURS.none)] };
  const blocks = schedules.map((one) => [text(scheduleLines(one, now, locale))]);
  return fitted([text(`### ${say.schedules}`)], blocks, [], (count) => small(say.left(count)));
}

/** What has become of one. */
export function changedView(
  what: 'nowPaused' | 'nowActive' | 'removed',
  lines: string,
  locale: Locale,
): Message {
  const parts = [text(`**${words(locale)[what]}**\n${lines}`)];
  return { components: [container(parts, what === 'removed' ? COLOURS.none : COLOURS.good)] };
}

export function watchLines({ id, channel, topic, status }: Watch, locale: Locale): string {
  const state = stateOf(status, locale);
  return `\`${id}\` <#${channel}> · **${escapeText(label(topic, TOPICS))}**${state ? `\n-# ${state}` : ''}`;
}

export function watchSetView(watch: Watch, locale: Locale): Message {
  const say = words(locale);
  const body = text(
    `### ${say.watching}\n<#${watch.channel}> · **${escapeText(label(watch.topic, TOPICS))}**`,
  );
  return { components: [container([body, small(`${say.watchHow}\n${say.open}`)], COLOURS.good)] };
}

export function watchListView(watches: readonly Watch[], locale: Locale): Message {
  const say = words(locale);
  if (watches.length === 0) return { components: [container([text(say.noWatch())], COLOURS.none)] };
  const blocks = watches.map((one) => [text(watchLines(one, locale))]);
  return fitted([text(`### ${say.watches}`)], blocks, [], (count) => small(say.left(count)));
}
