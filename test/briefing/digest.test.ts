import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import { CHARACTERS, digest } from '../../src/briefing/digest.ts';
import type { Digest, DigestInput, Length } from '../../src/briefing/types.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import { openLibrary } from '../../src/library/open.ts';
import type { Quote } from '../../src/reading/types.ts';
import { SAMPLE } from '../support/briefing.ts';
import { newPlace, shippedEncoder } from '../support/place.ts';

const EVERYTHING = ['news', 'press-releases', 'speeches'];
const NOW = () => new Date('2019-03-25T09:00:00Z');

let context: Context;
beforeAll(async () => {
  const encoder = await shippedEncoder();
  const dataDir = mkdtempSync(join(tmpdir(), 'attache-digest-'));
  await buildLibrary({ config: { corpusDir: SAMPLE, dataDir }, encoder });
  const library = await openLibrary({ dataDir, encoder });
  context = makeContext(library, encoder, { corpusDir: SAMPLE }, NOW);
  return () => {
    library.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
});

const brief = (input: Partial<DigestInput> = {}) => digest(context, { collections: EVERYTHING, ...input });
const linesOf = ({ groups }: Digest) => groups.flatMap(({ lines }) => lines);
const quotesOf = (found: Digest) => [
  ...linesOf(found),
  ...found.ahead.map(({ quote }) => quote),
  ...found.people.map(({ quote }) => quote),
];
const verbatim = ({ text, start, end, citation }: Quote) =>
  context.library.text(context.library.indexOf(citation.documentId)!).slice(start, end) === text;

const input = fc.record({
  collections: fc.subarray(EVERYTHING),
  length: fc.constantFrom<Length>('short', 'medium', 'long'),
  language: fc.constantFrom<'en' | 'ko'>('en', 'ko'),
  since: fc.constantFrom(null, '2007-01-01', '2019-03-20', '2030-01-01'),
  topics: fc.constantFrom([], ['North Korea'], ['유엔 사무총장', 'APEC'], ['moons of Saturn']),
});

describe('GIVEN any briefing on the sample corpus', () => {
  test('THEN every line is verbatim, allowed, told once, in order and within its length', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (asked) => {
        const found = await brief(asked);
        const lines = linesOf(found);
        for (const quote of quotesOf(found)) {
          expect(verbatim(quote)).toBe(true);
          expect(asked.collections).toContain(quote.citation.collection);
          for (const also of quote.also) expect(asked.collections).toContain(also.collection);
        }
        expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
        const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
        if (lines.length > 1) expect(characters).toBeLessThanOrEqual(CHARACTERS[asked.length]);
        for (const { lines: own } of found.groups) {
          for (const [i, { start, citation }] of own.entries()) {
            const before = own[i - 1];
            if (before?.citation.documentId === citation.documentId)
              expect(start).toBeGreaterThan(before.start);
          }
        }
        if (asked.since) {
          for (const { published } of found.documents)
            expect(published ?? '9999' >= asked.since).toBeTruthy();
        }
      }),
      { numRuns: 40 },
    );
  });

  test('THEN the same input gives the same digest, byte for byte', async () => {
    const first = JSON.stringify(await brief({ length: 'long' }));
    const other = makeContext(context.library, context.encoder, { corpusDir: context.corpusDir }, NOW);
    expect(JSON.stringify(await digest(other, { collections: EVERYTHING, length: 'long' }))).toBe(first);
  });
});

describe('GIVEN notes and their translations', () => {
  test.each(['en', 'ko'] as const)(
    'THEN each story is told once, in the language read (%s)',
    async (language) => {
      const found = await brief({ length: 'long', language });
      const twofold = found.groups.filter(({ documents }) => documents.length === 2);
      expect(twofold).toHaveLength(3);
      for (const { lines } of twofold)
        expect(new Set(lines.map(({ citation }) => citation.language))).toEqual(new Set([language]));
    },
  );
});

describe('GIVEN a topic', () => {
  test('in Korean THEN English documents on it are quoted, and nothing else', async () => {
    const found = await brief({ topics: ['북한 대사'] });
    expect(found.documents.map(({ path }) => path).sort()).toEqual([
      'news/2019-03-20-north-korean-ambassadors.ko.md',
      'news/2019-03-20-north-korean-ambassadors.md',
    ]);
    expect(linesOf(found).length).toBeGreaterThan(2);
  });

  test('that nothing is about THEN nothing is quoted', async () => {
    for (const topic of ['moons of the planet Saturn', '김치 담그는 법', 'basketball playoffs']) {
      expect(await brief({ topics: [topic] })).toMatchObject({ total: 0, groups: [], ahead: [], people: [] });
    }
  });
});

describe('GIVEN a day', () => {
  test('THEN the dates ahead of it that the documents name are told, soonest first, and none that is over', async () => {
    const { ahead } = await brief({ today: '2019-03-25' });
    expect(ahead[0]).toMatchObject({ from: '2019-04-01', to: '2019-04-20' });
    expect(ahead[0]!.quote.text).toContain("Supreme People's Assembly");
    expect(ahead.map(({ from }) => from)).toEqual(ahead.map(({ from }) => from).sort());
    expect((await brief({ today: '2026-11-22' })).ahead).toEqual([]);
  });

  test('THEN `since` keeps older documents out', async () => {
    const { documents } = await brief({ since: '2024-01-01' });
    expect(documents.flatMap(({ published }) => published ?? []).every((day) => day >= '2024-01-01')).toBe(
      true,
    );
    expect(documents.some(({ path }) => path.includes('2006'))).toBe(false);
  });
});

describe('GIVEN the people named', () => {
  test('THEN who is named most comes first, a story told twice counts once, both spellings are there', async () => {
    const { people } = await brief();
    expect(people[0]).toMatchObject({ name: 'Ban Ki-moon', names: ['Ban Ki-moon', '반기문'] });
    expect((await brief({ language: 'ko' })).people[0]!.name).toBe('반기문');
    expect(people.map(({ mentions }) => mentions)).toEqual(
      people.map(({ mentions }) => mentions).sort((a, b) => b - a),
    );
  });
});

describe('GIVEN documents that came at different times', () => {
  const note = (what: string) =>
    `---\ntitle: ${what}\n---\n\nMinister Kim Min-su said on Monday that ${what} will open in Vienna.\n`;

  test('THEN `after` tells those that entered or changed since, and marks the changed', async () => {
    const place = newPlace();
    const encoder = await shippedEncoder();
    place.put({ 'old.md': note('the harbour office'), 'edited.md': note('the customs house') });
    await place.build({ now: new Date('2026-01-01T00:00:00Z') });
    const first = (await place.open()).build.created;
    place.put({
      'old.md': note('the harbour office'),
      'edited.md': note('the enlarged customs house'),
      'new.md': note('the music school'),
    });
    await place.build({ now: new Date('2026-02-01T00:00:00Z') });
    const library = await place.open();
    const later = makeContext(library, encoder, place.config, NOW);
    const found = await digest(later, { collections: ['general'], after: first });
    expect(found.documents.map(({ path, changed }) => [path, changed]).sort()).toEqual([
      ['edited.md', true],
      ['new.md', false],
    ]);
    expect(found.created).toBe('2026-02-01T00:00:00.000Z');
    expect((await digest(later, { collections: ['general'], after: found.created })).total).toBe(0);
    expect(
      (await digest(later, { collections: ['general'], until: first })).documents.map(({ path }) => path),
    ).toEqual(['old.md']);
  });
});
