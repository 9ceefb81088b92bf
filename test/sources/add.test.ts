import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addSource } from '../../src/sources/add.ts';
import { addressOf, readSources } from '../../src/sources/settings.ts';

function corpus(text?: string): { dir: string; text(): string } {
  const dir = mkdtempSync(join(tmpdir(), 'attache-sources-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'sources.yaml');
  if (text !== undefined) writeFileSync(path, text);
  return { dir, text: () => readFileSync(path, 'utf8') };
}

const feed = {
  name: 'harbour',
  kind: 'feed',
  address: 'https://harbour.example/feed.xml',
  collection: null,
} as const;

test.each([undefined, '', '# nothing yet\n', 'sources:\n'])(
  'GIVEN a list that reads %j THEN the first source stands in it',
  (text) => {
    const here = corpus(text);
    addSource(here.dir, feed);
    expect(readSources(here.dir)).toMatchObject(
      [{ ...feed, collection: 'harbour', feed: feed.address }].map(({ address: _, ...one }) => one),
    );
    if (text?.startsWith('#')) expect(here.text()).toContain('# nothing yet');
  },
);

test('GIVEN other sources THEN comments and order stay, and the new one comes last', () => {
  const before =
    '# ours\nsources:\n  # every morning\n  rules:\n    pages:\n      - https://rules.example/ # the fees\n    every: 1d\n';
  const here = corpus(before);
  addSource(here.dir, {
    name: '항만 소식',
    kind: 'pages',
    address: 'https://port.example/',
    collection: 'news',
  });
  expect(here.text().startsWith(before)).toBe(true);
  expect(readSources(here.dir).map((one) => [one.name, one.kind, one.collection, addressOf(one)])).toEqual([
    ['rules', 'pages', 'rules', 'https://rules.example/'],
    ['항만 소식', 'pages', 'news', 'https://port.example/'],
  ]);
});

test.each([
  [{ ...feed, address: 'ftp://harbour.example' }, /is an http or https address/],
  [{ ...feed, name: '../etc' }, /is no name/],
  [{ ...feed, name: 'rules' }, /is the name of a source already/],
  [{ ...feed, collection: 'a/b' }, /is a name of letters/],
])('GIVEN %j THEN it is refused and the list stays as it was', (source, why) => {
  const text = 'sources:\n  rules:\n    folder: /rules\n';
  const here = corpus(text);
  expect(() => addSource(here.dir, source)).toThrow(why);
  expect(here.text()).toBe(text);
});
