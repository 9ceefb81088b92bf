import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mountedDocuments } from '../../src/sources/mounts.ts';
import { type RefreshOptions, refreshSources, sourceStates } from '../../src/sources/refresh.ts';
import { openStore } from '../../src/sources/store.ts';
import { clock } from '../support/briefing.ts';
import { article, openSite, rss } from '../support/web.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A corpus with this list of sources, refreshed when the test says so. */
function corpus(sources: Record<string, object>) {
  const dir = mkdtempSync(join(tmpdir(), 'attache-sources-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const config = { corpusDir: join(dir, 'corpus'), dataDir: join(dir, 'data') };
  mkdirSync(config.corpusDir, { recursive: true });
  const list = (what: Record<string, object>) =>
    writeFileSync(join(config.corpusDir, 'sources.yaml'), JSON.stringify({ sources: what }));
  list(sources);
  const time = clock('2026-03-01T08:00:00Z');
  const refresh = (more: Partial<RefreshOptions> = {}) =>
    refreshSources({ ...config, which: 'all', now: time.now, ...more });
  const texts = () =>
    Object.fromEntries(
      sourceStates(config).flatMap(({ name }) => {
        const store = openStore(config.dataDir, { name });
        return store.manifest().entries.map(({ key, file }) => [key, store.bytes(file).toString('utf8')]);
      }),
    );
  const state = (name: string) => sourceStates(config).find((one) => one.name === name)!;
  return { dir, config, refresh, texts, state, time, list, mounted: () => mountedDocuments(config) };
}

const web = { network: 'private', delay: '0s' };
const LONG = 'The ministry said so at length and gave every reason for it, one by one. '.repeat(30);

describe('a feed', () => {
  it('GIVEN entries with all of their text THEN each is a document with title, day and link', async () => {
    const site = await openSite();
    site.pages['/feed'] = rss([
      { id: '1', title: 'Fares &amp; lines', day: '2026-02-27', link: '/1', text: LONG },
      { id: '2', title: '예산안 의결', day: '2026-02-28', text: `<p>${LONG}</p>` },
    ]);
    const team = corpus({ releases: { feed: `${site.at}/feed`, collection: 'press', ...web } });
    expect(await team.refresh()).toEqual([
      { name: 'releases', added: 2, changed: 0, removed: 0, problem: null },
    ]);
    const found = team.mounted().map(({ path, stated }) => ({ path, ...stated }));
    expect(found).toMatchObject([
      { title: '예산안 의결', published: '2026-02-28' },
      { title: 'Fares & lines', published: '2026-02-27', url: `${site.at}/1` },
    ]);
    expect(found.every(({ path }) => path.startsWith('press/releases/'))).toBe(true);
    expect(site.asked).toEqual(['/feed']);
  });

  it('GIVEN a summary THEN the article is fetched, again when it is corrected, and goes when withdrawn', async () => {
    const site = await openSite({
      '/robots.txt': 'User-agent: *\nAllow: /',
      '/1': { headers: { etag: '"a"' }, body: article('One', 'The fare is 12.') },
      '/2': { headers: { etag: '"b"' }, body: article('Two', 'The line opens in May.') },
    });
    const entries = [
      { id: '1', title: 'One', day: '2026-02-27', link: '/1', text: 'In short.' },
      { id: '2', title: 'Two', day: '2026-02-28', link: '/2', text: 'In short.' },
    ];
    site.pages['/feed'] = { headers: { etag: '"f"' }, body: rss(entries) };
    const team = corpus({ releases: { feed: `${site.at}/feed`, ...web } });
    await team.refresh();
    expect(team.texts()['1']).toContain('The fare is 12.');

    site.pages['/1'] = { headers: { etag: '"a2"' }, body: article('One', 'The fare is 14.') };
    expect(await team.refresh()).toMatchObject([{ added: 0, changed: 1, removed: 0 }]);
    expect(team.texts()['1']).toContain('The fare is 14.');

    site.pages['/2'] = { status: 410 };
    expect(await team.refresh()).toMatchObject([{ removed: 1 }]);
    expect(Object.keys(team.texts())).toEqual(['1']);
  });

  it('GIVEN an entry that vanishes THEN it was withdrawn if older ones stay, and is kept if it fell off the end', async () => {
    const site = await openSite();
    const one = (id: number) => ({ id: `${id}`, title: `T${id}`, day: `2026-02-0${id}`, text: LONG });
    site.pages['/feed'] = rss([one(5), one(4), one(3)]);
    const team = corpus({
      cut: { feed: `${site.at}/feed`, ...web },
      kept: { feed: `${site.at}/feed`, gone: 'keep', ...web },
    });
    await team.refresh();
    site.pages['/feed'] = rss([one(6), one(4)]);
    await team.refresh();
    expect(team.state('cut')).toMatchObject({ documents: 3, gone: 0 });
    expect(team.state('kept')).toMatchObject({ documents: 3, gone: 1 });
    expect(team.mounted().filter(({ gone }) => gone !== null)).toMatchObject([
      { stated: { title: 'T5' }, gone: '2026-03-01' },
    ]);
  });

  it.each([
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>x</id><entry><title type="html">A &lt;b&gt;b&lt;/b&gt;</title><id>e1</id><link href="/p"/><updated>2026-02-03T23:30:00+09:00</updated><author><name>Lee</name></author><content type="html">${LONG}</content></entry></feed>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [
          {
            id: 'e1',
            url: '/p',
            title: 'A b',
            date_published: '2026-02-03T23:30:00+09:00',
            authors: [{ name: 'Lee' }],
            content_text: LONG,
          },
        ],
      }),
    ],
  ])('GIVEN %s THEN it is read alike', async (_name, body) => {
    const site = await openSite({ '/feed': body });
    const team = corpus({ feed: { feed: `${site.at}/feed`, ...web } });
    await team.refresh();
    expect(team.mounted()[0]!.stated).toEqual({
      title: 'A b',
      author: 'Lee',
      published: '2026-02-03',
      url: `${site.at}/p`,
    });
  });

  it('GIVEN a wrong charset THEN the text is right', async () => {
    const feed = rss([
      { id: '1', title: '예산안', day: '2026-02-01', text: `국회는 예산안을 의결했다. ${LONG}` },
    ]);
    const site = await openSite({
      '/claims-utf8': {
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: iconv.encode(feed, 'cp949'),
      },
      '/claims-latin': { headers: { 'content-type': 'text/xml; charset=iso-8859-1' }, body: feed },
    });
    const team = corpus({
      a: { feed: `${site.at}/claims-utf8`, ...web },
      b: { feed: `${site.at}/claims-latin`, ...web },
    });
    await team.refresh();
    expect(team.mounted().map(({ stated }) => stated.title)).toEqual(['예산안', '예산안']);
  });

  it('GIVEN a million entries THEN the newest are taken, in seconds', async () => {
    const head = rss([{ id: 'first', title: 'First', day: '2026-02-01', text: LONG }]).replace(
      /<\/channel>.*/,
      '',
    );
    const body = `${head}${'<item><guid>x</guid></item>'.repeat(700_000)}</channel></rss>`;
    const site = await openSite({ '/feed': body });
    const team = corpus({ feed: { feed: `${site.at}/feed`, limit: 10, ...web } });
    const started = Date.now();
    expect(await team.refresh()).toMatchObject([{ added: 1, problem: null }]);
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it.each([
    ['broken XML', { body: '<rss><channel><item><title>x</item>' }],
    ['a login form', { body: '<html><form><input type=password></form></html>' }],
    ['an empty feed', { body: rss([]) }],
    ['404', { status: 404 }],
    ['500', { status: 500 }],
    ['a redirect loop', { status: 302, headers: { location: '/feed' } }],
    ['more bytes than allowed', { body: Buffer.alloc(21 * 1024 * 1024, 32) }],
  ])(
    'GIVEN %s where a feed was THEN nothing is lost, and it is tried again later and later',
    async (_name, page) => {
      const site = await openSite({ '/feed': rss([{ id: '1', title: 'T', day: '2026-02-01', text: LONG }]) });
      const team = corpus({ feed: { feed: `${site.at}/feed`, every: '1d', ...web } });
      await team.refresh();
      site.pages['/feed'] = page;
      const pauses: number[] = [];
      for (let i = 0; i < 3; i++) {
        const [{ problem } = { problem: null }] = await team.refresh();
        expect(problem?.en).toBeTruthy();
        expect(problem?.ko).toMatch(/[가-힣]/);
        pauses.push(Date.parse(team.state('feed').next!) - team.time.now().getTime());
      }
      expect(pauses).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
      expect(team.mounted()).toHaveLength(1);
    },
  );

  it('GIVEN 429 THEN the server is left alone for as long as it says', async () => {
    const site = await openSite({ '/feed': { status: 429, headers: { 'retry-after': '7200' } } });
    const team = corpus({ feed: { feed: `${site.at}/feed`, every: '1h', ...web } });
    await team.refresh();
    expect(Date.parse(team.state('feed').next!) - team.time.now().getTime()).toBe(7_200_000);
    expect(await team.refresh({ which: 'due' })).toEqual([]);
  });

  it('GIVEN bytes that drip THEN it is given up in time', async () => {
    const site = await openSite({
      '/feed': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/xml' });
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    });
    const team = corpus({ feed: { feed: `${site.at}/feed`, ...web } });
    const [found] = await team.refresh({ ms: 300 });
    expect(found?.problem?.en).toContain('too long');
  });

  it('GIVEN a token THEN it comes from the environment, goes to its own host only, and is never shown', async () => {
    const sent: (string | undefined)[] = [];
    const site = await openSite({
      '/feed': (request, response) => {
        sent.push(request.headers.authorization);
        response.writeHead(200).end(rss([{ id: '1', title: 'T', day: '2026-02-01', text: LONG }]));
      },
    });
    const team = corpus({ feed: { feed: `${site.at}/feed`, token: 'FEED_TOKEN', ...web } });
    const [without] = await team.refresh({ env: {} });
    expect(without?.problem?.en).toContain('FEED_TOKEN');
    await team.refresh({ env: { FEED_TOKEN: 'geheim' } });
    expect(sent).toEqual(['Bearer geheim']);
    expect(
      JSON.stringify([
        sourceStates(team.config),
        openStore(team.config.dataDir, { name: 'feed' }).manifest(),
      ]),
    ).not.toContain('geheim');
  });
});

describe('pages and sites', () => {
  it('GIVEN a private address that the source does not allow THEN it is not reached', async () => {
    const site = await openSite({ '/a': article('A', 'x') });
    const team = corpus({ open: { pages: [`${site.at}/a`], delay: '0s' } });
    const [found] = await team.refresh();
    expect(found?.problem?.en).toContain('not a public address');
    expect(site.asked).toEqual([]);
  });

  it('GIVEN a public page that redirects into this machine THEN it is not followed', async () => {
    const inner = await openSite({ '/secret': article('Secret', 'x') });
    const site = await openSite({
      '/a': { status: 302, headers: { location: `http://localhost:${inner.port}/secret` } },
    });
    const team = corpus({ a: { pages: [`${site.at}/a`], ...web } });
    const [found] = await team.refresh();
    expect(found?.problem?.en).toContain('not a public address');
    expect(inner.asked).toEqual([]);
  });

  it('GIVEN a site THEN what lies below is read as deep as allowed, robots.txt and canonical links are kept', async () => {
    const page = (title: string, links: string[], head = '') =>
      article(title, links.map((link) => `<a href="${link}">${link}</a>`).join(' ')).replace(
        '<head>',
        `<head>${head}`,
      );
    const site = await openSite({
      '/robots.txt': 'User-agent: *\nDisallow: /docs/private',
      '/docs/': page('Start', ['a', 'private', '/elsewhere', 'b?utm=1#x', 'hidden']),
      '/docs/a': page('A', ['deep']),
      '/docs/b?utm=1': page('B', [], '<link rel="canonical" href="/docs/b">'),
      '/docs/deep': page('Deep', ['deeper']),
      '/docs/deeper': page('Deeper', []),
      '/docs/hidden': page('Hidden', [], '<meta name="robots" content="noindex">'),
      '/docs/private': page('Private', []),
      '/elsewhere': page('Elsewhere', []),
    });
    const team = corpus({ docs: { site: `${site.at}/docs/`, depth: 2, ...web } });
    await team.refresh();
    const paths = Object.keys(team.texts()).map((key) => key.slice(site.at.length));
    expect(paths.sort()).toEqual(['/docs/', '/docs/a', '/docs/b', '/docs/deep']);
    expect(site.asked).not.toContain('/docs/private');
    expect(team.state('docs').notices.map(({ en }) => en)).toEqual([expect.stringContaining('robots.txt')]);
  });

  it('GIVEN a page that shrinks or asks for a password THEN it is not believed, until a week has passed', async () => {
    const site = await openSite({ '/a': article('A', 'x'), '/b': article('B', 'y') });
    const team = corpus({ two: { pages: [`${site.at}/a`, `${site.at}/b`], ...web } });
    await team.refresh();
    site.pages['/a'] = '<html><body><h1>Sorry, something went wrong</h1></body></html>';
    site.pages['/b'] = article('Sign in', '<form><input type="password"></form>');
    await team.refresh();
    expect(Object.values(team.texts()).every((text) => text.includes('committee'))).toBe(true);
    expect(team.state('two').notices).toHaveLength(2);
    team.time.pass(8 * DAY);
    await team.refresh();
    expect(team.texts()[`${site.at}/a`]).toContain('Sorry');
    expect(team.texts()[`${site.at}/b`]).toContain('committee');
  });

  it('GIVEN 404 THEN a page goes when it is missed twice, with 410 at once; half a site at once is not believed', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const site = await openSite(Object.fromEntries(names.map((name) => [`/${name}`, article(name, name)])));
    const team = corpus({ all: { pages: names.map((name) => `${site.at}/${name}`), ...web } });
    await team.refresh();
    delete site.pages['/a'];
    site.pages['/b'] = { status: 410 };
    await team.refresh();
    expect(team.state('all').documents).toBe(5);
    await team.refresh();
    expect(team.state('all').documents).toBe(4);
    for (const name of ['c', 'd', 'e']) delete site.pages[`/${name}`];
    await team.refresh();
    await team.refresh();
    expect(team.state('all').documents).toBe(4);
    expect(team.state('all').notices[0]?.en).toContain('3 of 4');
  });

  it('GIVEN a sitemap THEN unchanged pages are not asked for again', async () => {
    const site = await openSite({
      '/p/1': article('One', 'x'),
      '/p/2': article('Two', 'y'),
      '/q': article('Q', 'z'),
    });
    const map = (days: string[]) =>
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${['/p/1', '/p/2', '/q'].map((path, i) => `<url><loc>${site.at}${path}</loc><lastmod>${days[i]}</lastmod></url>`).join('')}</urlset>`;
    site.pages['/map.xml'] = map(['2026-01-01', '2026-01-01', '2026-01-01']);
    const team = corpus({ help: { sitemap: `${site.at}/map.xml`, below: `${site.at}/p/`, ...web } });
    await team.refresh();
    expect(team.state('help').documents).toBe(2);
    site.asked.length = 0;
    site.pages['/map.xml'] = map(['2026-01-01', '2026-01-02', '2026-01-02']);
    await team.refresh();
    expect(site.asked.filter((path) => path.startsWith('/p/'))).toEqual(['/p/2']);
    site.pages['/map.xml'] = '<html>Maintenance</html>';
    expect((await team.refresh())[0]?.problem).not.toBeNull();
    expect(team.state('help').documents).toBe(2);
  });

  it('GIVEN an unchanged page THEN 304 is understood', async () => {
    const site = await openSite({ '/a': { headers: { etag: '"1"' }, body: article('A', 'x') } });
    const team = corpus({ a: { pages: [`${site.at}/a`], ...web } });
    await team.refresh();
    expect(await team.refresh()).toEqual([{ name: 'a', added: 0, changed: 0, removed: 0, problem: null }]);
  });
});

describe('a Git repository', () => {
  function repository(dir: string) {
    const work = join(dir, 'work');
    const bare = join(dir, 'manual.git');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
        cwd: work,
        stdio: 'pipe',
      });
    mkdirSync(work, { recursive: true });
    git('init', '-q', '-b', 'main');
    const commit = (files: Record<string, string | null>) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(work, path, '..'), { recursive: true });
        if (text === null) rmSync(join(work, path));
        else writeFileSync(join(work, path), text);
      }
      git('add', '-A');
      git('commit', '-q', '-m', 'change');
      git('push', '-q', bare, 'main');
    };
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare]);
    return { bare, commit };
  }

  it('GIVEN commits THEN the folder follows them, and a repository that fails keeps what it brought', async () => {
    const team = corpus({});
    const { bare, commit } = repository(team.dir);
    team.list({ manual: { git: bare, folder: 'docs', files: '**/*.md' } });
    commit({
      'docs/a.md': '# A',
      'docs/deep/b.md': '# B',
      'docs/c.png': 'x',
      'README.md': '# No',
      'docs/.hidden.md': '#',
    });
    await team.refresh();
    expect(
      team
        .mounted()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['manual/manual/a.md', 'manual/manual/deep/b.md']);
    commit({ 'docs/a.md': '# A, corrected', 'docs/deep/b.md': null, 'docs/new.md': '# New' });
    expect(await team.refresh()).toMatchObject([{ added: 1, changed: 1, removed: 1 }]);
    rmSync(bare, { recursive: true });
    expect((await team.refresh())[0]?.problem?.en).toContain('cannot be fetched');
    expect(team.mounted()).toHaveLength(2);
  });
});

describe('a folder elsewhere', () => {
  it('GIVEN changes THEN they are followed; a drive that is not mounted takes nothing away', async () => {
    const team = corpus({});
    const drive = join(team.dir, 'drive');
    mkdirSync(join(drive, 'sub'), { recursive: true });
    writeFileSync(join(drive, 'a.md'), '# A');
    writeFileSync(join(drive, 'sub', 'b.txt'), 'B');
    team.list({ drive: { folder: drive, files: '**/*.{md,txt}', collection: 'general' } });
    await team.refresh();
    expect(
      team
        .mounted()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['drive-a.md', 'drive-sub-b.txt']);
    rmSync(join(drive, 'a.md'));
    expect(await team.refresh()).toMatchObject([{ removed: 1 }]);
    rmSync(join(drive, 'sub'), { recursive: true });
    expect((await team.refresh())[0]?.problem).not.toBeNull();
    rmSync(drive, { recursive: true });
    expect((await team.refresh())[0]?.problem).not.toBeNull();
    expect(team.mounted()).toHaveLength(1);
  });
});

describe('the list of sources', () => {
  it('GIVEN mistakes THEN all are named at once', async () => {
    const team = corpus({
      a: { feed: 'ftp://x' },
      b: { site: 'https://example.org/', every: '5s', depht: 3 },
      c: { colour: 'red' },
      '../d': { folder: '/x' },
    });
    const wrong = await team.refresh().catch((error: Error) => error.message);
    for (const part of ['a.feed', 'b.every', 'depht', 'c: names none', '../d']) expect(wrong).toContain(part);
  });

  it('GIVEN a source that is taken off the list THEN what it brought goes', async () => {
    const site = await openSite({ '/a': article('A', 'x') });
    const team = corpus({ a: { pages: [`${site.at}/a`], ...web } });
    await team.refresh();
    expect(readdirSync(join(team.config.dataDir, 'sources'))).toEqual(['a']);
    team.list({});
    await team.refresh();
    expect(team.mounted()).toEqual([]);
  });
});
