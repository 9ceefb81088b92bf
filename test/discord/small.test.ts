import { pino } from 'pino';
import { expect, test } from 'vitest';
import { explain } from '../../src/bot/error-presenter.ts';
import { inKorean } from '../../src/bot/problems-ko.ts';
import { isRepeatable } from '../../src/discord/requests.ts';
import { asksNothing } from '../../src/languages/greetings.ts';
import { tidyChoices } from '../../src/message/check.ts';
import { label } from '../../src/message/markdown.ts';
import { wordsOfMessage } from '../../src/message/message-words.ts';
import { Problem } from '../../src/problem.ts';

const log = pino({ level: 'silent' });
const said = (thrown: unknown, locale: 'en' | 'ko') => JSON.stringify(explain(thrown, locale, '1', log));

test('GIVEN a title that turns the direction of writing or hides something THEN neither label nor suggestion does', () => {
  const title = 'Annual\u202E report\u2066 2024\u200B\uFEFF\u00AD';
  expect(label(title, 100)).toBe('Annual report 2024');
  expect(tidyChoices([{ name: title, value: 'a' }])[0]!.name).toBe('Annual report 2024');
  expect(tidyChoices([{ name: '\u202E\u200B', value: 'a' }])).toEqual([]);
});

test('GIVEN a problem THEN its names stand as they are, code as code, and nothing is escaped twice', () => {
  const problem = new Problem(
    'collections.yaml',
    '`closd` is no folder here; is `closed` meant?',
    'mend a_b*c',
  );
  const text = said(problem, 'en');
  expect(text).toContain('**collections.yaml: `closd` is no folder here; is `closed` meant?**');
  expect(text).toContain('Mend a\\\\_b\\\\*c.');
  expect(text).not.toContain('Collections.yaml');
});

test('GIVEN a problem in Korean THEN it is said in Korean, with what stood in its gaps', () => {
  expect(inKorean('this took longer than 5 seconds and was stopped')).toBe('5초가 넘게 걸려 멈췄습니다');
  expect(inKorean('12 MiB, more than the 10 MiB that are read')).toBe(
    '12 MiB로, 읽을 수 있는 10 MiB보다 큽니다',
  );
  expect(inKorean('something new')).toBeUndefined();
  const known = said(new Problem('a.pdf', 'no text layer', 'run OCR first, or leave it out'), 'ko');
  expect(known).toContain('**a.pdf: 텍스트 레이어가 없습니다.**');
  expect(known).toContain('먼저 OCR을 하거나 빼 주십시오.');
  expect(said(new Problem('a.pdf', 'something new', 'do this'), 'ko')).toContain(
    '요청을 처리하지 못했습니다',
  );
});

test('GIVEN embeds and a forwarded message THEN what they state is read', () => {
  const embed = {
    title: 'Press release',
    description: 'The **budget** is 4 million.',
    fields: [{ name: 'Year', value: '2024' }],
  };
  expect(wordsOfMessage('', [], { embeds: [embed] })).toBe(
    'Press release\n\nThe budget is 4 million.\n\nYear\n\n2024',
  );
  expect(wordsOfMessage('', [], { forwarded: [{ content: '> It was *opened* in May.' }] })).toBe(
    'It was opened in May.',
  );
  expect(wordsOfMessage('Look:', [], { embeds: [embed] })).toMatch(/^Look:\n\nPress release/);
});

test.each([
  ['hi', true],
  ['thanks everyone', true],
  ['', true],
  ['수고하셨습니다', true],
  ['who is the ambassador?', false],
  ['hello, who is the ambassador to China?', false],
  ['help with the visa form', false],
  ['감사원장은 누구입니까?', false],
])('GIVEN “%s” THEN whether it asks nothing is %s', (text, nothing) => {
  expect(asksNothing(text)).toBe(nothing);
});

test('GIVEN a request that must not be made twice THEN it is not repeated, all others are', () => {
  const webhook = 'https://discord.com/api/v10/webhooks/1/token';
  expect(isRepeatable(webhook, { method: 'POST', body: '{}' })).toBe(false);
  expect(isRepeatable(`${webhook}/messages/@original`, { method: 'PATCH', body: '{}' })).toBe(true);
  expect(isRepeatable('https://discord.com/api/v10/interactions/1/token/callback', { method: 'POST' })).toBe(
    true,
  );
  const message = 'https://discord.com/api/v10/channels/1/messages';
  expect(isRepeatable(message, { method: 'POST', body: '{"content":"x"}' })).toBe(false);
  expect(isRepeatable(message, { method: 'POST', body: '{"nonce":"a","enforce_nonce":true}' })).toBe(true);
});
