import { expect, test } from 'vitest';
import { verified } from '../../commands/verify/view.ts';
import { verify } from '../../src/checking/verify/verify.ts';
import { completed } from '../../src/reading/complete.ts';
import { leftOut } from '../../src/reading/left-out.ts';
import { page } from '../../src/reading/pages.ts';
import { libraryOf } from '../support/search-library.ts';

const FILES = {
  'open/guide.md': `# Guide to the weir

The keeper opens the weir at dawn.

<!-- The old key was lost in 2019 and nobody may know. -->

| Gate | Opens |
|------|-------|
| North | 06:00 |
| South | 07:30 |

1. Turn the wheel.
3. Lock the gate.
`,
  'closed/plan.md': '# Plan\n\nNothing to see.\n\n<!-- The secret opening is on Friday. -->\n',
};
const collections = ['open'];

test('GIVEN words that were left out THEN verify finds them, says why, and only where they may be seen', async () => {
  const context = await libraryOf(FILES);
  const found = await verify(context, { text: 'the old key was lost in 2019', collections });
  expect(found.kind).not.toBe('verbatim');
  expect(found.leftOut).toMatchObject([
    { path: 'open/guide.md', reason: 'comment', after: expect.stringContaining('opens the weir at dawn.') },
  ]);
  const [en, ko] = (['en', 'ko'] as const).map((locale) => JSON.stringify(verified(found, locale)));
  expect(en).toMatch(/The file has these words.*The old key was lost.*left out because it is a comment/);
  expect(ko).toMatch(/본문은 아닙니다.*뺐습니다/);
  expect((await verify(context, { text: 'The secret opening is on Friday', collections })).leftOut).toEqual(
    [],
  );
  expect((await verify(context, { text: 'The keeper opens the weir', collections })).leftOut).toEqual([]);
});

test('GIVEN a document that lost something THEN its pages say how much, and what it was can be read', async () => {
  const context = await libraryOf(FILES);
  const [open, closed] = ['open/guide.md', 'closed/plan.md'].map(
    (path) => context.library.documents.find((document) => document.path === path)!.id,
  );
  const found = page(context, { document: open!, size: 2_000, collections })!;
  expect(found.removed).toBe(1);
  expect(found.blocks.map(({ layout }) => layout?.[0]?.kind)).toEqual([
    undefined,
    undefined,
    'table',
    'item',
    'item',
  ]);
  expect(leftOut(context, { document: open!, size: 5, collections })).toMatchObject({
    total: 1,
    entries: [{ text: expect.stringContaining('The old key'), reason: 'comment' }],
  });
  expect(leftOut(context, { document: closed!, size: 5, collections })).toBeNull();
});

test('GIVEN a quote as an operation finds it THEN it leaves with its layout and its whole citation', async () => {
  const context = await libraryOf(FILES);
  const found = completed(context, await verify(context, { text: 'South | 07:30', collections }));
  const quote = found.places[0]!.quotes[0]!;
  expect(quote.text).toBe('South | 07:30');
  expect(quote.citation).toMatchObject({ block: 'table', headings: ['Guide to the weir'] });
  expect(quote.blocks).toMatchObject([
    {
      kind: 'table',
      cut: true,
      header: [[{ text: 'Gate' }, { text: 'Opens' }]],
      rows: [[{ at: 0 }, { at: 8 }]],
    },
  ]);
});

test('GIVEN a table longer than a page THEN it goes on on the next, rows whole, under its header', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => `| Gate ${i} | ${i}:00 |`);
  const context = await libraryOf({
    'open/long.md': ['# Gates', '', '| Gate | Opens |', '|---|---|', ...rows].join('\n'),
  });
  const { id } = context.library.documents[0]!;
  const size = 1_700;
  const first = page(context, { document: id, size, collections })!;
  const seen: string[] = [];
  for (let at = 0; at < first.pages; at++) {
    const { blocks } = page(context, { document: id, page: at, size, collections })!;
    for (const { layout } of blocks) {
      if (!layout) continue;
      expect(layout[0]!.header![0]!.map(({ text }) => text)).toEqual(['Gate', 'Opens']);
      seen.push(...layout[0]!.rows!.map((row) => row.map(({ text }) => text).join(' ')));
    }
  }
  expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => `Gate ${i} ${i}:00`));
});
