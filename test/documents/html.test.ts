import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { listed } from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const prose =
  'The county keeps its ferries running all year round, and every boat is inspected twice a year. ';
const read = (body: string, head = '') =>
  parseDocument('a.html', utf8(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`));
const left = ({ removed }: { removed: readonly { text: string; reason: string }[] }): string[] =>
  removed.map(({ reason, text }) => `${reason}: ${text}`);

describe('a web page', () => {
  test('GIVEN blocks of every kind THEN each is there', async () => {
    const document = await read(
      `<h1 id="fares">Fares <a href="#fares">¶</a></h1><p class="who">By <a rel="author" href="/ann">Ann Moe</a></p>
      <p>See <a href="/map">the map</a>,<br>or run <code>fare --all</code>.</p>
      <ol start="3"><li>third<ul><li>inner</li></ul></li><li value="7">seventh</li></ol><ol type="a"><li>first</li></ol>
      <section id="more"><h2>More</h2><dl><dt>Dog</dt><dd>Free of charge.</dd></dl></section>
      <details><summary>Refunds?</summary><p>Within five days.</p></details>
      <h3><button>May I smoke?</button></h3><div hidden>Nowhere.</div>
      <pre><code class="language-js">  if (a) {

    b(&lt;c&gt;);
  }
</code></pre>
      <table><caption>Lines</caption><thead><tr><th>Line</th><th>Adult</th><th>Child</th></tr></thead>
      <tr><td rowspan="2">Vik</td><td>20</td><td></td></tr><tr><td colspan="2">none</td></tr></table>
      <figure><img src="a.png"><figcaption>The pier.</figcaption></figure>
      <p>From <ruby>東京<rt>とうきょう</rt></ruby> on.</p>`,
    );
    expect(listed(document)).toEqual([
      'heading1 #fares: Fares',
      'byline: By Ann Moe',
      'paragraph: See the map,\nor run fare --all.',
      'item1: 3. third',
      'item2: - inner',
      'item1: 7. seventh',
      'item1: a. first',
      'heading2 #more: More',
      'paragraph: Dog',
      'paragraph: Free of charge.',
      'paragraph: Refunds?',
      'paragraph: Within five days.',
      'heading3: May I smoke?',
      'paragraph: Nowhere.',
      'code:   if (a) {\n\n    b(<c>);\n  }',
      'caption: Lines',
      'table: Line | Adult | Child\nVik | 20 |\nVik | none |',
      'caption: The pier.',
      'paragraph: From 東京 on.',
    ]);
    expect(left(document)).toEqual(['furniture: ¶', 'repeated: とうきょう']);
    expect(document.links.map(({ url }) => url)).toEqual(['/ann', '/map']);
  });

  test('GIVEN what leads through a site THEN it is left out, and listed', async () => {
    const furniture = [
      '<a href="#main">Skip to content</a>',
      '<header><a href="/">Ferries</a><form><input><button>Search</button></form></header>',
      '<nav><a href="/a">Lines</a></nav>',
      '<div><a href="/">Home</a> › <a href="/help">Help</a></div>',
    ];
    const after = [
      '<aside><a href="/1">Bridge opens</a><a href="/2">Road closes</a></aside>',
      '<ul><li><a href="/1">World</a></li><li><a href="/2">Money</a></li><li><a href="/3">Sport</a></li></ul>',
      '<footer>© 2024 <a href="/t">Terms</a> <a href="/p">Privacy</a></footer>',
      '<div><p>We use cookies to count visits.</p><button>Accept</button></div>',
    ];
    const share =
      '<div><a href="https://example.com/share?u=https%3A%2F%2Fexample.org%2Fa">Post it</a> <a href="https://example.net/?url=https://example.org/a">Send it</a></div>';
    const document = await read(
      `${furniture.join('')}<main><h1>Rules</h1><p>${prose.repeat(4)}</p>${share}<button>Print</button></main>${after.join('')}`,
    );
    expect(document.text).toBe(`Rules\n\n${prose.repeat(4).trim()}`);
    const words = left(document).join(' ');
    for (const one of [
      'Skip to content',
      'Lines',
      'Home',
      'Bridge opens',
      'World',
      '© 2024',
      'cookies',
      'Post it',
      'Print',
    ])
      expect(words).toContain(one);
  });

  test('GIVEN names that only sound like furniture THEN all is kept', async () => {
    const blocks = [
      'share-price',
      'related',
      'cookie-recipe',
      'social',
      'sidebar',
      'skip',
      'menu',
      'banner',
      'breadcrumb-crumbs',
      'footer',
    ];
    const document = await read(
      `<main><h1>Facts</h1>${blocks.map((name, i) => `<div class="${name}" id="${name}"><p>Fact number ${i} is kept.</p></div>`).join('')}
      <aside><p>Warning: no gas bottles.</p></aside><ul><li><a href="#a">One way</a></li><li><a href="#b">Other way</a></li><li><a href="#c">Third way</a></li></ul></main>`,
    );
    for (let i = 0; i < blocks.length; i++) expect(document.text).toContain(`Fact number ${i} is kept.`);
    expect(document.text).toContain('Warning: no gas bottles.');
    expect(document.text).toContain('- One way\n- Other way\n- Third way');
    expect(document.removed).toEqual([]);
  });

  test('GIVEN a part of a page THEN all of it is kept', async () => {
    const document = await parseDocument(
      'a.html',
      utf8(
        '<div><header><h1>Minutes</h1><p>3 May</p></header><p>Agreed.</p><footer>Signed by Ann Moe</footer></div>',
      ),
    );
    expect(document.text).toBe('Minutes\n\n3 May\n\nAgreed.\n\nSigned by Ann Moe');
  });

  test('GIVEN a head THEN it describes the page; a period is no date', async () => {
    const linked = { '@type': 'Article', author: [{ name: 'Ann Moe' }, { name: 'Bo Lie' }] };
    const head = `<meta name="date" content="2024-03-01 ~ 2024-04-01"><link rel="canonical" href="https://example.org/a">
      <script type="application/ld+json">${JSON.stringify(linked)}</script><title>Fares</title>`;
    expect(await read(`<p>${prose}</p>`, head)).toMatchObject({
      title: 'Fares',
      author: 'Ann Moe, Bo Lie',
      published: null,
      url: 'https://example.org/a',
    });
  });

  test('GIVEN deep, long or wide pages THEN they are read in seconds', { timeout: 60_000 }, async () => {
    const pages = [
      `${'<div>'.repeat(4_000)}deep${'</div>'.repeat(4_000)}`,
      `${'<ul><li>item'.repeat(4_000)}${'</li></ul>'.repeat(4_000)}`,
      `${'<div><p>deep</p><button>Go</button>'.repeat(2_000)}${'</div>'.repeat(2_000)}`,
      `<ul>${'<li>item'.repeat(30_000)}</ul>`,
      `<p>${'word '.repeat(200_000)}</p>`,
      `${'<div><button>Go</button> on</div>'.repeat(10_000)}`,
    ];
    for (const page of pages) {
      const start = process.cpuUsage();
      await read(page);
      const { user } = process.cpuUsage(start);
      expect(user / 1e6).toBeLessThan(8);
    }
  });
});
