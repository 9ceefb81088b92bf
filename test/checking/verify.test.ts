import { describe, expect, it } from 'vitest';
import { verify } from '../../src/checking/verify/verify.ts';
import { EMBASSIES, OPEN } from '../support/embassies.ts';
import { everyCollection, libraryOf } from '../support/search-library.ts';

const SENTENCE =
  "South Korea's ambassador to Malta, Han Seo-jin, opened a reading room in Valletta on June 1.";

const check = async (text: string, collections = OPEN) =>
  verify(await libraryOf(EMBASSIES), { text, collections });

describe('verifying a quote', () => {
  it('GIVEN a sentence that two documents share THEN it is verbatim at both, whole sentences with the words marked', async () => {
    const found = await check('Han Seo-jin, opened a reading room');
    expect(found).toMatchObject({ kind: 'verbatim', tolerated: [], nearest: null });
    expect(found.places.map(({ quotes }) => quotes[0]!.citation.path)).toEqual([
      'news/2019-06-03-envoys.md',
      'news/2019-06-04-envoys-copy.md',
    ]);
    for (const { quotes } of found.places) {
      const [quote] = quotes;
      expect(quote!.text).toBe(SENTENCE);
      expect(quote!.highlights.map(([start, end]) => quote!.text.slice(start, end))).toEqual([
        'Han Seo-jin, opened a reading room',
      ]);
    }
  });

  it.each([
    ['as Discord wraps it', `> “${SENTENCE}”`, ['markup']],
    ['with markup and escapes', SENTENCE.replace('Han Seo-jin', '**Han Seo\\-jin**'), ['markup']],
    [
      'over two lines, with double spaces',
      SENTENCE.replace(' opened', '\n opened').replace('reading room', 'reading  room'),
      ['spaces'],
    ],
    ['in capitals', SENTENCE.toUpperCase(), ['case']],
    [
      'with another hyphen and apostrophe',
      SENTENCE.replace("'", '’').replace('Seo-jin', 'Seo‑jin'),
      ['marks'],
    ],
    ['in decomposed letters', '협정은 대구 어획량을 연간 900톤으로 제한한다.'.normalize('NFD'), []],
    [
      'with an insertion',
      'The room holds 3,100 books [in all], most of them gifts from Busan.',
      ['insertion'],
    ],
    ['with a capital put in', '[T]he room holds 3,100 books', ['insertion']],
  ])(
    'GIVEN a sentence %s THEN it is verbatim, and what was put up with is said',
    async (_, text, tolerated) => {
      const found = await check(text);
      expect(found.kind).toBe('verbatim');
      expect(
        [...found.tolerated].filter((one) => one !== 'case' || tolerated.includes('case')).sort(),
      ).toEqual([...tolerated].sort());
    },
  );

  it('GIVEN a document with ligatures and wide letters THEN its sentences are verbatim in plain letters too', async () => {
    const ligatures = await libraryOf({
      'a/0.txt': 'Title\n\nﬁ U.S.\n\nThe oﬃce of ㈜한빛 opened in ２０２４.',
    });
    const everywhere = everyCollection(ligatures);
    for (const text of ['FI U.S.', 'the office of (주)한빛 opened in 2024', 'oﬃce  of ㈜한빛']) {
      expect(await verify(ligatures, { text, collections: everywhere })).toMatchObject({ kind: 'verbatim' });
    }
  });

  it('GIVEN words left out THEN both sides are found, in order, in one document, and the ellipsis is said', async () => {
    const found = await check("South Korea's ambassador to Malta … most of them gifts from Busan.");
    expect(found).toMatchObject({ kind: 'verbatim', tolerated: ['ellipsis'] });
    const [place] = found.places;
    const marked = place!.quotes.flatMap((quote) =>
      quote.highlights.map(([start, end]) => quote.text.slice(start, end)),
    );
    expect(marked).toEqual(["South Korea's ambassador to Malta", 'most of them gifts from Busan.']);
  });

  it('GIVEN the two sides of an ellipsis in the wrong order or of two documents THEN it is not verbatim', async () => {
    expect((await check('most of them gifts from Busan … an ambassador to Malta')).kind).not.toBe('verbatim');
    expect((await check('opened a reading room in Valletta … signed in Reykjavik')).kind).not.toBe(
      'verbatim',
    );
  });

  it('GIVEN a changed figure and name THEN the nearest wording is shown with just these words marked on both sides', async () => {
    const found = await check('She said that fifty volunteers had helped. The room holds 3,500 books');
    expect(found.kind).toBe('near');
    const { quote, differing } = found.nearest!;
    expect(differing.map(([start, end]) => found.given.slice(start, end))).toEqual(['fifty', '3,500']);
    expect(quote.highlights.map(([start, end]) => quote.text.slice(start, end))).toEqual([
      'forty-two',
      '3,100',
    ]);
  });

  it.each(['The price of rice fell by a third in October.', '', '???', '…'])(
    'GIVEN %j, which nothing resembles THEN it is absent',
    async (text) => {
      expect(await check(text)).toMatchObject({ kind: 'absent', places: [], nearest: null });
    },
  );

  it('GIVEN a sentence of a collection the reader may not see THEN it is not found, nor is anything near it', async () => {
    const text = 'The secret harbour plan was drawn up by Gwendolyn Farthing.';
    expect(JSON.stringify((await check(text)).nearest)).not.toMatch(/lighthouse|memo/i);
    expect((await check(text)).kind).toBe('absent');
    expect((await check(text, ['closed'])).kind).toBe('verbatim');
  });

  it('GIVEN part of a word or number THEN it is no place where the quote stands', async () => {
    const found = await check('holds 3,1');
    expect(found.kind).not.toBe('verbatim');
  });
});
