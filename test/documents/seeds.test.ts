import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cut } from '../../src/documents/cut.ts';
import { listFiles } from '../../src/documents/files.ts';
import { readDocument } from '../../src/documents/read.ts';
import type { Document } from '../../src/documents/types.ts';

const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const there = existsSync(SEEDS);
if (!there) console.log('SKIPPED: the five documents of ../shared/seeds are not here');

const EXPECTED: Record<string, Partial<Document>> = {
  '000': { title: 'The Secretary General Race', published: '2006-02-24', kind: 'news' },
  '001': { published: '2024-04-25', kind: 'press release' },
  '002': { published: '2019-03-20', kind: 'news', publisher: 'The Hankyoreh' },
  '003': { published: null, kind: 'press release' },
  '004': {
    title: 'Korea-U.S. Relationship: Evolving Into a More Mature Partnership',
    published: null,
    kind: 'speech',
  },
};

describe.skipIf(!there)('the five documents', () => {
  test('GIVEN them THEN titles, dates, kinds and languages are right', async () => {
    const { files } = await listFiles(SEEDS);
    expect(files).toHaveLength(5);
    for (const file of files) {
      const document = await readDocument(SEEDS, file);
      expect(document).toMatchObject({ ...EXPECTED[file.slice(0, 3)], language: 'en' });
      if (file.startsWith('001'))
        expect(document.title).toMatch(/^Discussion on “Multilateral .* Diplomatic Missions$/);
      if (file.startsWith('003'))
        expect(document.title).toMatch(/^Foreign Ministry to Hold 2017 .* Overseas Diplomatic Missions$/);
      if (file.startsWith('002')) expect(document.title).toMatch(/^North Korea convenes .* homecoming$/);
    }
  });

  test('GIVEN them THEN no passage holds a menu, counter or footer, and all running text is there', async () => {
    for (const file of (await listFiles(SEEDS)).files) {
      const document = await readDocument(SEEDS, file);
      const passages = cut(document, { countTokens: (text) => Math.ceil(text.length / 4), maxTokens: 256 });
      const said = passages.map(({ start, end }) => document.text.slice(start, end)).join('\n');
      expect(said).not.toMatch(
        /Go to contents|바로가기|검색창|^KOR$|^hit$|^Date$|1998$|Posted|Modified|Most viewed|Please direct|button that|클릭시|unofficial translation|^By Jung|^Press Releases$|Ji Jae-ryong\n/m,
      );
      expect(said).toMatch(/Minister|ambassador/i);
      expect(said.length).toBeGreaterThan(2500);
    }
  });
});
