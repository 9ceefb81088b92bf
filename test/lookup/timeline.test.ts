import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from '../../embeddings/indexing/run-build.ts';
import { loadConfig } from '../../src/config.ts';
import { openEngine } from '../../src/engine/local.ts';
import type { Engine } from '../../src/engine/operations.ts';
import { openLibrary, type SampleLibrary } from './place.ts';

let library: SampleLibrary;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

describe('/timeline', () => {
  test.each(['sanctions', 'North Korea', 'Ban Ki-moon', '제재', 'ambassadors', 'meeting of mission chiefs'])(
    'GIVEN "%s" THEN each date once, in order, each line verbatim and only once',
    async (topic) => {
      const found = await library.engine.timeline({ topic, collections: library.open });
      expect(found.lines.length).toBeGreaterThan(0);
      const days = found.lines.map(({ date, to }) => `${date} ${to}`);
      expect(days).toEqual([...days].sort());
      expect(new Set(days).size).toBe(days.length);
      expect(new Set(found.lines.map(({ quote }) => quote.text)).size).toBe(found.lines.length);
      for (const { quote } of found.lines) expect(library.verbatim(quote)).toBe(true);
      for (const { date, of, quote } of found.lines)
        if (of === 'publication') expect(date).toBe(quote.citation.published);
    },
  );

  test('GIVEN a span THEN only its dates', async () => {
    const found = await library.engine.timeline({
      topic: 'sanctions',
      collections: library.open,
      since: '2019-01-01',
      until: '2019-12-31',
    });
    expect(found.lines.length).toBeGreaterThan(0);
    expect(found.lines.every(({ date, to }) => to >= '2019-01-01' && date <= '2019-12-31')).toBe(true);
  });

  test('GIVEN the files THEN Markdown and CSV hold every line, cells quoted as RFC 4180 says', async () => {
    const { lines, markdown, csv } = await library.engine.timeline({
      topic: 'sanctions',
      collections: library.open,
    });
    for (const { quote } of lines) {
      expect(markdown).toContain(`> ${quote.text}`);
      expect(csv).toContain(quote.text.replaceAll('"', '""'));
    }
    // The byte order mark: Excel takes the file for the system's own encoding without it.
    expect(csv.split('\r\n')[0]).toBe(
      '\ufeffdate,to,others,of,text,title,publisher,published,kind,path,paragraph,start,end,url',
    );
    expect(csv.split('\r\n').length).toBe(lines.length + 2);
  });

  test('GIVEN a sentence of several days THEN it stands once, under the first, with all of them', async () => {
    const { lines, markdown } = await library.engine.timeline({
      topic: 'North Korea',
      collections: library.open,
    });
    const meetings = lines.filter(({ quote }) => quote.text.includes('three times'));
    expect(meetings).toMatchObject([
      {
        date: '2015-07-01',
        others: [
          { date: '2017-04-01', to: '2017-04-30' },
          { date: '2018-07-01', to: '2018-07-31' },
        ],
      },
    ]);
    expect(markdown).toContain('## July 2015, April 2017, July 2018');
  });

  test('GIVEN what both languages tell of one day THEN one line with both citations', async () => {
    const { lines } = await library.engine.timeline({ topic: 'sanctions', collections: library.open });
    const letter = lines.find(({ date }) => date === '2019-03-11')!;
    expect(letter.quote.citation.language).toBe('en');
    expect(letter.quote.also.map(({ language }) => language)).toContain('ko');
  });

  test('GIVEN a topic of which nothing is said THEN no line', async () => {
    expect(
      (await library.engine.timeline({ topic: 'zebra stripes', collections: library.open })).lines,
    ).toEqual([]);
  });
});

describe('/compare', () => {
  let engine: Engine;
  let root: string;
  const collections = ['general', 'news'];
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'attache-compare-'));
    const corpusDir = join(root, 'corpus');
    mkdirSync(join(corpusDir, 'news'), { recursive: true });
    const write = (name: string, published: string, kind: string, text: string) =>
      writeFileSync(
        join(corpusDir, name),
        `---\ntitle: ${name}\npublished: ${published}\nkind: ${kind}\nlanguage: en\n---\n\n${text}\n`,
      );
    write(
      'news/a.md',
      '2011-04-05',
      'news',
      'The fishing quota for squid was set at 300 tons. The weather was fine on the coast.',
    );
    write(
      'b.md',
      '2014-06-07',
      'speech',
      'I believe that the fishing quota for squid has to stay where it is.',
    );
    write(
      'c.md',
      '2018-09-10',
      'press release',
      'The ministry raised the fishing quota for squid to 900 tons. Other quotas were left alone.',
    );
    write('d.md', '2011-04-06', 'news', 'The lighthouse at Cape Nowhere was painted red.');
    write('e.md', '2019-01-02', 'news', 'The lighthouse at Cape Nowhere was painted red.');
    const config = loadConfig({ CORPUS_DIR: corpusDir, DATA_DIR: join(root, 'data') }, {}, root);
    await runBuild(config);
    engine = await openEngine(config);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('GIVEN statements of different years THEN the earliest and the latest, kinds labelled, and what differs', async () => {
    const found = await engine.compare({ topic: 'fishing quota for squid', collections });
    expect(found).toMatchObject({
      changed: true,
      earliest: {
        date: '2011-04-05',
        quote: { text: 'The fishing quota for squid was set at 300 tons.', citation: { kind: 'news' } },
      },
      latest: {
        date: '2018-09-10',
        quote: {
          text: 'The ministry raised the fishing quota for squid to 900 tons.',
          citation: { kind: 'press release' },
        },
      },
      differences: { earliest: ['300 tons'], latest: ['900 tons'] },
    });
  });

  test.each(['North Korea', 'ambassadors', 'United Nations', '재외공관장회의'])(
    'GIVEN "%s" on the samples THEN no name differs twice, none is on both sides, and no heading is a statement',
    async (topic) => {
      const found = await library.engine.compare({ topic, collections: library.open });
      const { earliest, latest } = found.differences;
      expect(new Set([...earliest, ...latest]).size).toBe(earliest.length + latest.length);
      for (const { quote } of [found.earliest, found.latest].flatMap((side) => side ?? []))
        expect(quote.text).toMatch(/[.!?다][”’"')]*$/u);
    },
  );

  test('GIVEN the same said again THEN no change', async () => {
    const found = await engine.compare({ topic: 'lighthouse at Cape Nowhere', collections });
    expect(found).toMatchObject({
      changed: false,
      earliest: { date: '2011-04-06' },
      latest: { date: '2019-01-02' },
    });
  });

  test('GIVEN one side hidden THEN only what may be seen is compared', async () => {
    const found = await engine.compare({ topic: 'fishing quota for squid', collections: ['news'] });
    expect(found).toMatchObject({ changed: false, earliest: { date: '2011-04-05' }, latest: null });
  });

  test('GIVEN nothing on the topic THEN neither side', async () => {
    expect(await engine.compare({ topic: 'zebra stripes', collections })).toMatchObject({
      changed: false,
      earliest: null,
      latest: null,
    });
  });
});
