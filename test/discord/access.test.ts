import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../src/bot/access.ts';
import { Problem } from '../../src/problem.ts';

const ROLE = '123456789012345678';
const CHANNEL = '234567890123456789';
const nobody = { private: true, roles: [], channelId: '1', parentId: null };

describe('the access list', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'attache-access-'));
    for (const name of ['open', 'closed', 'unlisted']) mkdirSync(join(dir, name));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  let stamp = 1;
  const list = (yaml: string) => {
    writeFileSync(join(dir, 'collections.yaml'), yaml);
    utimesSync(join(dir, 'collections.yaml'), ++stamp, stamp);
  };
  const good = `collections:\n  open: { open: everyone }\n  closed: { open: { roles: ["${ROLE}"], channels: ["${CHANNEL}"] } }\n`;

  test('GIVEN roles and channels THEN each finds what it may see, and a public reply only what all may see', () => {
    list(good);
    const access = openAccess(dir);
    const open = ['general', 'open', 'unlisted'];
    const all = ['closed', ...open];
    expect(access.visible(nobody)).toEqual(open);
    expect(access.visible({ ...nobody, roles: [ROLE] })).toEqual(all);
    expect(access.visible({ ...nobody, private: false, roles: [ROLE] })).toEqual(open);
    expect(access.visible({ ...nobody, channelId: CHANNEL })).toEqual(all);
    expect(access.visible({ ...nobody, private: false, channelId: CHANNEL })).toEqual(all);
    expect(access.visible({ ...nobody, private: false, parentId: CHANNEL })).toEqual(all);
    expect(access.inChannel({ channelId: '1', parentId: null })).toEqual(open);
  });

  test('GIVEN no list THEN every collection is open', () => {
    expect(openAccess(dir).visible(nobody)).toEqual(['closed', 'general', 'open', 'unlisted']);
  });

  const broken: [string, string][] = [
    ['no YAML', 'collections: [unclosed'],
    ['a role without quotation marks', 'collections:\n  closed: { open: { roles: [123456789012345678] } }\n'],
    ['a misspelt word', `collections:\n  closed: { open: { role: ["${ROLE}"] } }\n`],
    ['an empty restriction', 'collections:\n  closed: { open: {} }\n'],
    ['no word on who may see it', 'collections:\n  closed: { title: { en: Closed } }\n'],
    ['nothing in it', '# Who may see which collection.\n'],
    ['no collection', 'collections:\n'],
    ['a folder that is not there', `collections:\n  closd: { open: { roles: ["${ROLE}"] } }\n`],
    ['the wrong capitals', `collections:\n  Closed: { open: { roles: ["${ROLE}"] } }\n`],
    ['something other than everyone', 'collections:\n  closed: { open: all }\n'],
  ];
  test.each(broken)('GIVEN a list with %s THEN nobody sees anything until it is mended', (_, yaml) => {
    list(good);
    const access = openAccess(dir);
    access.visible(nobody);
    list(yaml);
    expect(() => access.visible({ ...nobody, roles: [ROLE] })).toThrow(Problem);
    expect(() => access.visible(nobody)).toThrow(/collections\.yaml: .*mend/s);
    list(good);
    expect(access.visible(nobody)).toContain('open');
  });

  test('GIVEN a misspelt folder THEN the one that is meant is named', () => {
    list(`collections:\n  closd: { open: { roles: ["${ROLE}"] } }\n`);
    expect(() => openAccess(dir).all()).toThrow(/`closd` is no folder here; is `closed` meant\?/);
    list(`collections:\n  elsewhere: { open: { roles: ["${ROLE}"] } }\n`);
    expect(() => openAccess(dir).all()).toThrow(/`elsewhere` is no folder here\)/);
  });

  test('GIVEN a list that vanishes THEN it counts as broken, not as open to all', () => {
    list(good);
    const access = openAccess(dir);
    access.visible(nobody);
    unlinkSync(join(dir, 'collections.yaml'));
    expect(() => access.visible(nobody)).toThrow(/is gone/);
    expect(() => access.visible(nobody)).toThrow(/is gone/);
  });
});
