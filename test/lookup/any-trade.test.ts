import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLibrary } from '../../embeddings/indexing/build.ts';
import type { DomainName } from '../../src/config.ts';
import { makeContext } from '../../src/engine/local.ts';
import type { Context } from '../../src/library/context.ts';
import { openLibrary } from '../../src/library/open.ts';
import { ask } from '../../src/lookup/ask.ts';
import { lookupPost } from '../../src/lookup/post.ts';
import { lookupThing } from '../../src/lookup/shape.ts';
import { kinds, suggest, suggestAny } from '../../src/lookup/suggest.ts';
import { writeCorpus } from '../support/generated.ts';
import { shippedEncoder } from '../support/place.ts';

const NOW = () => new Date('2026-01-01T00:00:00Z');

const DOCUMENTS = {
  'shop/pump.md': `---
title: RX-200 heating pump
date: 2025-03-02
---
# RX-200 heating pump

The RX-200 replaces the older RX-180 in houses of up to four floors. Bleed the radiator before you open the valve.

## Faults

| Code | Meaning |
|---|---|
| E42 | The filter is blocked |
| E17 | The sensor gives no reading |

If the display shows E42, close both taps and rinse the filter.
`,
  'shop/staff.md': `---
title: Who does what
date: 2025-06-10
---
# Who does what

- Head of maintenance: Jane Miller
- Van and tools: Ben Ortiz

The head of maintenance, Jane Miller, plans the rounds of each week. Our apprentice trainer is Olga Reznik.
`,
  'shop/old-staff.md': `---
title: Who did what
date: 2023-01-10
---
The head of maintenance is Paul Okafor. He answers the emergency line at night.
`,
  'shop/law.md': `---
title: 건축설비 관리 규정
date: 2024-02-01
---
# 건축설비 관리 규정

## 제11조(배관 점검)

배관은 해마다 두 번 점검한다. 점검 결과는 삼 년 동안 보관한다.

## 제12조(누수 신고)

누수를 발견한 사람은 지체 없이 시설관리팀장에게 알린다. 시설관리팀장 김영수는 신고를 접수한다.
`,
  'soft/settings.md': `---
title: Settings of the booking program
date: 2025-01-15
---
# Settings

| Setting | What it does |
|---|---|
| \`preview.port\` | The port of the page with the day's visits |
| \`LOG_LEVEL\` | How much is written to the log |

Start the program with \`--dry-run\` to see what it would book. Version 4.2.1 reads \`preview.port\` at the start. See Section 4.2 of the contract and § 12 for what is stored.

The game community of our apprentices writes to Game Community once a week. Open Settings to leave it.
`,
};

describe.each([[[] as DomainName[]], [['diplomacy'] as DomainName[]]])(
  'a plumbers’ library, domains: %j',
  (domains) => {
    let context: Context;
    const collections = ['shop', 'soft'];
    const root = mkdtempSync(join(tmpdir(), 'attache-trade-'));
    const config = { corpusDir: join(root, 'corpus'), dataDir: join(root, 'data') };
    beforeAll(async () => {
      writeCorpus(config.corpusDir, DOCUMENTS);
      const encoder = await shippedEncoder();
      await buildLibrary({ config, encoder });
      const library = await openLibrary({ dataDir: config.dataDir, encoder });
      context = makeContext(library, encoder, { ...config, domains }, NOW);
    }, 240_000);
    afterAll(() => {
      context.library.close();
      rmSync(root, { recursive: true, force: true });
    });

    it('GIVEN the library THEN the kinds it holds, and none that it does not', () => {
      const held = kinds(context, { collections }).map(({ kind }) => kind);
      expect(held).toEqual(
        expect.arrayContaining(['person', 'post', 'product', 'code', 'setting', 'article', 'version']),
      );
      expect(held).not.toContain('place');
      expect(kinds(context, { collections: [] })).toEqual([]);
    });

    it.each([
      ['RX-200', 'product', /replaces the older RX-180/],
      ['rx-180', 'product', /replaces the older RX-180/],
      ['E42', 'code', /filter is blocked/],
      ['error E17', 'code', /no reading/],
      ['preview.port', 'setting', /port of the page/],
      ['LOG_LEVEL', 'setting', /written to the log/],
      ['--dry-run', 'setting', /would book/],
      ['4.2.1', 'version', /Version 4\.2\.1/],
      ['version 4.2.1', 'version', /Version 4\.2\.1/],
      ['§ 12', 'article', /what is stored/],
      ['Section 12', 'article', /what is stored/],
      ['section 4.2', 'article', /contract/],
      ['제11조', 'article', /해마다 두 번/],
      ['건축설비 관리 규정 제12조', 'article', /누수를 발견한/],
    ])('GIVEN %s THEN it is a %s, explained first', (text, what, first) => {
      const card = lookupThing(context, { text, collections });
      expect(card).toMatchObject({ kind: 'shape', what });
      expect(card.kind === 'shape' && card.mentions[0]!.quote.text).toMatch(first);
    });

    it('GIVEN letters of a name THEN it is suggested with its kind, and words that are no people are not', () => {
      const typed = (text: string) => suggestAny(context, { typed: text, collections });
      expect(typed('prev')).toEqual([{ name: 'preview.port', kind: 'setting' }]);
      expect(typed('rx')).toEqual(
        expect.arrayContaining([
          { name: 'RX-200', kind: 'product' },
          { name: 'RX-180', kind: 'product' },
        ]),
      );
      const people = suggest(context, { kind: 'person', typed: '', collections });
      expect([...people].sort()).toEqual(
        ['Ben Ortiz', 'Jane Miller', 'Olga Reznik', 'Paul Okafor', '김영수'].sort(),
      );
      expect(
        suggestAny(context, { kind: 'code', typed: '', collections })
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['E17', 'E42']);
    });

    it('GIVEN who may see the shop only THEN nothing of the other collection is named', () => {
      const shop = ['shop'];
      expect(lookupThing(context, { text: 'preview.port', collections: shop }).kind).toBe('nothing');
      expect(suggestAny(context, { typed: 'prev', collections: shop })).toEqual([]);
      expect(kinds(context, { collections: shop }).map(({ kind }) => kind)).not.toContain('setting');
    });

    it.each([
      ['Who is the head of maintenance?', 'Jane Miller'],
      ['Who was head of maintenance in 2023?', 'Paul Okafor'],
      ['시설관리팀장은 누구인가요?', '김영수'],
    ])('GIVEN "%s" THEN /ask and /lookup name %s', async (question, name) => {
      const card = lookupPost(context, { text: question, collections });
      expect(card.kind === 'post' && card.groups[0]!.holders[0]!.holder).toBe(name);
      const outcome = await ask(context, { text: question, collections, limit: 1 });
      expect(outcome.kind === 'answer' && outcome.quotes[0]!.text).toContain(name);
    });

    it.each([
      ['How do I bleed the radiator?', /Bleed the radiator before/],
      ['How many times a year are the pipes checked? 배관은 몇 번 점검합니까?', /두 번 점검/],
      ['What does preview.port do?', /port of the page/],
      ['What does E42 mean?', /filter is blocked|rinse the filter/],
    ])('GIVEN "%s" THEN it is answered', async (text, said) => {
      const outcome = await ask(context, { text, collections, limit: 2 });
      const quotes = outcome.kind === 'abstention' ? [] : outcome.quotes;
      expect(quotes.map((quote) => quote.text).join('\n')).toMatch(said);
    });
  },
);
