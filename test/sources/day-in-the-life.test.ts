import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Outcome } from '../../src/answering/types.ts';
import { refreshSources } from '../../src/sources/refresh.ts';
import { clock, process } from '../support/briefing.ts';
import { newPlace } from '../support/place.ts';
import { CHANNEL, daily, OTHER, said } from '../support/schedules.ts';
import { openSite, type Release, rss } from '../support/web.ts';

const REST =
  'The ministry published the full text on its site and will answer questions of the press on Thursday morning. '.repeat(
    14,
  );

const release = (id: string, day: string, title: string, text: string): Release => ({
  id,
  title,
  day,
  text: `<p>${text}</p><p>${REST}</p>`,
});

const SEATS = release(
  'seats',
  '2026-11-16',
  'New ambassador to Japan takes up her post',
  'Ambassador to Japan Margaret Olsen arrived in Tokyo on 16 November 2026 and met the staff of the embassy.',
);
const TREATY = release(
  'treaty',
  '2026-11-16',
  'Fisheries agreement with Norway signed',
  'The fisheries agreement with Norway was signed in Oslo on 16 November 2026. The quota is 12,000 tonnes of cod a year.',
);
const OFFICE = release(
  'office',
  '2026-11-15',
  'Consular office in Lisbon opens',
  'A consular office was opened in Lisbon on 15 November 2026 to serve travellers in the south of the country.',
);
const CORRECTED = { ...TREATY, text: TREATY.text!.replace('12,000 tonnes', '14,500 tonnes') };
const HANDED_OVER = release(
  'handover',
  '2026-11-17',
  'Change at the embassy in Tokyo',
  'Ambassador to Japan Henry Walsh took over on 17 November 2026 and presented his credentials in Tokyo.',
);

/** The quotes of an outcome, whatever it is. */
const quoted = (outcome: Outcome): string =>
  outcome.kind === 'abstention' ? '' : outcome.quotes.map(({ text }) => text).join('\n');

it('GIVEN a day of a team whose library refreshes itself THEN it says what came, what changed and what went', async () => {
  const site = await openSite();
  const publish = (...releases: Release[]) => {
    site.pages['/feed'] = rss(releases);
  };
  publish(TREATY, SEATS, OFFICE);
  const place = newPlace();
  mkdirSync(place.config.corpusDir, { recursive: true });
  writeFileSync(
    join(place.config.corpusDir, 'sources.yaml'),
    `sources:\n  releases:\n    feed: ${site.at}/feed\n    network: private\n    every: 30m\n`,
  );
  const time = clock('2026-11-16T03:00:00Z');
  const refresh = async () => {
    const [found] = await refreshSources({ ...place.config, which: 'due', now: time.now });
    await place.build({ now: time.now() });
    return found;
  };
  await place.build({ now: time.now() });
  const { state, scheduler, posted, app } = await process(place, time.now);
  const ask = async (text: string) =>
    app.engine.ask({ text, collections: ['releases'], today: time.now().toISOString().slice(0, 10) });
  await state.watches.add({
    guild: '1',
    channel: CHANNEL,
    parent: null,
    owner: '42',
    origin: OTHER,
    language: 'en',
    topic: 'fisheries agreement with Norway',
    seen: time.now().toISOString(),
  });

  // In the morning the feed brings three releases; the watch posts the one it is about.
  time.pass(60_000);
  expect(await refresh()).toMatchObject({ added: 3, problem: null });
  await scheduler.tick();
  expect(posted).toHaveLength(1);
  expect(said(posted[0]!.message)).toContain('fisheries agreement with Norway');
  const holder = 'Who is the ambassador to Japan?';
  expect(quoted(await ask(holder))).toContain('Margaret Olsen');
  expect(quoted(await ask('What is the cod quota in the fisheries agreement with Norway?'))).toContain(
    '12,000',
  );

  // Not due again for half an hour.
  time.pass(60_000);
  expect(await refresh()).toBeUndefined();

  // The first briefing says it; the next morning's is silent on it.
  daily(state, time.now, { topics: ['fisheries agreement with Norway'] });
  time.set('2026-11-17T00:00:05Z');
  await scheduler.tick();
  const briefed = posted.length;
  expect(briefed).toBe(2);

  // One release is corrected, one withdrawn, and an office changes hands.
  publish(HANDED_OVER, CORRECTED, OFFICE);
  expect(await refresh()).toMatchObject({ added: 1, changed: 1, removed: 1 });
  expect(quoted(await ask('What is the cod quota in the fisheries agreement with Norway?'))).toContain(
    '14,500',
  );
  expect(quoted(await ask(holder))).toContain('Henry Walsh');
  expect(quoted(await ask(holder))).not.toContain('Margaret Olsen');
  const card = await app.engine.lookupPost({ text: 'ambassador to Japan', collections: ['releases'] });
  expect(card.kind === 'post' && card.groups[0]?.holders[0]?.holder).toBe('Henry Walsh');

  // Somebody of a like name is offered, not quoted.
  const other = await ask('Who is Henry Walshe?');
  expect(other).toMatchObject({ kind: 'abstention', names: ['Henry Walsh'] });

  // The feed breaks: nothing is lost, and it is said.
  time.pass(3_600_000);
  site.pages['/feed'] = { status: 500 };
  expect((await refresh())?.problem?.en).toContain('500');
  expect(quoted(await ask(holder))).toContain('Henry Walsh');

  time.set('2026-11-18T00:00:05Z');
  await scheduler.tick();
  // The watch tells the correction, and nobody repeats what the channel was told.
  const next = posted.slice(briefed).map(({ message }) => said(message));
  expect(next).toHaveLength(1);
  expect(next[0]).toContain('14,500');
  expect(next[0]).not.toContain('was signed in Oslo on 16 November');
}, 120_000);
