import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerView, furtherView } from '../../commands/ask/view.ts';
import { quoteBlock } from '../../commands/shared/quote.ts';
import { shorten } from '../../commands/shared/shorten.ts';
import { customId, parseCustomId } from '../../src/bot/custom-id.ts';
import type { App } from '../../src/bot/types.ts';
import { sentences } from '../../src/languages/sentences.ts';
import { fitted } from '../../src/message/budget.ts';
import { check, textTotal, tidyChoices } from '../../src/message/check.ts';
import { unquoted } from '../../src/message/markdown.ts';
import { button, container, rows, small, text } from '../../src/message/parts.ts';
import { refOf } from '../../src/reading/recall.ts';
import type { Quote } from '../../src/reading/types.ts';

const sentence = fc
  .tuple(
    fc.stringMatching(/^[A-Z][a-z*_#<>@:|-]{2,12}$/),
    fc.array(fc.stringMatching(/^[a-z*_`~|<@]{1,14}$/), { minLength: 1, maxLength: 60 }),
  )
  .map(([first, rest]) => `${first} ${rest.join(' ')}.`);
const longText = fc.array(sentence, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));

const quote = fc.tuple(longText, fc.string(), fc.option(fc.webUrl())).map(
  ([body, title, url]): Quote => ({
    text: body,
    start: 0,
    end: body.length,
    highlights: [[0, Math.min(10, body.length)]],
    score: 1,
    citation: {
      documentId: '0123456789ab',
      path: 'a/b.md',
      collection: 'a',
      title: title || 't',
      publisher: title,
      published: '2020-01-01',
      kind: 'news',
      language: 'en',
      url,
      hash: 'f'.repeat(64),
      paragraph: 1,
      headings: [],
      start: 0,
      end: body.length,
    },
    also: [],
  }),
);

const asked = { text: 'Who?', follows: null, collection: null, since: null, until: null, document: null };

describe("Discord's limits", () => {
  test('GIVEN any five quotes of any length THEN the overview with all its buttons is within every limit', () => {
    fc.assert(
      fc.property(
        fc.array(quote, { minLength: 1, maxLength: 10 }),
        fc.constantFrom('en' as const, 'ko' as const),
        (quotes, locale) => {
          const look = { seen: 'private' as const, shared: false };
          const setting = { app: {} as App, locale, look, channelLimit: null, note: 'Shared by Mina' };
          const kept = {
            asked,
            build: 'b',
            spans: quotes.map(refOf),
            also: [],
            shown: Math.min(3, quotes.length),
          };
          for (const message of [
            answerView('0123456789', kept, quotes, setting),
            furtherView('0123456789', { ...kept, shown: 1 }, quotes, 3, setting),
          ]) {
            expect(check(message)).toEqual([]);
            expect(textTotal(message)).toBeLessThanOrEqual(4_000);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('GIVEN a quote too long for its room THEN whole sentences are dropped, never part of one, and it is said', () => {
    fc.assert(
      fc.property(longText, fc.integer({ min: 50, max: 1_500 }), (body, budget) => {
        const shown = shorten({ text: body, highlights: [[0, 3]] }, budget, 'en');
        if (!shown) return;
        expect(shown.markup.length).toBeLessThanOrEqual(budget);
        const kept = unquoted(shown.markup).replace(/^\[…\]\n|\n\[…\]$/g, '');
        expect(body).toContain(kept);
        const spans = sentences(body);
        const start = body.indexOf(kept);
        expect(spans.some((span) => span.start === start)).toBe(true);
        expect(spans.some((span) => span.end === start + kept.length)).toBe(true);
        expect(shown.shortened).toBe(kept.length < body.length);
      }),
      { numRuns: 300 },
    );
  });

  test('GIVEN more blocks than fit THEN the last are dropped whole and counted', () => {
    const blocks = Array.from({ length: 10 }, (_, i) => [text(`${i}`.repeat(900))]);
    const message = fitted([text('head')], blocks, rows([button('a', 'v1:a:b')]), (count) =>
      small(`${count} more`),
    );
    expect(check(message)).toEqual([]);
    expect(JSON.stringify(message)).toContain('6 more');
    expect(JSON.stringify(message)).toContain('3'.repeat(900));
    expect(JSON.stringify(message)).not.toContain('4'.repeat(900));
  });

  test('GIVEN messages over a limit THEN each limit is named', () => {
    const many = Array.from({ length: 41 }, () => text('x'));
    expect(check({ components: [container(many)] })[0]).toMatch(/components: 42/);
    expect(check({ components: [container([text('x'.repeat(4_001))])] })[0]).toMatch(/text: 4001/);
    expect(check({ components: [] })).toContain('nothing to say');
    const twice = rows([button('a', 'v1:a:b'), button('b', 'v1:a:b')]);
    expect(check({ components: [container(twice)] })[0]).toMatch(/twice/);
  });

  test('GIVEN any state THEN a custom_id gives it back, or is refused when it is too long', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (state) => {
        try {
          expect(parseCustomId(customId('ask', 'more', ...state))).toEqual({
            command: 'ask',
            action: 'more',
            state,
          });
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(['RangeError', 'URIError']).toContain((error as Error).name);
        }
      }),
    );
    expect(parseCustomId('v0:ask:more')).toBeUndefined();
    expect(parseCustomId('something else')).toBeUndefined();
  });

  test('GIVEN suggestions THEN 25 short ones at most, none of which turns into a mention', () => {
    const choices = [
      { name: '#general', value: 'a' },
      { name: 'x'.repeat(200), value: 'b' },
      { name: 'c', value: 'y'.repeat(101) },
    ];
    const tidy = tidyChoices([
      ...choices,
      ...Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, value: `${i}` })),
    ]);
    expect(tidy).toHaveLength(25);
    expect(tidy[0]!.name).toBe('· #general');
    expect(tidy.every(({ name, value }) => name.length <= 100 && value.length <= 100)).toBe(true);
  });

  test('GIVEN a sentence longer than a message THEN it is not cut but left to the document', () => {
    const endless = `${'word '.repeat(1_200)}end.`;
    const whole = { text: endless, start: 0, end: endless.length, highlights: [], score: 1, also: [] };
    const block = quoteBlock({ ...whole, citation: fc.sample(quote, 1)[0]!.citation }, 'en', {
      budget: 2_800,
    });
    expect(JSON.stringify(block)).toContain('longer than a Discord message');
  });
});
