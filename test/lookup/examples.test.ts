import { expect, test } from 'vitest';
import { answer } from '../../src/answering/answer.ts';
import { examples } from '../../src/lookup/examples.ts';
import { libraryOf } from '../support/search-library.ts';

const release = (n: number) => `---
title: Opening of hall ${n}
published: 2024-05-0${n}
---

# Opening of hall ${n}

Mayor Olga Brandt said on May ${n}, 2024 that hall ${n} had been opened to every swimmer of the town.
`;

const FILES = {
  'press/a.md': release(1),
  'press/b.md': release(2),
  'press/c.md': release(3),
  'press/d.md': release(4),
  'manual/pumps.md':
    '---\ntitle: Pump manual\n---\n\n# Pump manual\n\n| Pump | Pressure |\n|---|---|\n| Albatross | 4 bar |\n| Gannet | 6 bar |\n\n## Oiling\n\nThe bearings of every pump are oiled on the first Monday of the month.\n',
  'rules/house.md':
    '---\ntitle: House rules\n---\n\n# House rules\n\n| Room | Capacity |\n|---|---|\n| Laundry | 3 people |\n| Library | 12 people |\n\n## Bicycles\n\nBicycles are left in the yard, never in the stairway, where they would block the way out.\n',
};

test('GIVEN several collections THEN the examples come from each, in different kinds, and are answered', async () => {
  const context = await libraryOf(FILES);
  const collections = ['press', 'manual', 'rules'];
  const input = { collections, language: 'en' as const, count: 3 };
  let questions = await examples(context, input);
  // A call stops looking after a while, and the next goes on: a busy machine takes several.
  for (let calls = 1; questions.length < 3 && calls < 20; calls++) questions = await examples(context, input);
  expect(questions).toHaveLength(3);
  const sources = await Promise.all(
    questions.map(async (text) => {
      const outcome = await answer(context, { text, collections });
      return outcome.kind === 'answer' ? outcome.quotes[0]!.citation.collection : outcome.kind;
    }),
  );
  expect([...sources].sort()).toEqual(['manual', 'press', 'rules']);
}, 120_000);
