import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safeName } from '../../commands/library/shelve.ts';
import { isPublic } from '../../src/sources/public-address.ts';
import { buttonNamed, type Exchange, pressables, textOf } from '../support/loopback/interaction.ts';
import { openTeam, type Team } from '../support/team.ts';
import { until } from '../support/until.ts';

const PAGE = `<html><head><title>Harbour festival opens in Busan</title></head><body><h1>Harbour festival opens in Busan</h1>
<p>The harbour festival in Busan was opened by Mayor Park Sang-ho on May 5, 2019. It drew 48,000 visitors in three days.</p></body></html>`;
const NOTE =
  'The lighthouse on Ulleung island was lit for the first time on June 1, 1954, by keeper Han Dong-su.\n';

/** A run of the indexer and the switch of every engine, on a busy machine, ms. */
const INDEXED = 90_000;

describe('/library', { timeout: 180_000 }, () => {
  let team: Team;
  let web: Server;
  let base: string;
  beforeAll(async () => {
    web = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path === '/page.html') response.setHeader('content-type', 'text/html').end(PAGE);
      else if (path === '/redirect') response.writeHead(302, { location: '/page.html' }).end();
      else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else if (path === '/inside') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
      else if (path === '/big.txt')
        response.writeHead(200, { 'content-type': 'text/plain' }).end(Buffer.alloc(21 * 1024 * 1024, 'a '));
      else if (path === '/movie') response.writeHead(200, { 'content-type': 'video/mp4' }).end('....');
      else if (path.startsWith('/note')) response.end(NOTE);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
    const port = (web.address() as AddressInfo).port;
    // The web of this test lies on loopback; everything else is judged as in earnest.
    team = await openTeam({
      change: (app) => ({
        ...app,
        allowed: (address, to) => (address === '127.0.0.1' && to === port) || isPublic(address, to),
      }),
    });
  }, 240_000);
  afterAll(async () => {
    expect(team.discord.faults).toEqual([]);
    web.close();
    await team.close();
  });

  const library = async (sub: string, values = {}, files = {}) =>
    finished(await team.command(team.manager, `library ${sub}`, values, { files }));
  /** Progress is shown first. */
  const finished = async (found: Exchange) => {
    await until(() => !textOf(found.original).startsWith('Indexing'), INDEXED);
    return found;
  };
  const told = (found: Awaited<ReturnType<typeof library>>) =>
    textOf(found.original) + textOf(found.followUps[0] ?? null);
  const answered = async (question: string, quoted: RegExp) => {
    // Asked once: what the reply says is so when it says so.
    const found = await team.command(team.member, 'ask', { question });
    return quoted.test(textOf(found.original));
  };

  test('GIVEN somebody who may not manage the server THEN every part of it is refused, privately', async () => {
    for (const sub of ['status', 'reindex', 'gaps', 'settings']) {
      const found = await team.command(team.member, `library ${sub}`);
      expect(textOf(found.original)).toContain('for those who may manage the server');
      expect(found.ephemeral).toBe(true);
    }
    const pressed = await team.press(team.member, null, 'v1:library:delete:0123456789ab');
    expect(textOf(pressed.original)).toContain('for those who may manage the server');
    const typed = await team.typing(team.member, 'library remove', { document: 'a' }, 'document');
    expect(typed.data.choices).toEqual([]);
  });

  test('GIVEN status THEN build, encoder, counts, memory and latency are told', async () => {
    await team.command(team.member, 'help');
    const text = told(await library('status'));
    expect(text).toMatch(/\d+ documents, \d+ passages, documents dated <t:/);
    expect(text).toMatch(/Build: `[0-9a-f]{16}` · made <t:\d+:R>/);
    expect(text).toMatch(/Encoder: `.+` \(\d+\)/);
    expect(text).toMatch(/Memory: \d+ MB/);
    expect(text).toMatch(/Latency of the last \d+ answers?: half within \d+ ms/);
  });

  test('GIVEN an uploaded file THEN it is read, indexed and can be asked about; a second time it is refused', async () => {
    const files = { '77': { name: '../../../note.txt', url: `${base}/note`, size: NOTE.length } };
    const found = await library('add', { file: '77', collection: 'speeches' }, files);
    expect(told(found)).toContain('Added to the library');
    expect(existsSync(join(team.config.corpusDir, 'speeches', 'note.txt'))).toBe(true);
    expect(
      await answered(
        'When was the lighthouse on Ulleung island lit for the first time?',
        /^> .*June 1, 1954/m,
      ),
    ).toBe(true);
    const again = await library('add', { file: '77', collection: 'speeches' }, files);
    expect(told(again)).toContain('The same file is in this collection already');
    expect(
      readdirSync(join(team.config.corpusDir, 'speeches')).filter((name) => name.startsWith('.')),
    ).toEqual([]);
  });

  test('GIVEN a link THEN its page is fetched, through redirects, and cites its address', async () => {
    const found = await library('add', { link: `${base}/redirect`, collection: 'News reports' });
    expect(told(found)).toContain('Harbour festival opens in Busan');
    expect(readFileSync(join(team.config.corpusDir, 'news', 'page.html'), 'utf8')).toContain(
      `${base}/page.html`,
    );
    const opened = await team.press(team.manager, found.original, buttonNamed(found.original, 'Document'));
    expect(textOf(opened.original) + textOf(opened.followUps[0] ?? null)).not.toBe('');
    expect(await answered('Who opened the harbour festival in Busan?', /Park Sang-ho/)).toBe(true);
  });

  const refused: [string, () => string, RegExp][] = [
    ['a private address', () => 'http://10.1.2.3/x', /not a public address/],
    ['loopback', () => 'http://127.0.0.1:1/x', /not a public address/],
    ['loopback by name', () => 'http://localhost:1/x', /not a public address/],
    ['loopback as a number', () => 'http://2130706433/x', /not a public address/],
    ['loopback in IPv6', () => 'http://[::1]/x', /not a public address/],
    ['loopback in IPv6 clothes', () => 'http://[::ffff:127.0.0.1]/x', /not a public address/],
    ['link-local', () => 'http://169.254.169.254/latest/meta-data', /not a public address/],
    ['a redirect to a private address', () => `${base}/inside`, /not a public address/],
    ['redirects without end', () => `${base}/loop`, /too many redirects/],
    ['a page that is not there', () => `${base}/nothing.html`, /answers 404/],
    ['something too large', () => `${base}/big.txt`, /larger than 20 MB/],
    ['a film', () => `${base}/movie`, /cannot be read/],
    ['a file address', () => 'file:///etc/passwd', /no http or https address/],
    ['no address at all', () => 'passwd', /no http or https address/],
    ['an address with a password', () => 'http://a:b@example.com/', /no http or https address/],
  ];
  test.each(refused)('GIVEN %s THEN it is refused with the reason', async (_, link, why) => {
    const before = readdirSync(team.config.corpusDir);
    expect(told(await library('add', { link: link() }))).toMatch(why);
    expect(readdirSync(team.config.corpusDir)).toEqual(before);
  });

  test('GIVEN names made to break out THEN they stay in their folder', () => {
    expect(safeName('../../etc/passwd.txt', null)).toBe('passwd.txt');
    expect(safeName('..\\..\\boot.md', null)).toBe('boot.md');
    expect(safeName('.hidden.pdf', null)).toBe('hidden.pdf');
    expect(safeName('a\u0000b:c*?.html', null)).toBe('a-b-c.html');
    expect(safeName('한국 보고서.docx', null)).toBe('한국 보고서.docx');
    expect(safeName('article', 'text/html; charset=utf-8')).toBe('article.html');
    expect(safeName('...', 'text/plain')).toBe('document.txt');
    expect(Buffer.byteLength(safeName(`${'보'.repeat(300)}.txt`, null))).toBeLessThan(255);
    expect(() => safeName('glossary.txt', null)).toThrow(/is a setting/);
    expect(() => safeName('run.exe', 'application/octet-stream')).toThrow(/cannot be read/);
  });

  test('GIVEN a document to remove THEN it asks first, then file and document are gone', async () => {
    const typed = await team.typing(team.manager, 'library remove', { document: 'harbour' }, 'document');
    const found = await library('remove', { document: typed.data.choices[0].value });
    expect(textOf(found.original)).toContain('Delete this document');
    expect(existsSync(join(team.config.corpusDir, 'news', 'page.html'))).toBe(true);
    const done = await team.press(team.manager, found.original, buttonNamed(found.original, 'Delete'));
    expect(textOf((await finished(done)).original)).toContain('Removed from the library');
    expect(existsSync(join(team.config.corpusDir, 'news', 'page.html'))).toBe(false);
    const gone = await team.typing(team.member, 'read', { document: 'harbour' }, 'document');
    expect(gone.data.choices).toEqual([]);
  });

  test('GIVEN files beside the library THEN reindex reads them and names those it cannot read', async () => {
    writeFileSync(
      join(team.config.corpusDir, 'news', 'new.md'),
      '# Tram line\n\nThe tram line to Haeundae was opened on July 9, 2015.\n',
    );
    writeFileSync(join(team.config.corpusDir, 'news', 'empty.txt'), '');
    const found = await library('reindex');
    expect(textOf(found.original)).toMatch(/The library is up to date/);
    expect(textOf(found.original)).toMatch(/1 added, 0 changed, 0 removed/);
    expect(textOf(found.original)).toMatch(/1 file could not be read[\s\S]*empty\.txt/);
  });

  test('GIVEN questions nobody could answer THEN they are grouped and can be taken off the list', async () => {
    const ask = (question: string) => team.command(team.member, 'ask', { question });
    await ask('How many moons does Saturn have?');
    await ask('how many moons Saturn does have');
    await ask('Why do quokkas juggle marmalade?');
    const found = await library('gaps');
    expect(textOf(found.original)).toMatch(/- (?:H|h)ow many moons.*\n-# 2 times/);
    expect(textOf(found.original)).toContain('quokkas');
    const list = pressables(found.original).find(({ options }) => options)!;
    const settled = await team.choose(team.manager, found.original, list.custom_id, [
      list.options!.find(({ label }) => label.includes('moons'))!.value,
    ]);
    expect(textOf(settled.original)).not.toContain('moons');
    const korean = await team.command({ ...team.korean, manager: true }, 'library gaps');
    expect(textOf(korean.original)).toContain('답을 찾지 못한 질문');
  });

  test('GIVEN both a file and a link, or neither THEN it says what to give', async () => {
    expect(told(await library('add'))).toContain('Give either a file or a link');
  });
});
