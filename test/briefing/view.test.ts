import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Kept } from '../../commands/briefing/kept.ts';
import { briefingView, nothingView } from '../../commands/briefing/view.ts';
import type { Digest } from '../../src/briefing/types.ts';
import { check } from '../../src/message/check.ts';
import type { Citation, Quote } from '../../src/reading/types.ts';

/** Text that escaping makes twice as long, mentions, and words of every length. */
const hostile = (longest: number) =>
  fc.oneof(
    fc.constantFrom('*'.repeat(longest), '<@1> @everyone [x](y) ', '가'.repeat(longest), '# a\n- b\n1. c '),
    fc.string({ minLength: 1, maxLength: longest, unit: 'grapheme' }),
  );
const citation: fc.Arbitrary<Citation> = fc.record({
  documentId: fc.constantFrom('a', 'b', 'c'),
  path: fc.constant('news/a.md'),
  collection: fc.constant('news'),
  title: hostile(400),
  publisher: fc.option(hostile(200)),
  published: fc.option(fc.constant('2019-03-20')),
  kind: fc.constant('news' as const),
  language: fc.constant('en' as const),
  url: fc.option(fc.constantFrom(`https://example.org/${'x'.repeat(400)}`, 'https://example.org/a')),
  hash: fc.constant('0'.repeat(64)),
  paragraph: fc.nat(500),
  headings: fc.constant([]),
  start: fc.nat(1e6),
  end: fc.nat(1e6),
});
const quote: fc.Arbitrary<Quote> = fc
  .record({ text: hostile(900), citation, also: fc.array(citation, { maxLength: 3 }) })
  .map(({ text, ...rest }) => ({ text, start: 0, end: text.length, highlights: [], score: 1, ...rest }));
const digest: fc.Arbitrary<Digest> = fc.record({
  build: fc.constant('0123456789abcdef'),
  created: fc.constant('2026-01-01T00:00:00.000Z'),
  total: fc.nat(10_000),
  documents: fc.array(
    citation.map(({ documentId: id, title, publisher, published, kind, collection, path, url }) => ({
      ...{ id, title, publisher, published, kind, collection, path, url },
      changed: true,
    })),
    { maxLength: 50 },
  ),
  groups: fc.array(
    fc.record({
      title: hostile(400),
      documents: fc.constant(['a', 'b']),
      lines: fc.array(quote, { minLength: 1, maxLength: 12 }),
    }),
    { maxLength: 12 },
  ),
  ahead: fc.array(fc.record({ from: fc.constant('2026-01-01'), to: fc.constant('2026-01-05'), quote }), {
    maxLength: 6,
  }),
  people: fc.array(
    fc.record({
      name: hostile(200),
      names: fc.array(hostile(100), { maxLength: 4 }),
      mentions: fc.nat(500),
      documents: fc.nat(50),
      quote,
    }),
    { maxLength: 8 },
  ),
});
const kept: fc.Arbitrary<Kept> = fc.record({
  topics: fc.array(hostile(200), { maxLength: 5 }),
  after: fc.option(fc.constant('2025-01-01T00:00:00.000Z')),
  until: fc.constant(null),
  since: fc.option(fc.constant('2019-01-01')),
  length: fc.constantFrom('short' as const, 'medium' as const, 'long' as const),
  language: fc.constantFrom('en' as const, 'ko' as const),
  today: fc.constant('2026-01-01'),
});

describe('GIVEN any digest', () => {
  test('THEN each of its pages is one that Discord takes, and holds the whole of it as a file', () => {
    fc.assert(
      fc.property(
        digest,
        kept,
        fc.nat(12),
        fc.constantFrom('en' as const, 'ko' as const),
        (found, about, page, locale) => {
          const message = briefingView(found, { id: 'abcdefghij', kept: about, page }, locale);
          expect(check(message)).toEqual([]);
          const file = String(message.files?.[0]?.data);
          for (const { lines } of found.groups)
            for (const { text } of lines) expect(file).toContain(text.replace(/^/gm, '> '));
          expect(
            check(nothingView(about, { id: 'abcdefghij', at: '2026-01-01T00:00:00.000Z' }, locale)),
          ).toEqual([]);
          expect(check(nothingView(about, null, locale))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });
});
