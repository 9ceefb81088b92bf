import { describe, expect, test } from 'vitest';
import { lastRun, nextRuns } from '../../src/briefing/next-runs.ts';
import { isTimezone, suggestTimezones, timezoneMeant } from '../../src/briefing/timezones.ts';

const iso = (times: Date[]) => times.map((time) => time.toISOString().slice(0, 16));
const local = (timezone: string) => (time: Date) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(time);

describe('GIVEN clocks that are set forward or back', () => {
  test.each([
    ['Europe/Berlin', '2026-03-27T12:00:00Z'],
    ['Europe/Berlin', '2026-10-23T12:00:00Z'],
    ['America/New_York', '2026-03-06T16:00:00Z'],
    ['America/New_York', '2026-10-30T16:00:00Z'],
    ['Asia/Seoul', '2026-03-27T12:00:00Z'],
  ])('a briefing at 09:00 in %s THEN it comes at nine there, once a day', (timezone, from) => {
    const runs = nextRuns('0 9 * * *', timezone, new Date(from), 5).map(local(timezone));
    expect(runs.map((run) => run.slice(-5))).toEqual(Array(5).fill('09:00'));
    expect(new Set(runs.map((run) => run.slice(0, 10))).size).toBe(5);
  });

  test('a time that a spring night leaves out THEN it comes an hour later, and is not lost', () => {
    expect(iso(nextRuns('30 2 * * *', 'Europe/Berlin', new Date('2026-03-28T12:00:00Z'), 2))).toEqual([
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ]);
    expect(iso(nextRuns('30 2 * * *', 'America/New_York', new Date('2026-03-07T12:00:00Z'), 2))).toEqual([
      '2026-03-08T07:30',
      '2026-03-09T06:30',
    ]);
  });

  test('a time that an autumn night has twice THEN it comes once', () => {
    expect(iso(nextRuns('30 2 * * *', 'Europe/Berlin', new Date('2026-10-24T12:00:00Z'), 2))).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(iso(nextRuns('30 1 * * *', 'America/New_York', new Date('2026-10-31T12:00:00Z'), 2))).toEqual([
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ]);
  });
});

describe('GIVEN a time without any process', () => {
  test.each([
    ['0 9 * * 1-5', '2026-11-16T00:00:00Z', '2026-11-20T12:00:00Z', '2026-11-20T00:00'],
    ['0 9 1 * *', '2026-01-01T00:00:00Z', '2026-11-20T12:00:00Z', '2026-11-01T00:00'],
    ['* * * * *', '2026-01-01T00:00:00Z', '2026-11-20T12:00:30Z', '2026-11-20T12:00'],
    ['0 9 * * *', '2026-11-20T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-20T00:00'],
  ])('%s due at %s and now %s THEN the last run missed is %s', (cron, due, now, last) => {
    expect(iso([new Date(lastRun(cron, 'Asia/Seoul', Date.parse(due), Date.parse(now)))])).toEqual([last]);
  });
});

describe('GIVEN a timezone as people type it', () => {
  test.each([
    ['Asia/Seoul', 'Asia/Seoul'],
    ['seoul', 'Asia/Seoul'],
    ['서울', 'Asia/Seoul'],
    ['new york', 'America/New_York'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('"%s" THEN it is %s', (typed, zone) => {
    expect(timezoneMeant(typed)).toBe(zone);
  });

  test.each(['Nowhere/City', '+09:00', 'soon', ''])('"%s" THEN it is none', (typed) => {
    expect(timezoneMeant(typed)).toBeNull();
  });

  test('THEN every suggestion is one, the usual ones first', () => {
    expect(suggestTimezones('', 25)[0]).toBe('Asia/Seoul');
    expect(suggestTimezones('ber', 25)).toContain('Europe/Berlin');
    expect(suggestTimezones('서', 25)[0]).toBe('Asia/Seoul');
    expect(suggestTimezones('a', 25).every(isTimezone)).toBe(true);
  });
});
