import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/documents/clean.ts';
import { parseDocument } from '../../src/documents/read.ts';
import { PAGES } from './pages.ts';

const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

function isSubsequence(part: string[], whole: string[]): boolean {
  let at = 0;
  for (const line of whole) if (at < part.length && part[at] === line) at += 1;
  return at === part.length;
}

describe('text copied from web pages', () => {
  test.each(PAGES)('GIVEN $name THEN nothing but the document stays', ({ text, kept }) => {
    const tag = /^\[[^\]]+\] /;
    expect(lines(clean(text).text).map((line) => line.replace(tag, ''))).toEqual(kept);
  });

  test.each(PAGES)('GIVEN $name THEN it is described by what its page shows', async (page) => {
    const document = await parseDocument('page.txt', new TextEncoder().encode(page.text));
    expect(document).toMatchObject({ title: page.title, published: page.published, kind: page.kind });
    if (page.publisher !== undefined) expect(document.publisher).toBe(page.publisher);
  });

  test('GIVEN sentences that speak of what menus speak of THEN they stay', () => {
    const prose = 'This is the first paragraph of a text that has several of them, each one a sentence.';
    const inside = [
      'Go to contents, he said.',
      'Home is where the search for an answer begins.',
      'Copyright law was changed in 2009 by the parliament of the country.',
      'Most viewed articles were about the sea.',
      'Korean',
      'Share of exports: 12.5%',
      'She wrote to the editor by e-mail.',
      'By land and sea they came.',
      '무단 전재를 막는 법안이 국회를 통과했다.',
      '조회수가 가장 높은 영상은 등대 영상이었다.',
    ];
    const text = [prose, ...inside, prose.replace('first', 'last')].join('\n\n');
    expect(clean(text).text).toBe(text);
  });

  test('GIVEN a chronology THEN its dates stay', () => {
    const text =
      '1950-06-25\nWar begins\n\n1953-07-27\nArmistice signed\n\n1991-09-17\nBoth join the United Nations';
    expect(clean(text).text).toBe(text);
  });

  test('GIVEN headings named like sections of a site THEN they stay above their text', () => {
    const prose = 'This is the first paragraph of a text that has several of them, each one a sentence.';
    const text = `# Yearbook\n\n## Economy\n\n${prose}\n\n## Diplomacy\n\n${prose}`;
    expect(clean(text).text).toBe(text);
  });

  test('GIVEN nothing but menu words THEN the text is left as it is', () => {
    expect(clean('Home\nSearch').text).toBe('Home\nSearch');
  });

  test('GIVEN any lines THEN what stays is a subsequence of them, character for character', () => {
    const pool = PAGES.flatMap(({ text }) => text.split('\n'));
    const line = fc.oneof(
      fc.constantFrom(...pool, '', ''),
      fc.string({ maxLength: 60 }).map((s) => s.replace(/[\n\r]/g, ' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (all) => {
        const { text } = clean(all.join('\n'));
        return isSubsequence(
          text.split('\n').filter((l) => l !== ''),
          all,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('GIVEN a cleaned page THEN cleaning it again changes nothing', () => {
    for (const { text } of PAGES) {
      const once = clean(text).text;
      expect(clean(once).text).toBe(once);
    }
  });
});
