import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

const word = fc.constantFrom(
  ...'the envoy envoys of U.S. us WHO who treaty treaties don’t end-game war 대사 대사는 서울에서 1,998 is it'.split(
    ' ',
  ),
);
const paragraph = fc.array(word, { minLength: 4, maxLength: 30 });
const document = fc.array(paragraph, { minLength: 1, maxLength: 4 });

describe('phrases in quotation marks', { timeout: 120_000 }, () => {
  it('GIVEN words of a passage in a row THEN that passage is found, and only passages that hold them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        async (documents, pick, length) => {
          const context = await libraryOf(
            Object.fromEntries(
              documents.map((paragraphs, i) => [
                `a/${i}.txt`,
                `Title ${i}\n\n${paragraphs.map((words) => words.join(' ')).join('\n\n')}`,
              ]),
            ),
          );
          const row = documents[pick % documents.length]!.at(-1)!;
          const start = pick % (row.length - 2);
          const phrase = row.slice(start, start + 2 + (length % 5)).join(' ');
          const found = await retrieve(
            context,
            parseQuery(context, {
              text: `“${phrase}”`,
              collections: everyCollection(context),
            }),
          );
          const texts = found.candidates.map(({ passage }) => context.library.passageText(passage));
          expect(texts.length).toBeGreaterThan(0);
          const plain = (text: string) => text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
          for (const text of texts) expect(plain(text)).toContain(plain(phrase));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(['war peace talks', 'peace', 'talks'])(
    'GIVEN “%s”, a part of words with hyphens THEN it is found',
    async (phrase) => {
      const context = await libraryOf({ 'a/1.txt': 'Notes\n\nOld pre-war peace talks-about-talks ended.' });
      const { candidates } = await retrieve(
        context,
        parseQuery(context, {
          text: `“${phrase}”`,
          collections: everyCollection(context),
        }),
      );
      expect(candidates).toHaveLength(1);
    },
  );

  it('GIVEN a phrase in a long question THEN passages that hold it come before others', async () => {
    const context = await libraryOf({
      'a/1.txt': 'Harbour\n\nThe harbour plan was called a bold step by the mayor of the town in spring.',
      'a/2.txt': 'Harbour plan\n\nThe bold mayor took a step towards the harbour plan of the town in spring.',
    });
    const { candidates } = await retrieve(
      context,
      parseQuery(context, {
        text: 'I would like to know what the mayor of the town who spoke in spring about the harbour plan said was a “bold step” then',
        collections: everyCollection(context),
      }),
    );
    expect(context.library.passageText(candidates[0]!.passage)).toContain('a bold step');
  });
});
