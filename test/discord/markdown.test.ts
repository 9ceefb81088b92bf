import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeText,
  label,
  marked,
  quoted,
  safeUrl,
  unescapeText,
  unquoted,
} from '../../src/message/markdown.ts';
import { wordsOfMessage } from '../../src/message/message-words.ts';

/** Texts full of what Discord's markdown reacts to. */
const pieces = fc.constantFrom(
  '*',
  '**',
  '_',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '\\',
  '# ',
  '### ',
  '-# ',
  '- ',
  '* ',
  '+ ',
  '> ',
  '>>> ',
  '1. ',
  '12) ',
  '[x](https://a.b)',
  '<@123>',
  '<@&1>',
  '<#1>',
  '<t:1:R>',
  '</ask:1>',
  '<:a:1>',
  '<id:home>',
  '@everyone',
  '@here',
  'https://discord.gg/abc',
  'discord.gg/abc',
  'http://x_y_z.com',
  ':smile:',
  '10:30:45',
  '\n',
  ' ',
  '\t',
  '“',
  '한국어',
  '🇰🇷',
  'word',
  '\u200b',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

const withHighlights = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    highlights: fc.array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length))
        .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
      { maxLength: 4 },
    ),
  }),
);

/** What is left for Discord's parser once escaped characters are taken as plain. */
const active = (markup: string) => markup.replace(/\\[^0-9A-Za-z\s]/g, '·');

describe('quoted text on Discord', () => {
  test('GIVEN any text THEN what is escaped reads back as the very same text', () => {
    fc.assert(
      fc.property(texts, (text) => unescapeText(escapeText(text)) === text),
      { numRuns: 2_000 },
    );
  });

  test('GIVEN any text with highlights THEN the block reads back as the very same text', () => {
    fc.assert(
      fc.property(withHighlights, ({ text, highlights }) => unquoted(quoted(text, highlights)) === text),
      { numRuns: 2_000 },
    );
  });

  test('GIVEN any text THEN nothing in it stays active', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const left = active(escapeText(text));
        expect(left).not.toMatch(/[\\*_~|`[\]<@]|:\/\/|:[\w+~-]+:/);
        expect(left).not.toMatch(/^[^\S\n]*(?:[#>+-]|\d+[.)])/m);
        expect(left).not.toMatch(/discord(?:app)?\.(?:gg|com)/i);
      }),
      { numRuns: 2_000 },
    );
  });

  test('GIVEN highlights that touch or overlap THEN bold begins and ends once', () => {
    expect(
      marked('one two three', [
        [0, 3],
        [3, 7],
        [5, 7],
      ]),
    ).toBe('**one two** three');
  });

  test('GIVEN a highlight over a line break THEN every line is bold by itself', () => {
    expect(quoted('one\ntwo', [[0, 7]])).toBe('> **one**\n> **two**');
  });

  test('GIVEN a plain text THEN hardly anything is added', () => {
    const text = 'Ambassador Ji Jae-ryong left Beijing at 14:30 on March 19, 2019 (Tuesday), sources said.';
    expect(escapeText(text)).toBe(text);
  });

  test('GIVEN an address THEN only http and https ones are linked, and none can end the link early', () => {
    expect(safeUrl('javascript:alert(1)')).toBeNull();
    expect(safeUrl('not an address')).toBeNull();
    expect(safeUrl('https://a.b/c(d)|e')).toBe('https://a.b/c%28d%29%7Ce');
  });

  test('GIVEN any label THEN it fits its limit, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 5, max: 60 }), (text, limit) => {
        const short = label(text, limit);
        return short.length <= limit && !short.includes('\n');
      }),
    );
  });
});

describe('what a message states', () => {
  test('GIVEN any quote in a component THEN its words come back, without question, citation and counters', () => {
    fc.assert(
      fc.property(withHighlights, ({ text, highlights }) => {
        fc.pre(text.trim() !== '');
        const display = (content: string) => ({ type: 10, content });
        const components = [
          display('**Who was it?**'),
          { type: 17, components: [display(`${quoted(text, highlights)}\n-# 1\\. **Title** · ¶ 2`)] },
          display('-# 3 more with ▶'),
        ];
        return wordsOfMessage('', components) === text.trim();
      }),
    );
  });

  test('GIVEN a message somebody wrote THEN its markdown is left out, and signs that mean themselves are not', () => {
    const written =
      '## News\n> The **envoy** said _no_, <@200000000000000001> and 3 * 4 = 12; see [the report](https://example.org/a_b).\n-# snake_case ||and this||';
    expect(wordsOfMessage(written)).toBe(
      'News\nThe envoy said no,  and 3 * 4 = 12; see the report.\nsnake_case and this',
    );
  });

  test('GIVEN components that quote nothing THEN all they say, except the small print', () => {
    expect(wordsOfMessage('', [{ content: '### Library\n**8** documents\n-# build 12' }])).toBe(
      'Library\n8 documents',
    );
  });
});
