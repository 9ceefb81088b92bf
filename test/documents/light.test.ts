import { expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/read.ts';
import { listed } from './support.ts';

const utf8 = (lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

test('GIVEN reStructuredText with blocks of every kind THEN each is there', async () => {
  const document = await parseDocument(
    'a.rst',
    utf8([
      '=====',
      'Fares',
      '=====',
      '',
      'See `the map <https://example.org/map>`_, or run ``fare --all`` with *care* and',
      'a snake_case word. Then::',
      '',
      '    if a:',
      '        b()',
      '',
      'By line',
      '-------',
      '',
      '3) third',
      '   goes on',
      '7) seventh',
      '',
      '- bullet',
      '',
      '  - inner',
      '',
      '.. code-block:: js',
      '   :linenos:',
      '',
      '   if (a) {',
      '     b();',
      '   }',
      '',
      '.. a comment',
      '',
      '.. warning:: No gas bottles.',
      '',
      '+------+-------+',
      '| Line | Adult |',
      '+======+=======+',
      '| Hagg |       |',
      '+------+-------+',
      '',
      '====  =====',
      'Pool  Hours',
      '====  =====',
      'Nord  8',
      '====  =====',
      '',
      '.. [1] Not on Sundays.',
    ]),
  );
  expect(listed(document)).toEqual([
    'heading1: Fares',
    'paragraph: See the map, or run fare --all with care and a snake_case word. Then:',
    'code: if a:\n    b()',
    'heading2: By line',
    'item1: 3) third goes on',
    'item1: 7) seventh',
    'item1: - bullet',
    'item2: - inner',
    'code: if (a) {\n  b();\n}',
    'paragraph: No gas bottles.',
    'table: Line | Adult\nHagg |',
    'table: Pool | Hours\nNord | 8',
    'note: 1 Not on Sundays.',
  ]);
  expect(document.removed.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
    'markup: :linenos:',
    'comment: .. a comment',
  ]);
  expect(document.links.map(({ url }) => url)).toEqual(['https://example.org/map']);
});

test('GIVEN AsciiDoc with blocks of every kind THEN each is there', async () => {
  const document = await parseDocument(
    'a.adoc',
    utf8([
      '= Fares',
      ':toc: left',
      '',
      'See https://example.org/map[the map], or run `fare --all` with *care*.',
      '',
      '[#by-line]',
      '== By line',
      '',
      '. first',
      '.. inner',
      '. second',
      '* bullet',
      '',
      'Dog:: Free of charge.',
      '',
      '[source,js]',
      '----',
      'if (a) {',
      '  b();',
      '}',
      '----',
      '',
      '// a comment',
      'WARNING: No gas bottles.',
      '',
      '.Lines',
      '|===',
      '|Line |Adult',
      '',
      '|Hagg |',
      '|===',
      '',
      '[start=7]',
      '. seventh',
      '. eighth',
    ]),
  );
  expect(listed(document)).toEqual([
    'heading1: Fares',
    'paragraph: See the map, or run fare --all with care.',
    'heading2 #by-line: By line',
    'item1: 1. first',
    'item2: 1. inner',
    'item1: 2. second',
    'item1: - bullet',
    'paragraph: Dog',
    'paragraph: Free of charge.',
    'code: if (a) {\n  b();\n}',
    'note: WARNING: No gas bottles.',
    'caption: Lines',
    'table: Line | Adult\nHagg |',
    'item1: 7. seventh',
    'item1: 8. eighth',
  ]);
  expect(document.links.map(({ url }) => url)).toEqual(['https://example.org/map']);
});

test('GIVEN items that count by themselves, and verse THEN numbers and lines are those that are shown', async () => {
  const document = await parseDocument(
    'a.rst',
    utf8([
      '#. Open the gate.',
      '#. Count the',
      '   boats.',
      '',
      '5. Close it.',
      '#. Go home.',
      '',
      '| Ann Moe',
      '| Quay 3',
    ]),
  );
  expect(document.text).toBe(
    '1. Open the gate.\n2. Count the boats.\n5. Close it.\n6. Go home.\n\nAnn Moe\nQuay 3',
  );
});

test('GIVEN comments, names and macros within AsciiDoc THEN words are those that are shown', async () => {
  const document = await parseDocument(
    'a.adoc',
    utf8([
      '= Gates',
      ':url-map: https://example.org/map',
      ':product: Quaymaster',
      '',
      'See the {url-map}[map^] of {product} and {unknown}. +',
      'Press kbd:[F2], then xref:guide:ROOT:fares.adoc#adult[the fares].',
      '// Only editors see this.',
      'It goes on.',
      '',
      '. Open it.',
      '// Nor this.',
      '. Close it.',
    ]),
  );
  expect(document.text).toBe(
    'Gates\n\nSee the map of Quaymaster and {unknown}.\nPress F2, then the fares. It goes on.\n\n1. Open it.\n2. Close it.',
  );
  expect(document.links.map(({ url }) => url)).toEqual([
    'https://example.org/map',
    'guide:ROOT:fares.adoc#adult',
  ]);
  expect(document.removed.filter(({ reason }) => reason === 'comment')).toHaveLength(2);
});

test('GIVEN cells with styles that cover others THEN the signs before their bars are no words', async () => {
  const document = await parseDocument(
    'a.adoc',
    utf8([
      '[cols="1,1,1",options="header"]',
      '|===',
      '|Line |Adult |Child',
      '',
      '.2+|Hagg',
      'a|12 crowns',
      '|Plan a',
      '2+^.^s|by day',
      '|Lund |9 2+|',
      '|===',
    ]),
  );
  expect(document.blocks.find(({ kind }) => kind === 'table')?.table?.rows).toHaveLength(4);
  expect(document.text).toContain('Hagg | 12 crowns | Plan a\nHagg | by day |\nLund | 9');
});

test('GIVEN references to what is described elsewhere THEN they read as their pages show them', async () => {
  const { text, links } = await parseDocument(
    'a.rst',
    utf8([
      'Set :attr:`fare.zone <ferry.fare.zone>` or call :py:meth:`~ferry.Boat.sail()`; :data:`.tide`, :func:`!moor`',
      'and :ref:`the two',
      'lines <there>` are in :file:`/etc/{name}`, a `plain` word and the `map <https://example.org>`_. Odds are 1:2.',
    ]),
  );
  expect(text).toBe(
    'Set fare.zone or call sail(); tide, moor and the two lines are in /etc/{name}, a plain word and the map. Odds are 1:2.',
  );
  expect(links.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
    ['map', 'https://example.org'],
  ]);
});
