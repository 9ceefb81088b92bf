import { Cron } from 'croner';

const HOUR = 3_600_000;
/** How far back the last run is looked for, ms: first nearby, since each run takes croner a millisecond or two. */
const BACK = [2 * HOUR, 48 * HOUR, 40 * 24 * HOUR];

/**
 * The next runs after a moment, at most `count`. croner keeps local time over changes to and from daylight saving: a time
 * that does not exist that day is taken an hour later, one that comes twice is taken once.
 */
export function nextRuns(cron: string, timezone: string, after: Date, count: number): Date[] {
  return new Cron(cron, { timezone, paused: true }).nextRuns(count, after);
}

/** ms since 1970, or null when it never comes again. */
export function nextRun(cron: string, timezone: string, after: number): number | null {
  return nextRuns(cron, timezone, new Date(after), 1)[0]?.getTime() ?? null;
}

/** The last run that is not after `now`, `due` being one of them: after a pause only that one is made up for. */
export function lastRun(cron: string, timezone: string, due: number, now: number): number {
  const job = new Cron(cron, { timezone, paused: true });
  const from = (start: number, found: number | null): number | null => {
    let last = found;
    for (let at = job.nextRun(new Date(start)); at && at.getTime() <= now; at = job.nextRun(at))
      last = at.getTime();
    return last;
  };
  for (const back of BACK) {
    if (now - due <= back) break;
    const recent = from(now - back, null);
    if (recent !== null) return recent;
  }
  return from(due, due) ?? due;
}

/** The day it is there, `YYYY-MM-DD`. */
export function dayIn(timezone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}
